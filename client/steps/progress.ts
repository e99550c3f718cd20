import type { StepView } from '../../shared/steps/kinds.ts'
import { m } from '../text/generated/messages.js'

type Placed = Pick<StepView, 'kind' | 'index' | 'of' | 'within'>

/** « Question 3 sur 18 », or « Étape 2 sur 5 » of what is no question; of its section where there are several. */
export function progressOf({ kind, within, ...whole }: Placed): string {
  const { index, of } = within ?? whole
  const place = { current: index + 1, total: of }
  return kind === 'choice' ? m.common_progress(place) : m.common_progress_step(place)
}

/** « Retour sur la question 3 », or « Retour sur l’étape 3 ». */
export function lookingBackTo({ kind, within, ...whole }: Placed): string {
  const place = { number: (within ?? whole).index + 1 }
  return kind === 'choice' ? m.screen_looking_back(place) : m.screen_looking_back_step(place)
}

/** Is it worth saying what the step is worth? Votes and texts give nothing, as everybody expects. */
export function saysWorth({ kind, points }: Pick<StepView, 'kind' | 'points'>): boolean {
  return points > 0 || kind === 'choice'
}
