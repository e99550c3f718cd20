import { getLocale } from '../text/generated/runtime.js'
import type { ContentLanguage } from '../../shared/activity.ts'

/** Of the game that this page shows. */
let known = $state<ContentLanguage>('fr')

/** Absent in a view: French. */
export function knowLanguage(language: ContentLanguage = 'fr'): void {
  known = language
}

/** The `lang` of what an author wrote, in this game or in another language; undefined where the page's own says it. */
export function contentLang(language: ContentLanguage = known): ContentLanguage | undefined {
  return language === getLocale() ? undefined : language
}
