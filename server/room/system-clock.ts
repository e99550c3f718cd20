import type { Clock } from './ports.ts'

/** Longest delay setTimeout takes; a later timer fires early, which a room treats as stale. */
const longestDelayMs = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(atMs, fire) {
    const timer = setTimeout(fire, Math.min(longestDelayMs, Math.max(0, atMs - Date.now())))
    return () => clearTimeout(timer)
  }
}
