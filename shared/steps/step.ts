import type { Confidence, ConfidenceTally } from '../confidence.ts'
import type { RunNumber } from '../run.ts'

export type StepId = string
/** One of several things laid out in a step: a choice, an option, an item to place, a move. */
export type ItemId = string

export type StepPoints = 0 | 1000 | 2000

export interface Item {
  readonly id: ItemId
  readonly text: string
}

/** What every step has, whatever its kind. */
export interface StepBase {
  readonly id: StepId
  readonly prompt: string
  /** Paragraphs separated by a blank line, shown at the reveal. Plain text; empty when there is nothing to explain. */
  readonly explanation: string
  readonly limitSeconds: number
  /** What a right and immediate answer is worth. */
  readonly points: StepPoints
  readonly themes: readonly string[]
  /** For the trainer's eyes. */
  readonly notes?: string
  /** Asks how sure the player is. */
  readonly asksConfidence?: true
  /** The section it belongs to, by id; a step without one belongs to the whole. */
  readonly section?: string
  /** Played only in games that chose this option of the activity. */
  readonly option?: string
  /** Asks an earlier step again, to see what changed. */
  readonly again?: StepId
}

/** What every audience is told of a step, whatever its kind. */
export interface StepViewBase {
  readonly run: RunNumber
  /** Position among the steps that the game plays, from 0. */
  readonly index: number
  readonly of: number
  readonly prompt: string
  /** What the step is worth: 0, 1000 or 2000. */
  readonly points: number
  /** Title of the section it belongs to; absent when the activity has none. */
  readonly section?: string
  /** Its position in its section, from 0; absent where it is all of it. */
  readonly within?: { readonly index: number; readonly of: number }
  readonly asksConfidence?: true
  /** What can be answered is told while the prompt is read, to be talked over before the vote. */
  readonly talks?: true
  /** One answers for each team. */
  readonly spoken?: true
  /** Only once revealed. */
  readonly correction: CorrectionBase | null
}

export interface CorrectionBase {
  readonly tally: TallyBase
  readonly explanation: string
}

export interface TallyBase {
  readonly answers: number
  /** Answers that were entirely right; null where none is right or wrong. */
  readonly right: number | null
  /** How sure those were who answered right and wrong; only where it was asked. */
  readonly confidence?: ConfidenceTally
  /** Only where the step asks another again, and something is right or wrong. */
  readonly twice?: TwiceTally
}

/** Of those who answered this step and the one that it asks again: teams where one speaks for each. */
export interface TwiceTally {
  readonly answers: number
  /** Entirely right the first time. */
  readonly before: number
  /** Entirely right this time. */
  readonly after: number
}

/** An answer as it is counted. */
export interface Given<Answer> {
  readonly playerId: string
  readonly answer: Answer
  /** Its team; null when the game has none. */
  readonly team: number | null
  readonly confidence?: Confidence
  /** What the same player, or the same team where one speaks for each, answered to the step that this one asks again. */
  readonly before: unknown
}
