import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { steadyClock } from '../../server/room/system-clock.ts'

const hourMs = 3_600_000

/** A machine whose clocks a test turns. */
function machine() {
  const at = { wall: Date.UTC(2026, 0, 12, 9), monotonic: 5000, uptime: 900_000 }
  const pass = (ms: number) => {
    at.wall += ms
    at.monotonic += ms
    at.uptime += ms
  }
  const sources = {
    wallMs: () => at.wall,
    monotonicMs: () => at.monotonic,
    uptimeMs: () => at.uptime
  }
  return { at, pass, clock: steadyClock(sources) }
}

it('starts with the clock of the machine, and goes on with it', () => {
  const { at, pass, clock } = machine()
  expect(clock.now()).toBe(at.wall)
  pass(1234)
  expect(clock.now()).toBe(at.wall)
})

it.each([3, -3, 24 * 40, -24 * 40])('does not jump when that is set by %d hours', (hours) => {
  const { at, pass, clock } = machine()
  const before = clock.now()
  at.wall += hours * hourMs
  pass(1000)
  expect(clock.now()).toBe(before + 1000)
})

it('TIME-5 counts a sleep as time passed, whether or not the system does', () => {
  const { at, pass, clock } = machine()
  const before = clock.now()
  pass(1000)
  // Linux: its monotonic clock stands still.
  at.wall += 60_000
  at.uptime += 60_000
  pass(1000)
  expect(clock.now()).toBe(before + 62_000)
  // macOS and Windows: it goes on.
  pass(60_000)
  expect(clock.now()).toBe(before + 122_000)
})

it('takes a machine that tells its uptime in whole seconds at its word no sooner than after two', () => {
  const { at, pass, clock } = machine()
  const before = clock.now()
  for (let n = 0; n < 20; n += 1) {
    pass(700)
    at.uptime = Math.floor(at.uptime / 1000) * 1000
    expect(clock.now()).toBe(before + 700 * (n + 1))
  }
})

it('fires timers when they are due, however the wall clock was set', async () => {
  const wall = { ms: Date.UTC(2026, 0, 12, 9) }
  const steady = steadyClock({
    wallMs: () => wall.ms,
    monotonicMs: () => performance.now(),
    uptimeMs: () => performance.now()
  })
  let fired = false
  steady.setTimer(steady.now() + 20, () => (fired = true))
  wall.ms -= 3 * hourMs
  while (!fired) await wait(5)
})
