import { z } from 'zod'
import { checkReferences, glossaryName, headShape, stepsSchema } from './activity-schema.ts'
import { line, slug } from './text-schema.ts'
import { uniqueIds, whenList } from './unique.ts'

const part = {
  id: slug(30).describe('Nom de la partie, unique dans le programme.'),
  title: line(120).describe('Titre de la partie.')
}

const partSchema = z.union([
  z.strictObject({
    ...part,
    activity: slug(60).describe('Activité (id) jouée dans cette partie.')
  }),
  z.strictObject({
    ...part,
    again: slug(30).describe('Partie plus haut (id) dont les questions sont posées à nouveau.')
  }),
  z
    .strictObject({ ...part, steps: stepsSchema.describe('Étapes propres au programme.') })
    .superRefine(checkReferences)
])

/** A programme as an author writes it: activities played one after the other in one game. */
export const programmeSchema = z
  .strictObject({
    ...headShape,
    glossary: glossaryName,
    parts: z
      .array(partSchema)
      .min(1)
      .max(20)
      .superRefine(uniqueIds, whenList)
      .describe('Parties, dans l’ordre où elles se jouent.')
  })
  .meta({ title: 'Programme Préau', description: 'Des activités jouées l’une après l’autre.' })

export type AuthoredProgramme = z.output<typeof programmeSchema>

const termSchema = z.strictObject({
  term: line(60).describe('Le terme, tel qu’il est écrit dans les textes.'),
  also: z.array(line(60)).max(5).default([]).describe('Autres façons de l’écrire.'),
  name: line(200).describe('Le nom en entier.'),
  text: line(1000).describe('Ce que c’est, en une ou deux phrases.')
})

/** A glossary as an author writes it. */
export const glossarySchema = z
  .strictObject({
    id: slug(60).describe('Nom du glossaire, que les activités reprennent.'),
    terms: z.array(termSchema).min(1).max(200).describe('Les termes expliqués.')
  })
  .meta({ title: 'Glossaire Préau', description: 'Des termes expliqués.' })

export type Glossary = z.output<typeof glossarySchema>
