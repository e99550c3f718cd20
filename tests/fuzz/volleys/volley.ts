import type { Random } from '../../load/random.ts'
import type { Target } from '../target.ts'

/** What came of some inputs thrown together. */
export interface Outcome {
  readonly inputs: number
  /** In words. */
  readonly faults: readonly string[]
}

/** Throws some inputs, all drawn from `random`, and waits until they are dealt with. */
export type Volley = (random: Random, target: Target) => Promise<Outcome>

/** Answers of HTTP that betray a defect: a stranger's nonsense is the stranger's fault. */
export function statusFaults(received: string): string[] {
  const statuses = [...received.matchAll(/HTTP\/1\.1 (\d{3})/gu)].map(([, status]) =>
    Number(status)
  )
  return statuses.filter((status) => status >= 500).map((status) => `answered ${status}`)
}

/** How many things to throw together: mostly few. */
export function some(random: Random, most: number): number {
  return Math.ceil(random.between(0, 1) ** 2 * most) || 1
}
