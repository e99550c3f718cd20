import type { ChoiceAnswer, ChoiceStep, ChoiceStepView, ChoiceTally } from './choice.ts'
import type { DecisionAnswer, DecisionStep, DecisionStepView, DecisionTally } from './decision.ts'
import type { EstimateAnswer, EstimateStep, EstimateStepView, EstimateTally } from './estimate.ts'
import type { OpinionAnswer, OpinionStep, OpinionStepView, OpinionTally } from './opinion.ts'
import type { OrderAnswer, OrderStep, OrderStepView, OrderTally } from './order.ts'
import type { SlideStep, SlideStepView, SlideTally } from './slide.ts'
import type { WordsAnswer, WordsStep, WordsStepView, WordsTally } from './words.ts'

interface KindTypes<Step, View, Tally, Answer = never> {
  step: Step
  view: View
  tally: Tally
  /** `never` for a kind that takes no answers. */
  answer: Answer
}

/** Every kind of step, one line each: what is played, seen, counted and answered. */
export interface StepKinds {
  choice: KindTypes<ChoiceStep, ChoiceStepView, ChoiceTally, ChoiceAnswer>
  opinion: KindTypes<OpinionStep, OpinionStepView, OpinionTally, OpinionAnswer>
  words: KindTypes<WordsStep, WordsStepView, WordsTally, WordsAnswer>
  order: KindTypes<OrderStep, OrderStepView, OrderTally, OrderAnswer>
  estimate: KindTypes<EstimateStep, EstimateStepView, EstimateTally, EstimateAnswer>
  decision: KindTypes<DecisionStep, DecisionStepView, DecisionTally, DecisionAnswer>
  slide: KindTypes<SlideStep, SlideStepView, SlideTally>
}

export type StepKindName = keyof StepKinds

export type Step = StepKinds[StepKindName]['step']
/** A step as an audience may see it. */
export type StepView = StepKinds[StepKindName]['view']
export type Tally = StepKinds[StepKindName]['tally']
export type Answer = StepKinds[StepKindName]['answer']
