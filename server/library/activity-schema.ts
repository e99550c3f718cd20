import { z } from 'zod'
import { choiceStepSchema } from './choice-schema.ts'
import { line, slug } from './text-schema.ts'
import { uniqueIds, whenList } from './unique.ts'

const sourceSchema = z.strictObject({
  title: line(300).describe('Titre de l’ouvrage d’où vient le texte.'),
  authors: line(300).describe('Auteurs du texte.'),
  edition: line(200).describe('Édition, année.'),
  pages: line(60).exactOptional().describe('Pages, si l’ouvrage en a : 4–9.'),
  licence: line(300).describe('À quelles conditions le texte peut être repris.')
})

/** An activity as an author writes it; what it gives is the `Activity` that the core plays. */
export const activitySchema = z
  .strictObject({
    id: slug(60).describe('Nom stable de l’activité, le même que celui du fichier.'),
    title: line(120).describe('Titre de l’activité.'),
    summary: line(300).describe('Une phrase pour la personne qui choisit l’activité.'),
    language: z.enum(['fr', 'en']).describe('Langue des textes.'),
    source: sourceSchema.describe('D’où vient le texte ; montré à côté de lui.'),
    steps: z
      .array(z.discriminatedUnion('kind', [choiceStepSchema]))
      .min(1)
      .max(200)
      .superRefine(uniqueIds, whenList)
      .describe('Étapes, dans l’ordre où elles se jouent.')
  })
  .meta({ title: 'Activité Préau', description: 'Une activité : une suite d’étapes.' })

/** What an editor needs to complete and check an activity's file. */
export function activityJsonSchema() {
  // Editors' YAML support is surest with draft 7.
  return z.toJSONSchema(activitySchema, { io: 'input', target: 'draft-7' })
}
