import type { PlayerId } from '../../shared/commands.ts'
import { awaitedSeats, lastMomentMs } from './extra-time.ts'
import { isAwaitingConfidence } from './history.ts'
import { arrivesByMs, openLeadMs } from './pace.ts'
import { currentRun, stepOf, type ClockState, type GameState, type Run } from './state.ts'
import { kindOf } from './steps/registry.ts'
import { finishedTeams, isIn } from './rounds.ts'
import { disagreeing } from './team-consensus.ts'
import { hasSpoken, isSpokenFor, spokespersons } from './team-voices.ts'

/**
 * When the game next moves by itself, in milliseconds since 1970; null when only a person moves it.
 * A time already past means: now.
 */
export function nextDeadline(state: GameState, present: ReadonlySet<PlayerId>): number | null {
  // TEAM-6: a team without its voice finds another at once.
  if (spokespersons(state, present, []).length > 0) return 0
  const clock = state.clock
  if (!clock || clock.pausedAtMs !== null) return null
  switch (state.phase) {
    case 'read':
      return clock.endsAtMs === null ? null : clock.endsAtMs - openLeadMs
    case 'open':
      if (everyoneAnswered(state, present)) return clock.startsAtMs
      if (clock.extraTimes) return lastAwaitedMs(state, clock, present)
      return clock.endsAtMs === null ? null : arrivesByMs(clock.endsAtMs, clock.outage)
    default:
      return clock.endsAtMs
  }
}

/** TIME-9: when the last of those with extra time has had it; null when one of them has no limit. */
function lastAwaitedMs(
  state: GameState,
  clock: ClockState,
  present: ReadonlySet<PlayerId>
): number | null {
  let last = clock.startsAtMs
  for (const seat of awaitedSeats(state, present)) {
    const moment = lastMomentMs(clock, seat.playerId)
    if (moment === null) return null
    last = Math.max(last, moment)
  }
  return last
}

/** FLOW-4, DECISION-5: all players present who are asked have answered, and somebody has; what they typed waits for who leads the pace. */
export function everyoneAnswered(state: GameState, present: ReadonlySet<PlayerId>): boolean {
  const run = currentRun(state)
  if (!run || run.answers.size === 0) return false
  const { answers } = run
  const step = stepOf(state, run)
  if (kindOf(step).givesTexts && state.settings.pace === 'host') return false
  if (isSpokenFor(state)) return everyTeamAnswered(state, run, present)
  const finished = finishedTeams(state)
  // The sizes alone refuse most of the time: going through the seats for each answer would be quadratic.
  if (finished.size === 0 && answers.size < present.size) return false
  for (const playerId of present) {
    const seat = state.seats.get(playerId)
    const answer = answers.get(playerId)
    if (seat && !answer && !isIn(finished, seat)) return false
    // CONF-1: how sure it is may still come.
    if (answer && isAwaitingConfidence(step, answer)) return false
  }
  return disagreeing(state, present).length === 0
}

/** TEAM-5: only those who speak for a team are waited for. */
function everyTeamAnswered(state: GameState, run: Run, present: ReadonlySet<PlayerId>): boolean {
  const step = stepOf(state, run)
  for (const answer of run.answers.values()) if (isAwaitingConfidence(step, answer)) return false
  const finished = finishedTeams(state)
  return state.teams.every(
    (team) =>
      finished.has(team.number) ||
      team.spokesperson === null ||
      !present.has(team.spokesperson) ||
      hasSpoken(state, team)
  )
}
