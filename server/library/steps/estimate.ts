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
  .superRefine(({ least, most, right, within, decimals }, context) => {
    const refuse = (key: string, message: string, input: unknown) =>
      context.addIssue({ code: 'custom', path: [key], message, input })
    // Else nobody could give it, or come near it.
    const smallest = 10 ** -decimals
    if (Number(right.toFixed(decimals)) !== right) {
      refuse('right', 'ne doit pas avoir plus de chiffres après la virgule que decimals', right)
    }
    if (within !== undefined && within < smallest) {
      refuse('within', 'doit être au moins le plus petit pas que permet decimals', within)
    }
    if (!(least < most)) {
      refuse('most', 'doit être plus grand que least', most)
    } else if (right < least || right > most) {
      refuse('right', 'doit être entre least et most', right)
    }
  })
  .transform(({ within, ...step }) => ({
    ...step,
    within: within ?? (step.most - step.least) / 4
  }))
