import type { PlayerId } from '../../shared/commands.ts'
import { limitFactors, type ExtraTime } from '../../shared/extra-time.ts'
import type { GameEvent } from './events.ts'
import { arrivesByMs } from './pace.ts'
import { finishedTeams, isIn } from './rounds.ts'
import { currentRun, type ClockState, type GameState, type Seat } from './state.ts'
import { hasSpoken, mayAnswer } from './team-voices.ts'
import { teamOf } from './teams.ts'

/** Without a limit, points are reckoned as with twice the time: more would make it the quickest of all. */
const factorWithoutLimit = 2

/** By how much a seat's limit is multiplied, and its time used divided for its points; 1 for one that asked for nothing. */
function timeFactor(extraTime: ExtraTime): number {
  return limitFactors[extraTime] ?? factorWithoutLimit
}

/** Who has asked for more time, and for how much. */
export function askedExtraTimes({ seats }: GameState): ReadonlyMap<PlayerId, ExtraTime> {
  const asked = new Map<PlayerId, ExtraTime>()
  for (const { playerId, extraTime } of seats.values()) {
    if (extraTime !== null) asked.set(playerId, extraTime)
  }
  return asked
}

/** TIME-9: what counts for the points of a step that opens now. */
export function timeFactors(state: GameState): ReadonlyMap<PlayerId, number> {
  return new Map([...askedExtraTimes(state)].map(([id, extraTime]) => [id, timeFactor(extraTime)]))
}

/** When an answer of this player is too late once time has run out, in milliseconds since 1970; null when it never is. */
export function lastMomentMs(clock: ClockState, playerId: PlayerId): number | null {
  const { endsAtMs, limitMs, extraTimes, outage } = clock
  const extraTime = extraTimes?.get(playerId)
  if (endsAtMs === null || limitMs === null || extraTime === 'none') return null
  const factor = extraTime === undefined ? 1 : timeFactor(extraTime)
  return arrivesByMs(endsAtMs + limitMs * (factor - 1), outage)
}

/** The event without what it tells of extra time: what is kept once the game has ended. */
export function withoutExtraTime(event: GameEvent): GameEvent {
  return event.type === 'ExtraTimeAsked' ? { ...event, extraTime: null } : event
}

/** TIME-9: seats with extra time, asked for before time ran out, that are there, may answer and have not. */
export function awaitedSeats(state: GameState, present: ReadonlySet<PlayerId>): Seat[] {
  const asked = state.clock?.extraTimes ?? askedExtraTimes(state)
  const answers = currentRun(state)?.answers
  const finished = finishedTeams(state)
  const awaited: Seat[] = []
  for (const playerId of present) {
    const seat = state.seats.get(playerId)
    if (!seat || !asked.has(playerId) || answers?.has(playerId)) continue
    if (isIn(finished, seat)) continue
    const team = teamOf(state, seat)
    if (mayAnswer(state, seat) && !(team && hasSpoken(state, team))) awaited.push(seat)
  }
  return awaited
}
