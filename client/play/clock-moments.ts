export type ClockMoment = 'half' | 10 | 5 | 'over' | null

/**
 * The few moments of a clock worth saying aloud: half of a long time, ten seconds, five, the end.
 * The moment lasts until the next, so that a live region speaks once for each.
 */
export function clockMoment(leftMs: number, limitMs: number): ClockMoment {
  if (leftMs <= 0) return 'over'
  if (leftMs <= 5000) return 5
  if (leftMs <= 10_000) return 10
  return limitMs > 24_000 && leftMs <= limitMs / 2 ? 'half' : null
}
