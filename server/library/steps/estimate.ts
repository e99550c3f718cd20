import { z } from 'zod'
import type { EstimateAnswer } from '../../../shared/steps/estimate.ts'
import { line } from '../text-schema.ts'
import { asksConfidence, explanation, stepPoints, stepShape } from './base.ts'

const number = z.number().min(-1e12).max(1e12)

export const estimateAnswerSchema: z.ZodType<EstimateAnswer> = z.strictObject({
  kind: z.literal('estimate'),
  value: number
})

/** A number to guess, as an author writes it. */
export const estimateStepSchema = z
  .strictObject({
    kind: z.literal('estimate').describe('Nombre à estimer.'),
    ...stepShape,
    unit: line(40).or(z.literal('')).default('').describe('Unité, au pluriel. Vide : nombre seul.'),
    least: number.describe('Plus petit nombre que l’on peut répondre.'),
    most: number.describe('Plus grand nombre que l’on peut répondre.'),
    decimals: z.int().min(0).max(3).default(0).describe('Chiffres après la virgule.'),
    right: number.describe('Le bon nombre.'),
    within: z
      .number()
      .positive()
      .exactOptional()
      .describe('Écart à partir duquel rien n’est gagné ; un quart de l’étendue si absent.'),
    explanation,
    points: stepPoints(1000),
    asksConfidence
  })
  .superRefine(({ least, most, right }, context) => {
    if (!(least < most)) {
      const message = 'doit être plus grand que least'
      context.addIssue({ code: 'custom', path: ['most'], message, input: most })
    } else if (right < least || right > most) {
      const message = 'doit être entre least et most'
      context.addIssue({ code: 'custom', path: ['right'], message, input: right })
    }
  })
  .transform(({ within, ...step }) => ({
    ...step,
    within: within ?? (step.most - step.least) / 4
  }))
