import type { TeamNumber } from '../../shared/teams.ts'
import { madeBefore } from './history.ts'
import { currentRun, stepOf, type GameState, type Seat } from './state.ts'
import { kindOf } from './steps/registry.ts'

/** DECISION-4: is there another round to play in this scene? */
export function hasAnotherRound(state: GameState): boolean {
  const run = currentRun(state)
  if (!run) return false
  const step = stepOf(state, run)
  return kindOf(step).goesOn?.(step, [...madeBefore(state, run), ...run.decided]) ?? false
}

/** DECISION-5: the teams that earlier rounds left nothing to do in the step under way. */
export function finishedTeams(state: GameState): ReadonlySet<TeamNumber> {
  const run = currentRun(state)
  if (!run?.goesOn) return new Set()
  const step = stepOf(state, run)
  return new Set(kindOf(step).finished?.(step, madeBefore(state, run)))
}

export function isIn(teams: ReadonlySet<TeamNumber>, { team }: Seat): boolean {
  return team !== null && teams.has(team)
}
