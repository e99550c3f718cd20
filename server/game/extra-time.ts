import type { PlayerId } from '../../shared/commands.ts'
import { limitFactors } from '../../shared/extra-time.ts'
import type { GameEvent } from './events.ts'
import { lateGraceMs } from './pace.ts'
import { finishedTeams, isIn } from './rounds.ts'
import { currentRun, type ClockState, type GameState, type Seat } from './state.ts'
import { hasSpoken, mayAnswer, teamOf } from './teams.ts'

/** Without a limit, points are reckoned as with twice the time: more would make it the quickest of all. */
const factorWithoutLimit = 2

/** By how much a seat's limit is multiplied, and its time used divided for its points; 1 for one that asked for nothing. */
function timeFactor({ extraTime }: Seat): number {
  return extraTime === null ? 1 : (limitFactors[extraTime] ?? factorWithoutLimit)
}

/** TIME-9: what counts for the points of a step that opens now. */
export function timeFactors({ seats }: GameState): ReadonlyMap<PlayerId, number> {
  const factors = new Map<PlayerId, number>()
  for (const seat of seats.values()) {
    if (seat.extraTime !== null) factors.set(seat.playerId, timeFactor(seat))
  }
  return factors
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
  const finished = finishedTeams(state)
  const awaited: Seat[] = []
  for (const playerId of present) {
    const seat = state.seats.get(playerId)
    if (!seat || seat.extraTime === null || answers?.has(playerId)) continue
    if (isIn(finished, seat)) continue
    const team = teamOf(state, seat)
    if (mayAnswer(state, seat) && !(team && hasSpoken(state, team))) awaited.push(seat)
  }
  return awaited
}
