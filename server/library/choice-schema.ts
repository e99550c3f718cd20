import { z } from 'zod'
import { line, paragraphs, slug } from './text-schema.ts'
import { uniqueIds, uniqueValues, whenList } from './unique.ts'

const choiceSchema = z.strictObject({
  id: slug(20).describe('Nom du choix dans ce fichier : a, b, c… Ne s’affiche pas.'),
  text: line(250).describe('Texte du choix.')
})

/** A question with one or several right choices, as an author writes it. */
export const choiceStepSchema = z
  .strictObject({
    kind: z.literal('choice').describe('Question à choix : une ou plusieurs bonnes réponses.'),
    id: slug(60).describe(
      'Nom stable de l’étape, unique dans l’activité. Il ne change plus une fois l’activité jouée.'
    ),
    prompt: line(600).describe('Question posée, sur un seul paragraphe.'),
    choices: z
      .array(choiceSchema)
      .min(2)
      .max(6)
      .superRefine(uniqueIds, whenList)
      .describe('De deux à six choix.'),
    right: z
      .array(z.string())
      .min(1)
      .superRefine(uniqueValues, whenList)
      .describe('Noms (id) des bonnes réponses. Au moins un choix doit rester faux.'),
    explanation: paragraphs(2000).describe(
      'Explication montrée à la correction. Une ligne vide sépare deux paragraphes.'
    ),
    limitSeconds: z
      .int()
      .min(5)
      .max(300)
      .describe('Temps pour répondre, en secondes, lecture comprise.'),
    points: z
      .literal([0, 1000, 2000])
      .default(1000)
      .describe('Points d’une réponse juste et immédiate : 0, 1000 ou 2000.'),
    themes: z
      .array(line(40))
      .max(5)
      .superRefine(uniqueValues, whenList)
      .default([])
      .describe('Thèmes de la question, pour lire les résultats par thème.')
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
