import type { RosterRow } from '../../../shared/views.ts'

export type RosterFilter = 'all' | 'awaited' | 'late' | 'away'

/** A page stays quick with 2,000 players: the search finds who is not among the first rows. */
export const rowsAtMost = 200

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true })

export const isAwaited = (row: RosterRow) => row.online && row.answered === false

export interface Listed {
  readonly rows: readonly RosterRow[]
  /** How many there are, shown or not. */
  readonly found: number
}

/** Rows that match, by name. Looks for the text anywhere in the name, whatever its accents, or for a whole code. */
export function listed(all: readonly RosterRow[], filter: RosterFilter, search: string): Listed {
  const wanted = plain(search)
  const matching = all.filter((row) => {
    if (filter === 'awaited' && !isAwaited(row)) return false
    if (filter === 'late' && !row.late) return false
    if (filter === 'away' && row.online) return false
    return plain(row.name).includes(wanted) || plain(row.code) === wanted
  })
  const sorted = matching.toSorted((a, b) => collator.compare(a.name, b.name))
  return { rows: sorted.slice(0, rowsAtMost), found: matching.length }
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
}
