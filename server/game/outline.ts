import type { ContentLanguage } from '../../shared/activity.ts'
import type { Phase } from '../../shared/views.ts'
import { playedSteps } from './plan.ts'
import { revealedRuns, type GameState } from './state.ts'
import { languageOf } from './views/language.ts'

/** What can be said of a game without playing its events back. */
export interface GameOutline {
  readonly title: string
  /** Of the title; absent for French. */
  readonly language?: ContentLanguage
  readonly pin: string
  readonly phase: Phase
  /** Seats taken and not removed. */
  readonly players: number
  /** Steps revealed; one that was played again counts once. */
  readonly stepsPlayed: number
  readonly stepCount: number
  /** A clock runs: TIME-5 must give back the time that the server is away. */
  readonly isTimed: boolean
}

export function outlineOf(state: GameState): GameOutline {
  return {
    title: state.activity.title,
    ...languageOf(state),
    pin: state.pin,
    phase: state.phase,
    players: state.seats.size,
    stepsPlayed: new Set(revealedRuns(state).map(({ index }) => index)).size,
    stepCount: playedSteps(state).length,
    isTimed: isTimed(state)
  }
}

export function isTimed({ clock }: Pick<GameState, 'clock'>): boolean {
  return clock !== null && clock.pausedAtMs === null
}
