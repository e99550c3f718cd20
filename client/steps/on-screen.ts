import type { Component } from 'svelte'
import type { StepView } from '../../shared/views.ts'
import ChoiceOnScreen from './choice/ChoiceOnScreen.svelte'
import type { OnScreenProps } from './on-screen-props.ts'

type OnScreenParts = {
  readonly [Kind in StepView['kind']]: Component<OnScreenProps<Extract<StepView, { kind: Kind }>>>
}

/** How each kind of step is projected, once its prompt has been read alone. */
export const onScreen: OnScreenParts = { choice: ChoiceOnScreen }
