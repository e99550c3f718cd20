import type { TeamNumber } from '../../shared/teams.ts'
import type { ScreenView, StandingRow } from '../../shared/views.ts'
import { teamName } from '../ui/team-name.svelte.ts'

/** Who is ranked: a player, or a team with its number. */
export interface RankedRow extends StandingRow {
  readonly team?: TeamNumber
}

/** The same rows in the order of their previous ranks; who had none comes last. */
export function beforeLastStep(rows: readonly RankedRow[]): readonly RankedRow[] {
  return rows.toSorted((a, b) => (a.previousRank ?? Infinity) - (b.previousRank ?? Infinity) || 0)
}

export interface PodiumBlock {
  readonly rank: number
  readonly rows: readonly RankedRow[]
}

/** Who stands on the blocks 1 to 3, several on one when they share a rank, and who comes after them. */
export function podium(rows: readonly RankedRow[]): {
  readonly blocks: readonly PodiumBlock[]
  readonly after: readonly RankedRow[]
} {
  const blocks = [1, 2, 3].flatMap((rank) => {
    const sharing = rows.filter((row) => row.rank === rank)
    return sharing.length > 0 ? [{ rank, rows: sharing }] : []
  })
  return { blocks, after: rows.filter((row) => row.rank > 3) }
}

/** How many share the rank of the last row and are not among the rows. */
export function alsoThere(rows: readonly RankedRow[]): number {
  const last = rows.at(-1)
  return last ? last.sharedBy - rows.filter(({ rank }) => rank === last.rank).length : 0
}

/** Who is ranked: teams where there are some, as rows like those of players. */
export function rankedRows({
  standings,
  teams
}: Pick<ScreenView, 'standings' | 'teams'>): readonly RankedRow[] {
  if (!teams) return standings
  if (standings.length === 0) return []
  return teams.map(({ team, score, rank }) => ({
    playerId: `team ${team}`,
    team,
    name: teamName(team),
    score,
    rank,
    sharedBy: teams.filter((other) => other.rank === rank).length,
    // Where it stood before is not told: it stays where it is.
    previousRank: rank,
    gained: 0
  }))
}
