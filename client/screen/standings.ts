import type { ScreenView, StandingRow } from '../../shared/views.ts'
import { teamName } from '../ui/team-name.svelte.ts'

/** The same rows in the order of their previous ranks; who had none comes last. */
export function beforeLastStep(rows: readonly StandingRow[]): readonly StandingRow[] {
  return rows.toSorted((a, b) => (a.previousRank ?? Infinity) - (b.previousRank ?? Infinity) || 0)
}

export interface PodiumBlock {
  readonly rank: number
  readonly rows: readonly StandingRow[]
}

/** Who stands on the blocks 1 to 3, several on one when they share a rank, and who comes after them. */
export function podium(rows: readonly StandingRow[]): {
  readonly blocks: readonly PodiumBlock[]
  readonly after: readonly StandingRow[]
} {
  const blocks = [1, 2, 3].flatMap((rank) => {
    const sharing = rows.filter((row) => row.rank === rank)
    return sharing.length > 0 ? [{ rank, rows: sharing }] : []
  })
  return { blocks, after: rows.filter((row) => row.rank > 3) }
}

/** Who is ranked: teams where there are some, as rows like those of players. */
export function rankedRows({
  standings,
  teams
}: Pick<ScreenView, 'standings' | 'teams'>): readonly StandingRow[] {
  if (!teams) return standings
  if (standings.length === 0) return []
  return teams.map(({ team, score, rank }) => ({
    playerId: `team ${team}`,
    name: teamName(team),
    score,
    rank,
    previousRank: null,
    gained: 0
  }))
}
