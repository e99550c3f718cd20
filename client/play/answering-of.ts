import type { Component } from 'svelte'
import type { StepKindName } from '../../shared/steps/kinds.ts'
import type { AnsweringProps } from '../steps/answering.ts'
import ChoiceAnswering from '../steps/choice/Answering.svelte'
import { rare } from './rare-parts.svelte.ts'

/**
 * The part that answers a kind of step: a question's comes with the page, the others' once `rare` is loaded;
 * undefined as long as it is not here.
 */
export function answeringOf(kind: StepKindName): Component<AnsweringProps> | undefined {
  if (kind === 'choice') return ChoiceAnswering as unknown as Component<AnsweringProps>
  return rare.parts?.otherAnswering[`./${kind}/Answering.svelte`]?.default
}
