import { expect, it } from 'vitest'
import { arrivals, likeliest } from '../../client/host/console/arrivals.ts'
import { rosterRow } from '../support/fixtures/host.ts'

const nowMs = 1_000_000
const those = (count: number, first: number, joinedAtMs: number, burst?: number) =>
  Array.from({ length: count }, (_, n) =>
    rosterRow(first + n, { joinedAtMs: joinedAtMs + n, ...(burst !== undefined && { burst }) })
  )

it('names the latest burst, and those who came lately whichever way', () => {
  const room = [
    ...those(200, 0, nowMs - 600_000, 1),
    ...those(466, 200, nowMs - 30_000, 2),
    ...those(3, 666, nowMs - 20_000)
  ]
  const found = arrivals(room, nowMs)
  expect(found.map(({ id, rows }) => [id, rows.length])).toEqual([
    ['burst 2', 466],
    ['burst 1', 200],
    ['lately', 469]
  ])
  expect(found[0]).toMatchObject({ fromMs: nowMs - 30_000, untilMs: nowMs - 30_000 + 465 })
  expect(likeliest(found)).toBe('burst 2')
})

it('chooses nobody beforehand when the burst is the room itself', () => {
  const found = arrivals(those(30, 0, nowMs - 30_000, 1), nowMs)
  expect(found[0]?.isNearlyEverybody).toBe(true)
  expect(likeliest(found)).toBeNull()
})

it('finds nothing in a quiet room', () => {
  expect(arrivals(those(12, 0, nowMs - 90_000), nowMs)).toEqual([])
})
