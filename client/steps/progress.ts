import type { StepView } from '../../shared/steps/kinds.ts'
import { m } from '../text/generated/messages.js'

type Placed = Pick<StepView, 'kind' | 'index' | 'of' | 'section' | 'within'>

/** « Question 3 sur 18 », or « Étape 2 sur 5 » of what is no question; in its section where there are some, whose title alone tells a step that is all of it. */
export function progressOf({ kind, section, within, ...whole }: Placed): string {
  if (section && !within) return section
  const { index, of } = within ?? whole
  const place = { current: index + 1, total: of }
  return kind === 'choice' ? m.common_progress(place) : m.common_progress_step(place)
}

/** « Retour sur la question 3 », or « Retour sur l’étape 3 »; without a number where it would be one in a section. */
export function lookingBackTo({ kind, section, index }: Placed): string {
  if (section) return m.screen_looking_back_past()
  const place = { number: index + 1 }
  return kind === 'choice' ? m.screen_looking_back(place) : m.screen_looking_back_step(place)
}

/** Is it worth saying what the step is worth? Votes and texts give nothing, as everybody expects. */
export function saysWorth({ kind, points }: Pick<StepView, 'kind' | 'points'>): boolean {
  return points > 0 || kind === 'choice'
}
