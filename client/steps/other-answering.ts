import type { Component } from 'svelte'
import type { AnsweringProps } from './answering.ts'

/** How the kinds that do not come with the page are answered, as one file of its own: `<kind>/Answering.svelte`. */
export const otherAnswering = import.meta.glob<{ default: Component<AnsweringProps> }>(
  ['./*/Answering.svelte', '!./choice/Answering.svelte'],
  { eager: true }
)
