import { z } from 'zod'
import type { Activity } from '../../../shared/activity.ts'
import type { OpinionAnswer, OpinionOption, OpinionStep } from '../../../shared/steps/opinion.ts'
import { line, slug } from '../text-schema.ts'
import { differentTexts, uniqueIds, whenList } from '../unique.ts'
import { explanation, stepPoints, stepShape } from './base.ts'
import { itemId } from './items.ts'

export const opinionAnswerSchema: z.ZodType<OpinionAnswer> = z.strictObject({
  kind: z.literal('opinion'),
  option: itemId
})

const optionSchema = z.strictObject({
  id: slug(20).describe('Nom de l’option dans ce fichier. Ne s’affiche pas.'),
  text: line(250).describe('Texte de l’option.')
})

const scale: readonly OpinionOption[] = [
  { id: 'tout-a-fait', text: 'Tout à fait d’accord', agreement: 2 },
  { id: 'plutot', text: 'Plutôt d’accord', agreement: 1 },
  { id: 'ni-ni', text: 'Ni d’accord ni pas d’accord', agreement: 0 },
  { id: 'plutot-pas', text: 'Plutôt pas d’accord', agreement: -1 },
  { id: 'pas-du-tout', text: 'Pas du tout d’accord', agreement: -2 }
]

const withoutOpinion: OpinionOption = { id: 'sans-avis', text: 'Sans avis', agreement: null }

const inEnglish: Readonly<Record<string, string>> = {
  'tout-a-fait': 'Strongly agree',
  plutot: 'Agree',
  'ni-ni': 'Neither agree nor disagree',
  'plutot-pas': 'Disagree',
  'pas-du-tout': 'Strongly disagree',
  'sans-avis': 'No opinion'
}

/** A vote on a scale speaks the language of its activity. */
export function scaleIn(language: Activity['language'], step: OpinionStep): OpinionStep {
  const isScale = step.options.some(({ agreement }) => agreement !== null)
  if (language === 'fr' || !isScale) return step
  const options = step.options.map((option) => ({
    ...option,
    text: inEnglish[option.id] ?? option.text
  }))
  return { ...step, options }
}

/** A vote in which nothing is right or wrong, as an author writes it. */
export const opinionStepSchema = z
  .strictObject({
    kind: z.literal('opinion').describe('Vote où rien n’est juste ni faux.'),
    ...stepShape,
    scale: z
      .literal([4, 5])
      .exactOptional()
      .describe('Échelle d’accord à 4 ou 5 degrés, à la place d’options.'),
    withoutOpinion: z
      .boolean()
      .default(true)
      .describe('Avec une échelle : propose aussi « Sans avis ».'),
    wanted: z
      .enum(['agree', 'disagree'])
      .nullable()
      .default(null)
      .describe(
        'Vers quel bout de l’échelle on espère voir la salle aller : disagree pour une idée reçue à combattre.'
      ),
    options: z
      .array(optionSchema)
      .min(2)
      .max(6)
      .superRefine(uniqueIds, whenList)
      .superRefine(differentTexts, whenList)
      .exactOptional()
      .describe('De deux à six options, sans échelle.'),
    optionsOf: slug(60)
      .exactOptional()
      .describe('Étape de mots (id) dont les textes les plus donnés sont mis aux voix.'),
    explanation: explanation.default(''),
    points: stepPoints(0)
  })
  .superRefine((step, context) => {
    const refuse = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message, input: step })
    const ways = [step.scale, step.options, step.optionsOf].filter((way) => way !== undefined)
    if (ways.length !== 1) refuse([], 'doit avoir soit scale, soit options, soit optionsOf')
    // They go to who wrote the texts: nobody wrote the other options.
    if (step.points > 0 && step.optionsOf === undefined) {
      refuse(
        ['points'],
        'doit être 0 : seul un vote sur des textes (optionsOf) rapporte des points'
      )
    }
  })
  .transform(({ scale: degrees, withoutOpinion: offers, options, ...step }) => {
    const onScale = scale.filter(({ agreement }) => degrees === 5 || agreement !== 0)
    return {
      ...step,
      options:
        degrees === undefined
          ? (options ?? []).map((option) => ({ ...option, agreement: null }))
          : [...onScale, ...(offers ? [withoutOpinion] : [])]
    }
  })
