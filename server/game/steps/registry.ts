import type { Step, StepKindName } from '../../../shared/activity.ts'
import { choiceKind } from './choice.ts'
import type { StepKind } from './kind.ts'

const kinds: Record<StepKindName, StepKind> = {
  choice: choiceKind
}

/** The rules of a step's kind. */
export function kindOf(step: Step): StepKind {
  return kinds[step.kind]
}
