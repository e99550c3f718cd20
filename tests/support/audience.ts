import type { Audience } from '../../server/room/ports.ts'
import type {
  EndedNotice,
  HostView,
  PlayerView,
  RosterView,
  ScreenView,
  SeatView
} from '../../shared/views.ts'

/** An audience that writes down what it is shown, in order. */
export class RecordingAudience implements Audience {
  readonly playerViews: PlayerView[] = []
  readonly seatViews: SeatView[] = []
  /** Whose those are. */
  readonly seatsTold: string[] = []
  readonly screenViews: ScreenView[] = []
  readonly hostViews: HostView[] = []
  readonly rosters: RosterView[] = []
  readonly notices: { playerId: string | null; notice: EndedNotice }[] = []

  players(_gameId: string, view: PlayerView): void {
    this.playerViews.push(structuredClone(view))
  }
  seat(_gameId: string, playerId: string, view: SeatView): void {
    this.seatsTold.push(playerId)
    this.seatViews.push(structuredClone(view))
  }
  screens(_gameId: string, view: ScreenView): void {
    this.screenViews.push(structuredClone(view))
  }
  hosts(_gameId: string, view: HostView): void {
    this.hostViews.push(structuredClone(view))
  }
  roster(_gameId: string, view: RosterView): void {
    this.rosters.push(structuredClone(view))
  }
  ended(_gameId: string, playerId: string | null, notice: EndedNotice): void {
    this.notices.push({ playerId, notice })
  }
  /** A screen and a console are open. */
  isWatching = true
  hasScreens(): boolean {
    return this.isWatching
  }
  hasHosts(): boolean {
    return this.isWatching
  }
}
