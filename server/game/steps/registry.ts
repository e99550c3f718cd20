import type { Step, StepKindName } from '../../../shared/steps/kinds.ts'
import { choiceKind } from './choice.ts'
import { decisionKind } from './decision.ts'
import { estimateKind } from './estimate.ts'
import type { StepKind } from './kind.ts'
import { opinionKind } from './opinion.ts'
import { orderKind } from './order.ts'
import { slideKind } from './slide.ts'
import { wordsKind } from './words.ts'

/** Every kind, by its name. */
export const stepKinds: Readonly<Record<StepKindName, StepKind>> = {
  choice: choiceKind,
  opinion: opinionKind,
  words: wordsKind,
  order: orderKind,
  estimate: estimateKind,
  decision: decisionKind,
  slide: slideKind
}

/** The rules of a step's kind. */
export function kindOf(step: Step): StepKind {
  return stepKinds[step.kind]
}
