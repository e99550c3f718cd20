import { expect, test } from 'vitest'
import { roomLinks } from '../../client/host/game/room-links.ts'
import type { RosterRow } from '../../shared/views.ts'
import { rosterRow } from '../support/fixtures/host.ts'

const now = 1_000_000
const room = (
  online: number,
  lost: number,
  changes: { lostForMs?: number; late?: number } = {}
): RosterRow[] => [
  ...Array.from({ length: online }, (_, n) =>
    rosterRow(n, { online: true, ...(n < (changes.late ?? 0) && { late: true as const }) })
  ),
  ...Array.from({ length: lost }, (_, n) =>
    rosterRow(online + n, { online: false, awaySinceMs: now - (changes.lostForMs ?? 5000) })
  )
]
const trouble = (...how: Parameters<typeof room>) => roomLinks(room(...how), now).trouble

test('one phone lost is that phone, a quarter of them within a minute is the room', () => {
  expect(trouble(30, 0)).toBe('none')
  expect(trouble(29, 1)).toBe('phones')
  expect(trouble(23, 7)).toBe('phones')
  expect(trouble(22, 8)).toBe('room_lost')
  expect(trouble(0, 30)).toBe('room_lost')
})

test('two phones of a small group may be a coincidence', () => {
  expect(trouble(2, 2)).toBe('phones')
  expect(trouble(2, 3)).toBe('room_lost')
})

test('who left long ago, or never came, says nothing of the network', () => {
  expect(trouble(10, 20, { lostForMs: 61_000 })).toBe('none')
  expect(roomLinks([rosterRow(1, { online: false })], now)).toEqual({
    online: 0,
    late: 0,
    away: 1,
    lostLately: 0,
    trouble: 'none'
  })
})

test('many slow phones at once are a slow network', () => {
  expect(trouble(30, 0, { late: 2 })).toBe('phones')
  expect(trouble(30, 0, { late: 8 })).toBe('room_slow')
})
