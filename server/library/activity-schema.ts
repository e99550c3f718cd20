import { z } from 'zod'
import type { Activity } from '../../shared/activity.ts'
import type { Step } from '../../shared/steps/kinds.ts'
import { stepSchemas } from './steps/registry.ts'
import { line, slug } from './text-schema.ts'
import { uniqueIds, whenList } from './unique.ts'

const sourceSchema = z.strictObject({
  title: line(300).describe('Titre de l’ouvrage d’où vient le texte.'),
  authors: line(300).describe('Auteurs du texte.'),
  edition: line(200).describe('Édition, année.'),
  pages: line(60).exactOptional().describe('Pages, si l’ouvrage en a : 4–9.'),
  licence: line(300).describe('À quelles conditions le texte peut être repris.')
})

const sectionSchema = z.strictObject({
  id: slug(60).describe('Nom de la section, que ses étapes reprennent.'),
  title: line(200).describe('Titre de la section.')
})

const optionSchema = z.strictObject({
  id: slug(60).describe('Nom de l’option, que ses étapes reprennent.'),
  title: line(120).describe('Ce que l’option ajoute.'),
  on: z.boolean().default(false).describe('Choisie d’avance.')
})

const [first, ...others] = stepSchemas
if (!first) throw new Error('no kind of step')

export const stepsSchema: z.ZodType<Step[]> = z
  .array(z.discriminatedUnion('kind', [first, ...others]))
  .min(1)
  .max(200)
  .superRefine(uniqueIds, whenList)

/** An activity whose glossary is still a name, and its place in the list. */
export type AuthoredActivity = Omit<Activity, 'glossary'> & {
  readonly glossary?: string
  readonly place: number
}

/** What activities, programmes and glossaries begin with. */
export const headShape = {
  id: slug(60).describe('Nom stable de l’activité, le même que celui du fichier.'),
  title: line(120).describe('Titre de l’activité.'),
  shortTitle: line(40)
    .exactOptional()
    .describe('Titre court, là où la place manque : en haut de l’écran et de la console.'),
  summary: line(300).describe('Une phrase pour la personne qui choisit l’activité.'),
  language: z.enum(['fr', 'en']).describe('Langue des textes.'),
  place: z
    .int()
    .min(1)
    .max(999)
    .default(999)
    .describe('Place dans la liste des activités : la plus petite vient d’abord.'),
  source: sourceSchema.describe('D’où vient le texte ; montré à côté de lui.')
}

export const glossaryName = slug(60)
  .exactOptional()
  .describe('Glossaire (id) dont les termes sont expliqués partout où ils apparaissent.')

/** An activity as an author writes it; with its glossary, what it gives is the `Activity` that the core plays. */
export const activitySchema: z.ZodType<AuthoredActivity> = z
  .strictObject({
    ...headShape,
    glossary: glossaryName,
    sections: z
      .array(sectionSchema)
      .min(1)
      .max(60)
      .superRefine(uniqueIds, whenList)
      .exactOptional()
      .describe('Groupes d’étapes que l’on peut choisir et jouer dans un autre ordre.'),
    options: z
      .array(optionSchema)
      .min(1)
      .max(10)
      .superRefine(uniqueIds, whenList)
      .exactOptional()
      .describe('Étapes que l’on peut jouer ou non.'),
    steps: stepsSchema.describe('Étapes, dans l’ordre où elles se jouent.')
  })
  .superRefine(checkReferences)
  .meta({ title: 'Activité Préau', description: 'Une activité : une suite d’étapes.' })

/** What an editor needs to complete and check an activity's file. */
export function activityJsonSchema() {
  // Editors' YAML support is surest with draft 7.
  return z.toJSONSchema(activitySchema, { io: 'input', target: 'draft-7' })
}

/** Names that a step gives must be those of something above it. */
export function checkReferences(
  activity: Pick<AuthoredActivity, 'steps' | 'sections' | 'options'>,
  context: z.core.$RefinementCtx
) {
  const { steps, sections, options } = activity
  const refuse = (index: number, key: string, message: string, input: unknown) =>
    context.addIssue({ code: 'custom', path: ['steps', index, key], message, input })
  steps.forEach((step, index) => {
    const { section, option, again } = step
    if (sections && !sections.some(({ id }) => id === section)) {
      refuse(index, 'section', 'doit être une section de cette activité', section)
    }
    if (!sections && section !== undefined) {
      refuse(index, 'section', 'n’a de sens que dans une activité qui a des sections', section)
    }
    if (option !== undefined && !options?.some(({ id }) => id === option)) {
      refuse(index, 'option', 'doit être une option de cette activité', option)
    }
    const earlier = steps.slice(0, index)
    const asked = earlier.find(({ id, kind }) => id === again && kind === step.kind)
    if (again !== undefined && !asked) {
      refuse(index, 'again', 'doit être une étape plus haut, de même sorte', again)
    }
    if (asked && !areComparable(asked, step)) {
      refuse(index, 'again', 'doit être un vote sur les mêmes options', again)
    }
    const optionsOf = step.kind === 'opinion' ? step.optionsOf : undefined
    if (
      optionsOf !== undefined &&
      !earlier.some(({ id, kind }) => id === optionsOf && kind === 'words')
    ) {
      refuse(index, 'optionsOf', 'doit être une étape de mots plus haut', optionsOf)
    }
  })
}

/** OPINION-2: a vote that moved to an option must find it in both votes. */
function areComparable(earlier: Step, step: Step): boolean {
  if (earlier.kind !== 'opinion' || step.kind !== 'opinion') return true
  const ids = new Set(earlier.options.map(({ id }) => id))
  return (
    earlier.optionsOf === step.optionsOf &&
    ids.size === step.options.length &&
    step.options.every(({ id }) => ids.has(id))
  )
}
