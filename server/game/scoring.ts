import type { GameSettings } from '../../shared/settings.ts'

/** What a right answer earns for having come fast: nothing is lost at once, half at the limit. */
const speedShare = 0.5

const streakStep = 100
const streakCap = 500

export interface Worth {
  readonly points: GameSettings['points']
  /** P: 0, 1000 or 2000. */
  readonly stepPoints: number
  /** f: share of the step that is right, 0 to 1. */
  readonly accuracy: number
  /** t: time used, in milliseconds. */
  readonly usedMs: number
  /** L: the limit with all time added, in milliseconds; null without a clock. */
  readonly limitMs: number | null
}

/**
 * SCORE-1 and SCORE-2: `round(P × f × (1 − ½·t/L))`, or `round(P × f)` when only accuracy counts.
 * The floor at half is Kahoot's formula (support.kahoot.com, article 115002303908).
 */
export function pointsFor({ points, stepPoints, accuracy, usedMs, limitMs }: Worth): number {
  if (points === 'none') return 0
  const share = points === 'speed' && limitMs ? Math.min(1, Math.max(0, usedMs / limitMs)) : 0
  return Math.round(stepPoints * accuracy * (1 - speedShare * share))
}

/** SCORE-5: the bonus of the `streak`-th right answer in a row: 0, 100, 200 … 500. */
export function streakBonus(streak: number): number {
  return Math.min(streakCap, Math.max(0, streak - 1) * streakStep)
}
