import type { PlayerId } from '../../shared/commands.ts'
import type { Answer } from '../../shared/steps/kinds.ts'
import type { Given } from '../../shared/steps/step.ts'
import type { Context } from './commands.ts'
import type { AnswerResult, GameEvent } from './events.ts'
import { factsOf, givenIn } from './history.ts'
import { revealMs } from './pace.ts'
import { finishedTeams } from './rounds.ts'
import { pointsFor, streakBonus } from './scoring.ts'
import { type GameState, type Run, stepOf } from './state.ts'
import { kindOf } from './steps/registry.ts'
import { consultedOf, disagreeing, seeksConsensus } from './team-consensus.ts'
import { sharedResults, teamGains } from './team-points.ts'

export function revealStep(
  state: GameState,
  run: Run,
  { now, present }: Context,
  because: 'time' | 'everyone' | 'host'
): GameEvent {
  const step = stepOf(state, run)
  const staysMs = revealMs(step, state.settings)
  const results = resultsOf(state, run, present)
  const finished = finishedTeams(state)
  const decided = kindOf(step).decide?.(step, consultedIn(state, run, present), {
    teams: state.teams.map(({ number }) => number).filter((team) => !finished.has(team)),
    byConsensus: seeksConsensus(state)
  })
  return {
    type: 'StepRevealed',
    run: run.number,
    because,
    results,
    ...(decided && { decided }),
    ...(state.teams.length > 0 && { teamGains: teamGains(state, results, present) }),
    atMs: now,
    untilMs: staysMs === null ? null : now + staysMs
  }
}

/** TEAM-7: the answers that decide: where teams have to agree, those of whoever is consulted. */
function consultedIn(state: GameState, run: Run, present: ReadonlySet<PlayerId>): Given<Answer>[] {
  const given = givenIn(state, run)
  if (!seeksConsensus(state)) return given
  const consulted = new Set(state.teams.flatMap((team) => consultedOf(state, team, present)))
  return given.filter(({ playerId }) => consulted.has(playerId))
}

function resultsOf(state: GameState, run: Run, present: ReadonlySet<PlayerId>): AnswerResult[] {
  const step = stepOf(state, run)
  const kind = kindOf(step)
  const { points, streakBonus: givesBonus } = state.settings
  // TEAM-7: who did not agree did nothing.
  const split = new Set(disagreeing(state, present))
  const results: AnswerResult[] = []
  for (const [playerId, { answer, usedMs }] of run.answers) {
    const seat = state.seats.get(playerId)
    if (!seat) continue
    const own = kind.accuracy(step, answer)
    const accuracy = own !== null && seat.team !== null && split.has(seat.team) ? 0 : own
    const stepPoints = step.points
    if (accuracy === null) {
      results.push({ playerId, accuracy, points: 0, bonus: 0, streak: seat.streak })
      continue
    }
    const right = accuracy === 1
    // SCORE-6: a step worth nothing neither feeds nor breaks a streak.
    const streak = stepPoints === 0 ? seat.streak : right ? seat.streak + 1 : 0
    const earnsBonus = givesBonus && points !== 'none' && right && stepPoints > 0
    results.push({
      playerId,
      accuracy,
      points: pointsFor({
        points,
        stepPoints,
        accuracy,
        usedMs,
        limitMs: state.clock?.limitMs ?? null
      }),
      bonus: earnsBonus ? streakBonus(streak) : 0,
      streak
    })
  }
  return [...sharedResults(state, results, run.number), ...prizesOf(state, run)]
}

/** Points of those who earned them otherwise than by their answer. */
function prizesOf(state: GameState, run: Run): AnswerResult[] {
  const step = stepOf(state, run)
  const kind = kindOf(step)
  if (!kind.prizes || step.points === 0 || state.settings.points === 'none') return []
  const prizes = kind.prizes(step, givenIn(state, run), factsOf(state, run))
  return [...prizes].flatMap(([playerId, share]) => {
    const seat = state.seats.get(playerId)
    const points = Math.round(step.points * share)
    return seat ? [{ playerId, accuracy: null, points, bonus: 0, streak: seat.streak }] : []
  })
}
