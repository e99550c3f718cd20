import { expect, it } from 'vitest'
import { ownClock } from '../../client/play/own-clock.ts'

const clock = { startsAtMs: 1000, endsAtMs: 31_000, limitMs: 30_000 }

it('TIME-9 counts down the time of somebody who asked for more', () => {
  expect(ownClock(clock, undefined)).toBe(clock)
  expect(ownClock(clock, 'x1.5')).toMatchObject({ endsAtMs: 46_000, limitMs: 45_000 })
  expect(ownClock(clock, 'none')).toMatchObject({ endsAtMs: null, limitMs: null })
  expect(ownClock({ ...clock, pausedLeftMs: 5000 }, 'x2')?.pausedLeftMs).toBe(35_000)
  expect(ownClock(null, 'x2')).toBeNull()
})
