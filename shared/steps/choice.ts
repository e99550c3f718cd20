import type { Item, ItemId, StepBase, StepViewBase, TallyBase } from './step.ts'

/** A question with one or several right choices; true or false is one with two. */
export interface ChoiceStep extends StepBase {
  readonly kind: 'choice'
  /** Two to six, in the author's order. */
  readonly choices: readonly Item[]
  /** Ids of the right choices: one or several. */
  readonly right: readonly ItemId[]
}

export interface ChoiceAnswer {
  readonly kind: 'choice'
  /** One id for a single choice, one or more otherwise; no id twice. */
  readonly choices: readonly ItemId[]
}

export interface ChoiceStepView extends StepViewBase {
  readonly kind: 'choice'
  /** Several choices may be picked. */
  readonly multiple: boolean
  /** In the order shown; null while the prompt is read alone. Letters follow this order. */
  readonly choices: readonly Item[] | null
  readonly correction: ChoiceCorrection | null
}

export interface ChoiceCorrection {
  readonly right: readonly ItemId[]
  readonly tally: ChoiceTally
  readonly explanation: string
}

export interface ChoiceTally extends TallyBase {
  /** How many picked each choice; the sum may exceed `answers` when several may be picked. */
  readonly picks: Readonly<Record<ItemId, number>>
  readonly right: number
}
