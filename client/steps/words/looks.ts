import type { WordsLook, WordsStepView } from '../../../shared/steps/words.ts'

/** In characters: a longer text would make all the others small. */
export const longestInCloud = 60

/** How the texts of a step can be laid out. */
export function looksOf({ maxLength, look }: WordsStepView): readonly WordsLook[] {
  return maxLength <= longestInCloud || look === 'cloud'
    ? ['cloud', 'list', 'wall']
    : ['list', 'wall']
}
