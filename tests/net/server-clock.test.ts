import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ServerClock } from '../../client/net/server-clock.ts'

let wallMs = 0
let monotonicMs = 0
beforeEach(() => {
  wallMs = Date.UTC(2026, 5, 1)
  monotonicMs = 5000
  vi.spyOn(Date, 'now').mockImplementation(() => wallMs)
  vi.spyOn(performance, 'now').mockImplementation(() => monotonicMs)
})
afterEach(() => void vi.restoreAllMocks())

/** The server is an hour ahead of this device. */
const aheadMs = 3_600_000
let serverMs = () => wallMs + aheadMs

function pass(ms: number) {
  wallMs += ms
  monotonicMs += ms
}

/** The device sleeps, and its monotonic clock with it, as on some phones. */
const sleep = (ms: number) => (wallMs += ms)

function exchange(clock: ServerClock, roundTripMs = 40) {
  const tell = clock.ask()
  pass(roundTripMs / 2)
  const said = serverMs()
  pass(roundTripMs / 2)
  tell(said)
}

beforeEach(() => (serverMs = () => wallMs + aheadMs))

it('knows nothing before it has asked, whatever the device says', () => {
  expect(new ServerClock().now()).toBeNull()
})

it('goes on rightly from the exchange with the shortest round trip', () => {
  const clock = new ServerClock()
  exchange(clock, 900)
  exchange(clock, 40)
  exchange(clock, 2000)
  pass(7000)
  expect(clock.now()).toBe(serverMs())
})

it.each([600_000, -600_000])('asks again once the device’s clock is set by %i ms', (byMs) => {
  const lost = vi.fn<() => void>()
  const clock = new ServerClock(lost)
  exchange(clock)
  const realMs = () => monotonicMs - 5000
  const startedMs = (clock.now() ?? 0) - realMs()
  wallMs += byMs
  expect(clock.now()).toBeNull()
  expect(lost).toHaveBeenCalledOnce()
  serverMs = () => startedMs + realMs()
  exchange(clock)
  expect(clock.now()).toBe(startedMs + realMs())
  expect(lost).toHaveBeenCalledOnce()
})

it('asks again after a sleep in which the monotonic clock stood still', () => {
  const clock = new ServerClock()
  exchange(clock)
  sleep(45_000)
  expect(clock.now()).toBeNull()
  exchange(clock)
  pass(1000)
  expect(clock.now()).toBe(serverMs())
})

it('takes nothing from an exchange that a sleep has stretched', () => {
  const clock = new ServerClock()
  const tell = clock.ask()
  const said = serverMs()
  sleep(45_000)
  pass(10)
  tell(said)
  expect(clock.now()).toBeNull()
})

it('believes the newest of exchanges that cannot both be true', () => {
  const clock = new ServerClock()
  exchange(clock, 10)
  // Another server answers, or this one's clock was set.
  serverMs = () => wallMs + aheadMs - 5000
  exchange(clock, 300)
  expect(clock.now()).toBe(serverMs())
})
