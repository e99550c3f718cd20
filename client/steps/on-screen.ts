import type { Component } from 'svelte'
import type { StepKindName, StepView } from '../../shared/steps/kinds.ts'
import type { OnScreenProps } from './on-screen-props.ts'

const parts = import.meta.glob<{ default: Component<OnScreenProps<StepView>> }>(
  './*/OnScreen.svelte',
  { eager: true }
)

/** How each kind of step is projected, once its prompt has been read alone: `<kind>/OnScreen.svelte`. */
export function onScreen(kind: StepKindName): Component<OnScreenProps<StepView>> | undefined {
  return parts[`./${kind}/OnScreen.svelte`]?.default
}
