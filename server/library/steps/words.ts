import { z } from 'zod'
import type { WordsAnswer } from '../../../shared/steps/words.ts'
import { explanation, stepShape } from './base.ts'

// Longer than any text allowed: too long a text gets its own sentence, not "bad message".
export const wordsAnswerSchema: z.ZodType<WordsAnswer> = z.strictObject({
  kind: z.literal('words'),
  texts: z.array(z.string().max(1000)).max(3)
})

/** A few short texts from everyone, as an author writes it. */
export const wordsStepSchema = z.strictObject({
  kind: z.literal('words').describe('Quelques mots ou une courte phrase de chacun.'),
  ...stepShape,
  most: z.int().min(1).max(3).default(1).describe('Combien de textes chacun peut donner.'),
  maxLength: z.int().min(10).max(200).default(40).describe('Longueur d’un texte, en caractères.'),
  look: z
    .enum(['cloud', 'list', 'wall'])
    .default('cloud')
    .describe('À l’écran : nuage, liste, ou mur pour des arguments.'),
  explanation: explanation.default(''),
  points: z
    .literal(0, {
      error: 'doit être 0 : seul un vote sur ces textes (optionsOf) peut rapporter des points'
    })
    .default(0)
    .describe('Toujours 0 : un vote sur ces textes peut rapporter des points.')
})
