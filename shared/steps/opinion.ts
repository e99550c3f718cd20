import type { Item, ItemId, StepBase, StepId, StepViewBase, TallyBase } from './step.ts'

/** A vote in which nothing is right or wrong: on a scale, or among options. */
export interface OpinionStep extends StepBase {
  readonly kind: 'opinion'
  /** Two to six, in the author's order; empty when they are drawn from `optionsOf`. */
  readonly options: readonly OpinionOption[]
  /** Which end of the scale a received idea is fought towards; null when none is better. */
  readonly wanted: 'agree' | 'disagree' | null
  /** The step of words whose texts are voted on: their authors get its points. */
  readonly optionsOf?: StepId
}

export interface OpinionOption extends Item {
  /** How far it agrees, from 2 to -2; null for « sans avis » and for options on no scale. */
  readonly agreement: number | null
  /** Of texts that are voted on, in the trainer's view: is it out of the vote? */
  readonly hidden?: boolean
}

export interface OpinionAnswer {
  readonly kind: 'opinion'
  readonly option: ItemId
}

export interface OpinionStepView extends StepViewBase {
  readonly kind: 'opinion'
  /** Asked a second time. */
  readonly again?: true
  /** In the order shown; null while the prompt is read alone. */
  readonly options: readonly OpinionOption[] | null
  readonly correction: OpinionCorrection | null
}

export interface OpinionCorrection {
  readonly tally: OpinionTally
  readonly explanation: string
}

export interface OpinionTally extends TallyBase {
  readonly picks: Readonly<Record<ItemId, number>>
  readonly right: null
  /** How the room moved since the vote that this one asks again; absent when it asks none again. */
  readonly shift?: Shift
}

/** What became of each vote between the first time and the second, among those who voted both times. */
export interface Shift {
  /** Largest first. Those who kept their vote go from an option to the same. */
  readonly flows: readonly { readonly from: ItemId; readonly to: ItemId; readonly count: number }[]
  /** Who voted both times. */
  readonly both: number
  readonly moved: number
  /** How many came closer to the end that is wanted, and how many went the other way. Null where no end is. */
  readonly towards: {
    readonly end: 'agree' | 'disagree'
    readonly convinced: number
    readonly opposed: number
  } | null
}
