import type { EstimateStepView } from '../../../shared/steps/estimate.ts'
import { m } from '../../text/generated/messages.js'
import { numberWithUnit } from './numbers.ts'

export function summaryOf(step: EstimateStepView): string {
  if (!step.correction) return ''
  const { right, tally } = step.correction
  const number = numberWithUnit(right, step)
  if (tally.median === null) return m.steps_estimate_say_alone({ number })
  return m.steps_estimate_say({ number, median: numberWithUnit(tally.median, step) })
}

export function rightOf(step: EstimateStepView): readonly string[] {
  return step.correction ? [numberWithUnit(step.correction.right, step)] : []
}

export function kindName(): string {
  return m.steps_estimate_name()
}
