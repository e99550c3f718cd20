import type { StepView } from '../../shared/steps/kinds.ts'
import type { SeatResult, SeatView } from '../../shared/views.ts'
import { headingOf } from '../steps/heading.ts'
import { m } from '../text/generated/messages.js'

export type VerdictName = 'right' | 'partly' | 'wrong' | 'none'

export function verdictOf({ accuracy }: SeatResult): VerdictName {
  if (accuracy === null) return 'none'
  if (accuracy >= 1) return 'right'
  return accuracy > 0 ? 'partly' : 'wrong'
}

const words: Record<VerdictName, () => string> = {
  right: m.play_result_right,
  partly: m.play_result_partly,
  wrong: m.play_result_wrong,
  none: m.play_result_none
}

export function verdictText(result: SeatResult): string {
  return words[verdictOf(result)]()
}

/** Is anything right or wrong in this step, which is revealed? */
export function isGraded({ correction }: StepView): boolean {
  return correction !== null && correction.tally.right !== null
}

/** What a correction says first to whoever has this seat; null while the seat's own part is not here. */
export function resultTitle(step: StepView, seat: SeatView | null): string {
  if (isGraded(step)) return seat?.result ? verdictText(seat.result) : m.play_correction()
  return headingOf(step, seat?.answer != null)
}
