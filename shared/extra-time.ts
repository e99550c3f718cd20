/** A player's own time, asked for in private: the limit multiplied, or no limit. */
export type ExtraTime = 'x4/3' | 'x1.5' | 'x2' | 'none'

/** What the limit is multiplied by; null for no limit. */
export const limitFactors: Readonly<Record<ExtraTime, number | null>> = {
  'x4/3': 4 / 3,
  'x1.5': 1.5,
  x2: 2,
  none: null
}
