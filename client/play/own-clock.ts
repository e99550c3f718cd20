import { limitFactors, type ExtraTime } from '../../shared/extra-time.ts'
import type { ClockView } from '../../shared/views.ts'

/** The clock of somebody who asked for extra time, from everybody's. */
export function ownClock(
  clock: ClockView | null,
  extraTime: ExtraTime | undefined
): ClockView | null {
  if (!clock || !extraTime || clock.limitMs === null || clock.endsAtMs === null) return clock
  const factor = limitFactors[extraTime]
  if (factor === null) return { ...clock, endsAtMs: null, limitMs: null }
  const moreMs = clock.limitMs * (factor - 1)
  const { startsAtMs, endsAtMs, limitMs, pausedLeftMs } = clock
  return {
    startsAtMs,
    endsAtMs: endsAtMs + moreMs,
    limitMs: limitMs + moreMs,
    ...(pausedLeftMs !== undefined && { pausedLeftMs: pausedLeftMs + moreMs })
  }
}
