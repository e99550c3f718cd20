import type { StepKindName } from '../../../shared/steps/kinds.ts'
import { choiceAnswerSchema, choiceStepSchema } from './choice.ts'
import { decisionAnswerSchema, decisionStepSchema } from './decision.ts'
import { estimateAnswerSchema, estimateStepSchema } from './estimate.ts'
import { opinionAnswerSchema, opinionStepSchema } from './opinion.ts'
import { orderAnswerSchema, orderStepSchema } from './order.ts'
import { slideStepSchema } from './slide.ts'
import { wordsAnswerSchema, wordsStepSchema } from './words.ts'

/** One line a kind: what an author writes, and what a phone sends; null for a kind that takes no answers. */
const kinds = {
  choice: [choiceStepSchema, choiceAnswerSchema],
  opinion: [opinionStepSchema, opinionAnswerSchema],
  words: [wordsStepSchema, wordsAnswerSchema],
  order: [orderStepSchema, orderAnswerSchema],
  estimate: [estimateStepSchema, estimateAnswerSchema],
  decision: [decisionStepSchema, decisionAnswerSchema],
  slide: [slideStepSchema, null]
} as const satisfies Record<StepKindName, readonly [object, object | null]>

type Pairs = (typeof kinds)[keyof typeof kinds]

const pairs = Object.values(kinds) as readonly Pairs[]

export const stepSchemas = pairs.map(([step]) => step)
export const answerSchemas = pairs.flatMap(([, answer]) => answer ?? [])
