import type { PlayerView, SeatView } from '../../shared/views.ts'
import { m } from '../text/generated/messages.js'
import { verdictText } from './verdict.ts'

/** Where the game stands, for the tab of the browser. */
export function titleOf(view: PlayerView, seat: SeatView | null): string {
  switch (view.phase) {
    case 'lobby':
      return m.play_title_lobby()
    case 'read':
    case 'open':
      return m.common_progress({ current: view.step.index + 1, total: view.step.of })
    case 'reveal':
      return seat?.result && seat.run === view.step.run
        ? verdictText(seat.result)
        : m.play_correction()
    case 'standings':
      return m.play_title_standings()
    case 'podium':
      return m.play_title_podium()
    case 'ended':
      return m.play_ended_title()
  }
}
