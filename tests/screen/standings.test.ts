import { describe, expect, test } from 'vitest'
import { alsoThere, beforeLastStep, podium, rankedRows } from '../../client/screen/standings.ts'
import { standingRows, teamRows } from '../support/fixtures/screen.ts'

describe('before the last step', () => {
  test('rows stand in the order of their previous ranks', () => {
    const rows = standingRows([3000, 2500, 2400], [1000, 1500, 2400])
    expect(rows.map((row) => row.playerId)).toEqual(['p0', 'p1', 'p2'])
    expect(beforeLastStep(rows).map((row) => row.playerId)).toEqual(['p2', 'p1', 'p0'])
  })

  test('who had no rank comes last, and equals keep their new order', () => {
    const rows = standingRows([900, 800, 700], [0, 0, 0]).map((row) =>
      row.playerId === 'p0' ? { ...row, previousRank: null } : row
    )
    expect(beforeLastStep(rows).map((row) => row.playerId)).toEqual(['p1', 'p2', 'p0'])
  })

  test('the view it was given is left alone', () => {
    const rows = Object.freeze(standingRows([10, 20], [20, 10]))
    expect(() => beforeLastStep(rows)).not.toThrow()
  })
})

describe('the podium', () => {
  test('equal players stand on one block, and the next rank stays empty', () => {
    const { blocks, after } = podium(standingRows([900, 900, 700, 600]))
    expect(blocks.map((block) => [block.rank, block.rows.length])).toEqual([
      [1, 2],
      [3, 1]
    ])
    expect(after.map((row) => row.rank)).toEqual([4])
  })

  test('fourteen equal players are fourteen, though ten are named', () => {
    const rows = standingRows(Array<number>(14).fill(900))
    expect(rows).toHaveLength(10)
    expect(podium(rows).blocks[0]?.rows[0]?.sharedBy).toBe(14)
    expect(alsoThere(rows)).toBe(4)
    expect(alsoThere(rows.slice(0, 5))).toBe(9)
    const three = rankedRows({ standings: rows, teams: teamRows([5, 5, 5]) })
    expect(three.map(({ sharedBy }) => sharedBy)).toEqual([3, 3, 3])
  })

  test('those who share the last place shown are told of, whatever comes before', () => {
    expect(alsoThere(standingRows([9, 8, 7, 6, 5, 4, 3, 2, 2, 2, 2, 2]))).toBe(2)
    expect(alsoThere(standingRows([9, 8, 7, 6, 5, 4, 3, 2, 2, 2, 1, 1]))).toBe(0)
    expect(alsoThere([])).toBe(0)
  })

  test('nobody stands on it without standings', () => {
    expect(podium([])).toEqual({ blocks: [], after: [] })
  })
})
