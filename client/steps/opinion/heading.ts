import type { OpinionStepView } from '../../../shared/steps/opinion.ts'
import { m } from '../../text/generated/messages.js'

export function headingOf(_step: OpinionStepView, answered: boolean): string | null {
  return answered ? m.steps_voted() : null
}
