import type { Item, ItemId, StepBase, StepViewBase, TallyBase } from './step.ts'

/** Things to be put in order. */
export interface OrderStep extends StepBase {
  readonly kind: 'order'
  /** Three to eight, in the right order. Their ids tell nothing of it. */
  readonly items: readonly Item[]
}

export interface OrderAnswer {
  readonly kind: 'order'
  /** All of them, first to last. */
  readonly items: readonly ItemId[]
}

export interface OrderStepView extends StepViewBase {
  readonly kind: 'order'
  /** In the order shown, which is not the right one; null while the prompt is read alone. */
  readonly items: readonly Item[] | null
  readonly correction: OrderCorrection | null
}

export interface OrderCorrection {
  /** The right order. */
  readonly right: readonly ItemId[]
  readonly tally: OrderTally
  readonly explanation: string
}

export interface OrderTally extends TallyBase {
  readonly right: number
  /** Mean place given to each item, from 1; 0 without an answer. */
  readonly places: Readonly<Record<ItemId, number>>
  /** How many put each item where it belongs. */
  readonly placed: Readonly<Record<ItemId, number>>
}
