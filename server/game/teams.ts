import type { PlayerId } from '../../shared/commands.ts'
import type { TeamNumber } from '../../shared/teams.ts'
import type { GameState, Seat, Team } from './state.ts'

export function teamOf(state: GameState, { team }: Seat): Team | null {
  return team === null ? null : (state.teams[team - 1] ?? null)
}

/** TEAM-8: who is in one of these teams now. */
export function membersOf(state: GameState, teams: Iterable<TeamNumber | null>): PlayerId[] {
  return [...new Set(teams)].flatMap((team) =>
    team === null ? [] : [...(state.teams[team - 1]?.members ?? [])]
  )
}

/** These and all of their teams. */
export function teamMatesOf(state: GameState, players: readonly PlayerId[]): PlayerId[] {
  const mates = players.flatMap((playerId) => {
    const seat = state.seats.get(playerId)
    const team = seat && teamOf(state, seat)
    return team ? [...team.members] : [playerId]
  })
  return [...new Set(mates)]
}
