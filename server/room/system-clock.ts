import { uptime } from 'node:os'
import type { Clock } from './ports.ts'

/** Longest delay setTimeout takes; a later timer fires early, which a room treats as stale. */
const longestDelayMs = 2 ** 31 - 1
const lookForSleepEveryMs = 500
/** The time since the machine started is told in hundredths of a second, or in whole seconds. */
const leastSleepMs = 2000

/** What a machine tells of time, in milliseconds. */
export interface TimeSources {
  /** Since 1970. Anybody may set it, and it jumps then. */
  readonly wallMs: () => number
  /** Only ever goes on; stands still while a machine sleeps, or does not, as its system wants it. */
  readonly monotonicMs: () => number
  /** Since the machine started, sleep included. */
  readonly uptimeMs: () => number
}

const machine: TimeSources = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  uptimeMs: () => uptime() * 1000
}

/**
 * Server time: the wall clock as it was at the start, and what has passed since. Setting the machine's clock does
 * not change it. A sleep counts as time passed, whatever the system thinks of it: the phones were awake.
 */
export function steadyClock({ wallMs, monotonicMs, uptimeMs }: TimeSources): Clock {
  const startMs = wallMs() - monotonicMs()
  const uncounted = () => uptimeMs() - monotonicMs()
  const uncountedAtStart = uncounted()
  let sleptMs = 0
  let lookedAtMs = monotonicMs()

  function now(): number {
    const elapsedMs = monotonicMs()
    if (elapsedMs - lookedAtMs >= lookForSleepEveryMs) {
      lookedAtMs = elapsedMs
      const foundMs = uncounted() - uncountedAtStart
      if (foundMs - sleptMs >= leastSleepMs) sleptMs = foundMs
    }
    return Math.floor(startMs + elapsedMs + sleptMs)
  }

  return {
    now,
    wall: wallMs,
    setTimer(atMs, fire) {
      const timer = setTimeout(fire, Math.min(longestDelayMs, Math.max(0, atMs - now())))
      return () => clearTimeout(timer)
    }
  }
}

export const systemClock = steadyClock(machine)
