import { expect, it } from 'vitest'
import { fairness } from './fairness.ts'

it('TIME-8 is fair to slow paths and worth little to a liar', () => {
  const { medianMs, p95Ms, slowPathCost, bestAttack, errors } = fairness(20)
  expect(medianMs).toBeLessThanOrEqual(20)
  expect(p95Ms).toBeLessThanOrEqual(60)
  expect(slowPathCost).toBeLessThanOrEqual(0.005)
  expect(bestAttack.gain).toBeLessThanOrEqual(0.01)
  // What it is good for: by arrival alone the slowest path pays more than a tenth of a second.
  expect(Math.max(...errors.map(({ byArrivalMs }) => byArrivalMs))).toBeGreaterThan(100)
})
