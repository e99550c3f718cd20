import { z } from 'zod'
import type { OrderAnswer } from '../../../shared/steps/order.ts'
import { line } from '../text-schema.ts'
import { differentTexts, whenList } from '../unique.ts'
import { asksConfidence, explanation, stepPoints, stepShape } from './base.ts'
import { itemId, itemOf } from './items.ts'

export const orderAnswerSchema: z.ZodType<OrderAnswer> = z.strictObject({
  kind: z.literal('order'),
  items: z.array(itemId).max(8)
})

/** Things to be put in order, as an author writes it. */
export const orderStepSchema = z
  .strictObject({
    kind: z.literal('order').describe('Éléments à ranger dans le bon ordre.'),
    ...stepShape,
    items: z
      .array(line(160))
      .min(3)
      .max(8)
      .superRefine(differentTexts, whenList)
      .describe('De trois à huit éléments, dans le bon ordre.'),
    explanation,
    points: stepPoints(1000),
    asksConfidence
  })
  .transform((step) => ({ ...step, items: step.items.map(itemOf) }))
