import { describe, expect, test } from 'vitest'
import { listed, rowsAtMost } from '../../client/host/console/roster-rows.ts'
import { roster, rosterRow } from '../support/fixtures/host.ts'

const rows = [
  rosterRow(1, { name: 'Élodie', online: true, answered: false, code: 'K7P2M' }),
  rosterRow(2, { name: 'Zoé', online: true, answered: true }),
  rosterRow(3, { name: 'amina B.', online: false, answered: false }),
  rosterRow(4, { name: 'Équipe 10', online: true, answered: true }),
  rosterRow(5, { name: 'Équipe 9', online: true, answered: true })
]
const names = (...search: Parameters<typeof listed>) =>
  listed(...search).rows.map((row) => row.name)

describe('the list of participants', () => {
  test('is in the order of the alphabet, whatever accents and capitals; numbers count', () => {
    expect(names(rows, 'all', '')).toEqual(['amina B.', 'Élodie', 'Équipe 9', 'Équipe 10', 'Zoé'])
  })

  test('awaited are those present who have not answered', () => {
    expect(names(rows, 'awaited', '')).toEqual(['Élodie'])
    expect(names(rows, 'away', '')).toEqual(['amina B.'])
  })

  test('a name is found without its accents, a seat by its whole code', () => {
    expect(names(rows, 'all', ' elo')).toEqual(['Élodie'])
    expect(names(rows, 'all', 'k7p2m')).toEqual(['Élodie'])
    expect(names(rows, 'all', 'k7p')).toEqual([])
  })

  test('stays short in a large room, where the search finds the others', () => {
    const large = roster(2000).rows
    const all = listed(large, 'all', '')
    expect(all.rows).toHaveLength(rowsAtMost)
    expect(all.found).toBe(2000)
    const hidden = large.find((row) => !all.rows.includes(row))!
    expect(names(large, 'all', hidden.name)).toContain(hidden.name)
  })
})
