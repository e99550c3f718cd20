import type { TeamNumber, TeamRow } from '../../shared/teams.ts'
import type { PlaceRow, SeatView } from '../../shared/views.ts'
import { isMine } from './standing.ts'

/** A place as this phone shows it: a player's, or a team's with its number. */
export interface RankedRow extends PlaceRow {
  readonly team?: TeamNumber
  /** The phone's own, or that of its team. */
  readonly mine: boolean
}

/** What the screen ranks too: every team where there are some, else the first players. */
export function rankedRows(
  { top = [], teamRows }: { top?: readonly PlaceRow[]; teamRows?: readonly TeamRow[] },
  seat: SeatView
): readonly RankedRow[] {
  if (teamRows) {
    return teamRows.map(({ team, name, score, rank }) => {
      const sharedBy = teamRows.filter((other) => other.rank === rank).length
      return {
        team,
        name,
        score,
        rank,
        ...(sharedBy > 1 && { sharedBy }),
        mine: team === seat.team
      }
    })
  }
  return top.map((row) => {
    const mine = isMine(row, seat)
    return { ...row, name: mine ? seat.name : row.name, mine }
  })
}
