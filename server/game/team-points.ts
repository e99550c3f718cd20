import type { PlayerId } from '../../shared/commands.ts'
import type { AnswerResult, TeamGain } from './events.ts'
import type { GameState } from './state.ts'
import { isSpokenFor } from './team-voices.ts'
import { teamOf } from './teams.ts'

/** TEAM-8: a spokesperson's result is that of every member who could answer. */
export function sharedResults(
  state: GameState,
  results: readonly AnswerResult[],
  run: number
): AnswerResult[] {
  if (!isSpokenFor(state)) return [...results]
  return results.flatMap((result) => {
    const seat = state.seats.get(result.playerId)
    const team = seat && teamOf(state, seat)
    if (!team) return [result]
    return [...team.members].flatMap((playerId) => {
      const member = state.seats.get(playerId)
      return member && member.firstRun <= run ? [{ ...result, playerId }] : []
    })
  })
}

/** TEAM-3: each team's mean over its members: those present or who earned something, or all. */
export function teamGains(
  state: GameState,
  results: readonly AnswerResult[],
  present: ReadonlySet<PlayerId>
): TeamGain[] {
  const { teams } = state.settings
  if (!teams) return []
  const points = new Map(results.map((one) => [one.playerId, one.points + one.bonus]))
  return state.teams.map(({ number, members }) => {
    const counted = [...members].filter(
      (playerId) => teams.mean === 'all' || present.has(playerId) || (points.get(playerId) ?? 0) > 0
    )
    const sum = counted.reduce((total, playerId) => total + (points.get(playerId) ?? 0), 0)
    return { team: number, points: counted.length === 0 ? 0 : Math.round(sum / counted.length) }
  })
}
