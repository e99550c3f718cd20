import type { Snippet } from 'svelte'
import type { SeatView } from '../../shared/views.ts'
import type { Answer, StepKindName, StepView } from '../../shared/steps/kinds.ts'

/** How a phone answers a kind of step, under its prompt. */
export type AnsweringProps<Kind extends StepKindName = StepKindName> = {
  step: Extract<StepView, { kind: Kind }>
  /** False until the clock starts: the place is kept, nothing can be read or touched. */
  open: boolean
  /** The clock runs, and somebody else answers for the team: what can be answered is read, not touched. */
  watching: boolean
  /** What was given, on its way or stored; null while there is none. */
  answer: Extract<Answer, { kind: Kind }> | null
  /** Who answers, and for which team. */
  seat: SeatView
  onanswer: (answer: Extract<Answer, { kind: Kind }>) => void
  /** What became of the answer, to be shown where it was given. */
  delivery: Snippet
}
