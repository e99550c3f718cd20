import type { PlayerView, SeatView } from '../../shared/views.ts'
import { progressOf } from '../steps/progress.ts'
import { m } from '../text/generated/messages.js'
import { resultTitle } from './verdict.ts'

/** Where the game stands, for the tab of the browser. */
export function titleOf(view: PlayerView, seat: SeatView | null): string {
  switch (view.phase) {
    case 'lobby':
      return m.play_title_lobby()
    case 'read':
    case 'open':
      return progressOf(view.step)
    case 'reveal':
      return resultTitle(view.step, seat?.run === view.step.run ? seat : null)
    case 'break':
      return m.steps_break_title()
    case 'standings':
      return m.play_title_standings()
    case 'podium':
      return m.play_title_podium()
    case 'ended':
      return m.play_ended_title()
  }
}
