import type { Component, Snippet } from 'svelte'
import type { StepKindName } from '../../shared/activity.ts'
import type { Answer } from '../../shared/commands.ts'
import type { StepView } from '../../shared/views.ts'
import ChoiceAnswering from './choice/ChoiceAnswering.svelte'

/** How a phone answers a kind of step, under its prompt. */
export type AnsweringProps<Kind extends StepKindName = StepKindName> = {
  step: Extract<StepView, { kind: Kind }>
  /** False until the clock starts: the place is kept, nothing can be read or touched. */
  open: boolean
  /** What was given, on its way or stored; null while there is none. */
  answer: Extract<Answer, { kind: Kind }> | null
  onanswer: (answer: Extract<Answer, { kind: Kind }>) => void
  /** What became of the answer, to be shown where it was given. */
  delivery: Snippet
}

export const answering: { readonly [Kind in StepKindName]: Component<AnsweringProps<Kind>> } = {
  choice: ChoiceAnswering
}
