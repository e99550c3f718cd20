import type { Component } from 'svelte'
import type { StepKindName } from '../../shared/activity.ts'
import type { GameSettings } from '../../shared/settings.ts'
import type { StepView } from '../../shared/views.ts'
import ChoiceForHost from './choice/ChoiceForHost.svelte'

/** A step with its solution, for the trainer's eyes only. */
export type ForHostProps<Kind extends StepKindName = StepKindName> = {
  step: Extract<StepView, { kind: Kind }>
  /** `coming`: in advance; `asked`: its prompt alone is on the screen; then answers come in. */
  moment: 'coming' | 'asked' | 'open' | 'revealed'
  settings: GameSettings
}

/** How each kind of step is shown under its prompt. */
export const forHost: { readonly [Kind in StepKindName]: Component<ForHostProps<Kind>> } = {
  choice: ChoiceForHost
}
