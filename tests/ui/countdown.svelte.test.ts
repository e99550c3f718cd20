import { flushSync } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Countdown } from '../../client/ui/countdown.svelte.ts'
import type { ClockView } from '../../shared/views.ts'
import { clockView } from '../support/fixtures/screen.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function countdown(clock: ClockView | null) {
  let made!: Countdown
  const stop = $effect.root(() => {
    made = new Countdown(
      () => clock,
      () => Date.now()
    )
  })
  flushSync()
  return { made, stop }
}

test('counts down to zero and no further', () => {
  const { made, stop } = countdown(clockView(Date.now(), 14_000))
  expect(made.time).toEqual({ leftMs: 14_000, limitMs: 30_000 })
  vi.advanceTimersByTime(4000)
  expect(made.time?.leftMs).toBe(10_000)
  vi.advanceTimersByTime(60_000)
  expect(made.time?.leftMs).toBe(0)
  stop()
})

test('a clock that moves between two looks makes no loop', () => {
  let nowMs = 1000
  const clock = clockView(nowMs, 31_500)
  const made: Countdown[] = []
  const stop = $effect.root(() => {
    made.push(
      new Countdown(
        () => clock,
        () => (nowMs += 0.01)
      )
    )
  })
  expect(() => flushSync()).not.toThrow()
  expect(made[0]?.started).toBe(false)
  stop()
})

test('choices are ahead until exactly the time they start, with the whole time to go', () => {
  const { made, stop } = countdown(clockView(Date.now(), 31_500))
  expect(made.started).toBe(false)
  expect(made.time?.leftMs).toBe(30_000)
  vi.advanceTimersByTime(1499)
  expect(made.started).toBe(false)
  vi.advanceTimersByTime(1)
  expect(made.started).toBe(true)
  stop()
})

test('stands still while paused', () => {
  const { made, stop } = countdown(clockView(Date.now(), 14_000, { pausedLeftMs: 9000 }))
  vi.advanceTimersByTime(5000)
  expect(made.paused).toBe(true)
  expect(made.time?.leftMs).toBe(9000)
  stop()
})

test('choices are ahead as long as a pause holds the moment before them', () => {
  const { made, stop } = countdown(clockView(Date.now(), 30_600, { pausedLeftMs: 30_600 }))
  vi.advanceTimersByTime(5000)
  expect(made.started).toBe(false)
  expect(made.leftMs).toBe(30_000)
  stop()
})

test('no clock, or none with an end, counts nothing', () => {
  expect(countdown(null).made.time).toBeNull()
  const endless = clockView(Date.now(), 0, { endsAtMs: null, limitMs: null })
  const { made, stop } = countdown(endless)
  expect(made.time).toBeNull()
  expect(made.started).toBe(true)
  stop()
})

test('as long as nobody knows the time choices are open and nothing is over', () => {
  let nowMs: number | null = null
  const clock = clockView(1_000_000, 14_000)
  let made!: Countdown
  const stop = $effect.root(() => {
    made = new Countdown(
      () => clock,
      () => nowMs
    )
  })
  flushSync()
  expect([made.started, made.leftMs]).toEqual([true, 30_000])
  nowMs = 1_004_000
  vi.advanceTimersByTime(1000)
  expect([made.started, made.leftMs]).toEqual([true, 10_000])
  nowMs = null
  vi.advanceTimersByTime(1000)
  expect([made.started, made.leftMs]).toEqual([true, 30_000])
  stop()
})
