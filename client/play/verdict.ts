import type { SeatResult } from '../../shared/views.ts'
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
