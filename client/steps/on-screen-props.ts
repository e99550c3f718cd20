import type { Snippet } from 'svelte'
import type { StepView } from '../../shared/steps/kinds.ts'

export interface OnScreenProps<Step extends StepView> {
  readonly step: Step
  /** `ready`: what can be answered is laid out but not shown yet. */
  readonly moment: 'ready' | 'open' | 'reveal'
  /** Shows a correction as it ends up, without its sequence. */
  readonly still?: boolean
  /** Stands in the upper corner, beside the prompt: the clock. */
  readonly corner?: Snippet
}
