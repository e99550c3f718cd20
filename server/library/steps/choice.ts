import { z } from 'zod'
import type { ChoiceAnswer } from '../../../shared/steps/choice.ts'
import { line, slug } from '../text-schema.ts'
import { asksConfidence, explanation, stepPoints, stepShape } from './base.ts'
import { itemId } from './items.ts'
import { differentTexts, uniqueIds, uniqueValues, whenList } from '../unique.ts'

const choiceSchema = z.strictObject({
  id: slug(20).describe('Nom du choix dans ce fichier : a, b, c… Ne s’affiche pas.'),
  text: line(250).describe('Texte du choix.')
})

export const choiceAnswerSchema: z.ZodType<ChoiceAnswer> = z.strictObject({
  kind: z.literal('choice'),
  choices: z.array(itemId).max(6)
})

/** A question with one or several right choices, as an author writes it. */
export const choiceStepSchema = z
  .strictObject({
    kind: z.literal('choice').describe('Question à choix : une ou plusieurs bonnes réponses.'),
    ...stepShape,
    prompt: line(600).describe('Question posée, sur un seul paragraphe.'),
    limitSeconds: z
      .int()
      .min(5)
      .max(300)
      .describe('Temps pour répondre, en secondes, lecture comprise.'),
    choices: z
      .array(choiceSchema)
      .min(2)
      .max(6)
      .superRefine(uniqueIds, whenList)
      .superRefine(differentTexts, whenList)
      .describe('De deux à six choix.'),
    right: z
      .array(z.string())
      .min(1)
      .superRefine(uniqueValues, whenList)
      .describe('Noms (id) des bonnes réponses. Au moins un choix doit rester faux.'),
    explanation,
    points: stepPoints(1000),
    asksConfidence
  })
  .superRefine(checkRight, { when: ({ value }) => hasLists(value) })

interface Lists {
  readonly choices: readonly ({ readonly id?: unknown } | null | undefined)[]
  readonly right: readonly unknown[]
}

function hasLists(value: unknown): value is Lists {
  const { choices, right } = (value ?? {}) as Partial<Lists>
  return Array.isArray(choices) && Array.isArray(right)
}

function checkRight({ choices, right }: Lists, context: z.core.$RefinementCtx) {
  const ids = choices.map((choice) => choice?.id)
  right.forEach((id, index) => {
    if (typeof id !== 'string' || ids.includes(id)) return
    const known = ids.filter((one) => typeof one === 'string').join(', ')
    const message = `doit être un choix de cette étape : ${known} (ici « ${id} »)`
    context.addIssue({ code: 'custom', path: ['right', index], message, input: id })
  })
  if (new Set(ids).size > 1 && ids.every((id) => right.includes(id))) {
    const message = 'doit laisser au moins un choix faux (ici tous sont justes)'
    context.addIssue({ code: 'custom', path: ['right'], message, input: right })
  }
}
