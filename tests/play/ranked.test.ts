import { expect, it } from 'vitest'
import { rankedRows } from '../../client/play/ranked.ts'
import { teamPodiumSentence } from '../../client/play/standing.ts'
import type { SeatView } from '../../shared/views.ts'
import { teamRows } from '../support/fixtures/screen.ts'

const seat = {
  name: 'Amina',
  team: 2,
  standing: { rank: 1, sharedBy: 1, players: 8, next: null }
} as SeatView

const top = [
  { name: 'Amina', score: 900, rank: 1 },
  { name: 'Zoé', score: 800, rank: 2 }
]

it('a phone ranks every team where there are some, and knows its own', () => {
  const rows = rankedRows({ top, teamRows: teamRows([10, 40, 30, 20]) }, seat)
  expect(rows.map(({ team, mine }) => [team, mine])).toEqual([
    [2, true],
    [3, false],
    [4, false],
    [1, false]
  ])
})

it('a phone without teams ranks the first, itself by its own name also while names are hidden', () => {
  const hidden = top.map((row) => ({ ...row, name: null }))
  expect(rankedRows({ top: hidden }, seat)).toMatchObject([
    { name: 'Amina', mine: true },
    { name: null, mine: false }
  ])
})

it('the podium has a word for the own team, whoever was best in it', () => {
  const said = [1, 2, 3, 4].map(teamPodiumSentence)
  expect(said[0]).toContain('votre équipe')
  expect(said[1]).toBe(said[2])
  expect(new Set(said).size).toBe(3)
})
