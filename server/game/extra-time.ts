import type { PlayerId } from '../../shared/commands.ts'
import { limitFactors } from '../../shared/extra-time.ts'
import type { GameEvent } from './events.ts'
import { lateGraceMs } from './pace.ts'
import { currentRun, type ClockState, type GameState, type Seat } from './state.ts'
import { mayAnswer } from './teams.ts'

/** Without a limit, points are reckoned as with twice the time: more would make it the quickest of all. */
const factorWithoutLimit = 2

/** What a seat's time used is divided by for its points; 1 for one that asked for nothing. */
export function timeFactor({ extraTime }: Seat): number {
  return extraTime === null ? 1 : (limitFactors[extraTime] ?? factorWithoutLimit)
}

/** When an answer of this seat is too late, in milliseconds since 1970; null when it never is. */
export function lastMomentMs({ endsAtMs, limitMs }: ClockState, seat: Seat): number | null {
  if (endsAtMs === null || limitMs === null || seat.extraTime === 'none') return null
  return endsAtMs + limitMs * (timeFactor(seat) - 1) + lateGraceMs
}

/** The event without what it tells of extra time: what is kept once the game has ended. */
export function withoutExtraTime(event: GameEvent): GameEvent {
  return event.type === 'ExtraTimeAsked' ? { ...event, extraTime: null } : event
}

/** TIME-9: seats with extra time that are there, may answer and have not. */
export function awaitedSeats(state: GameState, present: ReadonlySet<PlayerId>): Seat[] {
  const answers = currentRun(state)?.answers
  const awaited: Seat[] = []
  for (const playerId of present) {
    const seat = state.seats.get(playerId)
    if (!seat || seat.extraTime === null || answers?.has(playerId)) continue
    if (mayAnswer(state, seat)) awaited.push(seat)
  }
  return awaited
}
