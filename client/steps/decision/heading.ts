import type { DecisionStepView } from '../../../shared/steps/decision.ts'
import { m } from '../../text/generated/messages.js'

export function headingOf(_step: DecisionStepView, answered: boolean): string | null {
  return answered ? m.steps_voted() : null
}
