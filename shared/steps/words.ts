import type { StepBase, StepViewBase, TallyBase } from './step.ts'

/** A few short texts from everyone. */
export interface WordsStep extends StepBase {
  readonly kind: 'words'
  /** How many texts a player may give: one to three. */
  readonly most: number
  /** Of one text, in characters. */
  readonly maxLength: number
  /** How the screen lays them out, unless the trainer chooses otherwise: `wall` for arguments. */
  readonly look: WordsLook
}

export type WordsLook = 'cloud' | 'list' | 'wall'

export interface WordsAnswer {
  readonly kind: 'words'
  readonly texts: readonly string[]
}

export interface WordsStepView extends StepViewBase {
  readonly kind: 'words'
  readonly most: number
  readonly maxLength: number
  readonly look: WordsLook
  readonly correction: WordsCorrection | null
}

export interface WordsCorrection {
  readonly tally: WordsTally
  readonly explanation: string
}

export interface WordsTally extends TallyBase {
  readonly right: null
  /** In the order the trainer chose; hidden ones only in the trainer's view. At most sixty elsewhere. */
  readonly texts: readonly SharedText[]
  readonly sorted: TextOrder
  /** How many more there are than are shown, besides hidden ones. */
  readonly left: number
}

export interface SharedText {
  /** The same for texts that read the same, whatever case and accents. */
  readonly id: string
  /** As most typed it. */
  readonly text: string
  readonly count: number
  /** Team of who typed it first; null without teams. */
  readonly team: number | null
  readonly highlighted?: true
  readonly hidden?: true
  /** Those that count for it besides, in the trainer's view only. */
  readonly merged?: readonly { readonly id: string; readonly text: string }[]
}

export type TextOrder = 'count' | 'time' | 'team'

/** What the trainer does with the texts of a run. */
export type TextAct =
  | { readonly do: 'hide' | 'show' | 'highlight' | 'dim'; readonly text: string }
  | { readonly do: 'merge'; readonly text: string; readonly into: string }
  /** Takes a text out of the one that it was merged into. */
  | { readonly do: 'split'; readonly text: string }
  | { readonly do: 'sort'; readonly by: TextOrder }
  | { readonly do: 'look'; readonly as: WordsLook }
