import type { PlayerId } from '../../shared/commands.ts'
import type { ItemId } from '../../shared/steps/step.ts'
import type { TeamNumber } from '../../shared/teams.ts'
import { currentRun, type GameState, stepOf, type Team } from './state.ts'
import { kindOf } from './steps/registry.ts'
import { isSpokenFor } from './team-voices.ts'

/** Do teams have to agree, in the step under way? TEAM-7 */
export function seeksConsensus(state: GameState): boolean {
  const run = currentRun(state)
  return run?.teamAnswers === 'consensus' && kindOf(stepOf(state, run)).seeksConsensus === true
}

/** TEAM-7: whose vote counts where a team has to agree: of those who have voted, whoever is there; all of them when none is. */
export function consultedOf(
  state: GameState,
  { members }: Team,
  present: ReadonlySet<PlayerId>
): PlayerId[] {
  const answers = currentRun(state)?.answers
  const voters = [...members].filter((one) => answers?.has(one))
  const there = voters.filter((one) => present.has(one))
  return there.length > 0 ? there : voters
}

/** TEAM-7: the teams whose members want different moves, where they have to agree. */
export function disagreeing(state: GameState, present: ReadonlySet<PlayerId>): TeamNumber[] {
  if (!seeksConsensus(state)) return []
  return state.teams
    .filter((team) => {
      return Object.keys(votesOf(state, consultedOf(state, team, present))).length > 1
    })
    .map(({ number }) => number)
}

/** How many of these players want each move, in the step under way. */
export function votesOf(
  state: GameState,
  players: Iterable<PlayerId>
): Readonly<Record<ItemId, number>> {
  const answers = currentRun(state)?.answers
  const votes = new Map<ItemId, number>()
  for (const playerId of players) {
    const answer = answers?.get(playerId)?.answer
    if (answer?.kind === 'decision') votes.set(answer.move, (votes.get(answer.move) ?? 0) + 1)
  }
  return Object.fromEntries(votes)
}

/** Larger teams are not told each answer as it comes: nobody talks with that many. */
const mostTold = 40

/** TEAM-5, TEAM-7: who is told, as these answer, what the own team wants or what was answered for it. */
export function toldOfAnswers(state: GameState, answered: Iterable<PlayerId>): PlayerId[] {
  if (!seeksConsensus(state) && !isSpokenFor(state)) return []
  const teams = new Set([...answered].map((playerId) => state.seats.get(playerId)?.team ?? null))
  return state.teams
    .filter(({ number, members }) => teams.has(number) && members.size <= mostTold)
    .flatMap(({ members }) => [...members])
}
