import type { ChoiceId, Step } from '../../../shared/activity.ts'
import type { Answer, RunNumber } from '../../../shared/commands.ts'
import type { RejectionCode } from '../../../shared/rejections.ts'
import type { StepView, Tally } from '../../../shared/views.ts'

/** How a run places its step: which run, where in the activity, in which order. */
export interface Placement {
  readonly run: RunNumber
  readonly index: number
  readonly of: number
  readonly order: readonly ChoiceId[]
}

/** How much of a step is told: the prompt, what can be answered, or everything. */
export type Disclosure = 'prompt' | 'question' | 'solution'

/**
 * A kind of step: what an answer is, how it is scored and tallied, what may be seen of it.
 * One module per kind, one line in the registry.
 */
export interface StepKind<
  S extends Step = Step,
  A extends Answer = Answer,
  T extends Tally = Tally
> {
  readonly kind: S['kind']
  /** The order a run shows, from the author's order or a permutation of 0 to 5. */
  order(step: S, permutation: readonly number[] | null): readonly ChoiceId[]
  /** The answer in its one canonical form, so that a resend compares equal; or why it is refused. */
  accept(step: S, answer: A): { readonly answer: A } | { readonly code: RejectionCode }
  /** Share of the step that is right, 0 to 1. */
  accuracy(step: S, answer: A): number
  tally(step: S, answers: Iterable<A>): T
  /** Built by naming fields. `tally` is used only when the solution is told. */
  view(step: S, placement: Placement, disclosure: Disclosure, tally: T | null): StepView
}
