import type { Component } from 'svelte'
import type { GameSettings } from '../../shared/settings.ts'
import type { StepKindName, StepView } from '../../shared/steps/kinds.ts'
import type { TextAct } from '../../shared/steps/words.ts'

/** A step with its solution, for the trainer's eyes only. */
export type ForHostProps<Kind extends StepKindName = StepKindName> = {
  step: Extract<StepView, { kind: Kind }>
  /** `coming`: in advance; `asked`: its prompt alone is on the screen; then answers come in. */
  moment: 'coming' | 'asked' | 'open' | 'revealed'
  settings: GameSettings
  /** What the trainer does with the texts that were given. */
  onmoderate: (act: TextAct) => void
}

const parts = import.meta.glob<{ default: Component<ForHostProps> }>('./*/ForHost.svelte', {
  eager: true
})

/** How each kind of step is shown under its prompt: `<kind>/ForHost.svelte`. */
export function forHost(kind: StepKindName): Component<ForHostProps> | undefined {
  return parts[`./${kind}/ForHost.svelte`]?.default
}
