import type { ContentLanguage } from '../../../shared/activity.ts'
import type { GameState } from '../state.ts'

/** Said only where it is not the usual one: phones pay for each byte. */
export function languageOf({ activity }: Pick<GameState, 'activity'>): {
  readonly language?: ContentLanguage
} {
  return activity.language === 'fr' ? {} : { language: activity.language }
}
