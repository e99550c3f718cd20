import type { Component } from 'svelte'
import type { Answer, StepKindName, StepView } from '../../shared/steps/kinds.ts'

/** What was right, what was answered and why, for one person to read. */
export type CorrectingProps<Kind extends StepKindName = StepKindName> = {
  step: Extract<StepView, { kind: Kind }>
  answer: Extract<Answer, { kind: Kind }> | null
  /** The team of who reads; null without one. */
  team?: number | null
  /** Only what was right and what was answered: for a list of many steps. */
  brief?: boolean
}

const parts = import.meta.glob<{ default: Component<CorrectingProps> }>('./*/Correction.svelte', {
  eager: true
})

/** Of every kind: `<kind>/Correction.svelte`. */
export function correctingOf(kind: StepKindName): Component<CorrectingProps> | undefined {
  return parts[`./${kind}/Correction.svelte`]?.default
}
