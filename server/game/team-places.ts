import type { PlayerId } from '../../shared/commands.ts'
import type { TeamNumber } from '../../shared/teams.ts'
import type { GameEvent } from './events.ts'
import { randomFrom } from './random-from.ts'
import type { GameState } from './state.ts'

/** The emptiest team; of several, the one that comes first in the permutation that was drawn. TEAM-2 */
export function smallestTeam(
  sizes: ReadonlyMap<TeamNumber, number>,
  permutation: readonly number[]
): TeamNumber {
  const least = Math.min(...sizes.values())
  const smallest = [...sizes].flatMap(([team, size]) => (size === least ? [team] : []))
  const place = (team: TeamNumber) => permutation.indexOf(team - 1)
  return smallest.toSorted((a, b) => place(a) - place(b))[0] ?? 1
}

export function teamSizes({ teams }: GameState): Map<TeamNumber, number> {
  return new Map(teams.map(({ number, members }) => [number, members.size]))
}

/** Seats without a team put into the smallest ones, one after the other. */
export function placeInTeams(
  state: GameState,
  seats: readonly PlayerId[],
  permutation: readonly number[]
): GameEvent[] {
  const sizes = teamSizes(state)
  return seats.map((playerId) => {
    const team = smallestTeam(sizes, permutation)
    sizes.set(team, (sizes.get(team) ?? 0) + 1)
    return { type: 'TeamJoined', playerId, team }
  })
}

/** TEAM-4: everybody drawn anew into teams as even as can be. */
export function drawnTeams(state: GameState, permutation: readonly number[]): GameEvent[] {
  const random = randomFrom(permutation)
  const seats = [...state.seats.keys()]
  for (let last = seats.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const swapped = seats[last] as PlayerId
    seats[last] = seats[other] as PlayerId
    seats[other] = swapped
  }
  return seats.flatMap((playerId, at) => {
    const number = (at % state.teams.length) + 1
    return state.seats.get(playerId)?.team === number
      ? []
      : [{ type: 'TeamJoined', playerId, team: number } as const]
  })
}

/** TEAM-4: as few as can be change teams; those who came last, from the largest teams to the smallest. */
export function evenedTeams({ teams }: GameState): GameEvent[] {
  const members = teams.reduce((sum, team) => sum + team.members.size, 0)
  const least = Math.floor(members / teams.length)
  /** So many teams have one more; the largest ones, since they lose fewest then. */
  const larger = members % teams.length
  const wanted = teams
    .toSorted((a, b) => b.members.size - a.members.size || a.number - b.number)
    .map((team, at) => ({ team, size: least + (at < larger ? 1 : 0) }))
  const leaving = wanted.flatMap(({ team, size }) => [...team.members].slice(size))
  const places = wanted.flatMap(({ team, size }) =>
    Array.from({ length: Math.max(0, size - team.members.size) }, () => team.number)
  )
  return leaving.flatMap((playerId, at) => {
    const team = places[at]
    return team === undefined ? [] : [{ type: 'TeamJoined', playerId, team } as const]
  })
}
