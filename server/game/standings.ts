import type { PlayerId } from '../../shared/commands.ts'
import type { StandingRow } from '../../shared/views.ts'
import { gainedBy } from './run-results.ts'
import { revealedRuns, type GameState, type Seat } from './state.ts'

/** Everyone's place, computed once and read for each seat. */
export interface Standings {
  /** Best first; equal scores in order of joining. */
  readonly rows: readonly StandingRow[]
  readonly positionOf: ReadonlyMap<PlayerId, number>
  /** By rank: where it begins in `rows`, and how many share it. */
  readonly groupOf: ReadonlyMap<number, { readonly first: number; readonly count: number }>
}

/** Standings when asked for: sorting thousands of seats for a view that shows no rank would be waste. */
export type StandingsNow = () => Standings

/** RANK-1: by total, equal totals share a rank (1, 1, 3). */
export function standingsOf(state: GameState): Standings {
  const seats = [...state.seats.values()]
  const runs = revealedRuns(state)
  const last = runs.at(-1)
  const gained = (seat: Seat) => (last ? gainedBy(last, seat.playerId) : 0)
  const ranks = ranking(seats, (seat) => seat.score)
  const earlier =
    runs.length > 1 ? ranking(seats, (seat) => seat.score - gained(seat)) : new Map<Seat, number>()

  const groupOf = groups([...ranks.values()])
  const rows = [...ranks].map(([seat, rank]): StandingRow => {
    const hadJoined = last !== undefined && seat.firstRun < last.number
    return {
      playerId: seat.playerId,
      name: state.namesHidden ? null : seat.name,
      score: seat.score,
      rank,
      sharedBy: groupOf.get(rank)?.count ?? 1,
      previousRank: hadJoined ? (earlier.get(seat) ?? null) : null,
      gained: gained(seat)
    }
  })
  return {
    rows,
    positionOf: new Map(rows.map((row, position) => [row.playerId, position])),
    groupOf
  }
}

function groups(ranks: readonly number[]): Standings['groupOf'] {
  const byRank = new Map<number, { first: number; count: number }>()
  for (const [position, rank] of ranks.entries()) {
    const group = byRank.get(rank)
    if (group) group.count += 1
    else byRank.set(rank, { first: position, count: 1 })
  }
  return byRank
}

function ranking(seats: readonly Seat[], score: (seat: Seat) => number): Map<Seat, number> {
  const sorted = seats.toSorted((a, b) => score(b) - score(a))
  const ranks = new Map<Seat, number>()
  let rank = 0
  let previous: number | null = null
  for (const [position, seat] of sorted.entries()) {
    if (score(seat) !== previous) rank = position + 1
    previous = score(seat)
    ranks.set(seat, rank)
  }
  return ranks
}
