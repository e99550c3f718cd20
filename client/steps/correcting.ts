import type { Component } from 'svelte'
import type { StepKindName } from '../../shared/activity.ts'
import type { Answer } from '../../shared/commands.ts'
import type { StepView } from '../../shared/views.ts'
import ChoiceCorrection from './choice/ChoiceCorrection.svelte'

/** What was right, what was answered and why, for one person to read. */
export type CorrectingProps<Kind extends StepKindName = StepKindName> = {
  step: Extract<StepView, { kind: Kind }>
  answer: Extract<Answer, { kind: Kind }> | null
  /** Only what was right and what was answered: for a list of many steps. */
  brief?: boolean
}

export const correcting: { readonly [Kind in StepKindName]: Component<CorrectingProps<Kind>> } = {
  choice: ChoiceCorrection
}
