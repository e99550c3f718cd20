/**
 * An activity as data: an ordered list of steps, told apart by `kind`.
 * These are the types the core plays. What an author may write in a file (defaults, optional keys)
 * is the business of `server/library`, which parses a file into exactly this shape.
 */

export type StepId = string
export type ChoiceId = string

export interface Activity {
  /** Stable name of the activity, also its file name: `aect-quiz`. */
  readonly id: string
  readonly title: string
  /** One sentence for the trainer's home. */
  readonly summary: string
  readonly language: 'fr' | 'en'
  readonly source: ActivitySource
  readonly steps: readonly Step[]
}

/** Where the text comes from, to be shown beside it. */
export interface ActivitySource {
  readonly title: string
  readonly authors: string
  readonly edition: string
  readonly pages?: string
  readonly licence: string
}

/** One member per kind of step; each kind is one module in `server/game/steps`. */
export type Step = ChoiceStep

export type StepKindName = Step['kind']

export interface ChoiceStep {
  readonly kind: 'choice'
  readonly id: StepId
  readonly prompt: string
  /** Two to six, in the author's order. */
  readonly choices: readonly Choice[]
  /** Ids of the right choices: one or several. */
  readonly right: readonly ChoiceId[]
  /** Paragraphs separated by a blank line. Plain text. */
  readonly explanation: string
  readonly limitSeconds: number
  /** What a right and immediate answer is worth. */
  readonly points: StepPoints
  readonly themes: readonly string[]
}

export interface Choice {
  readonly id: ChoiceId
  readonly text: string
}

export type StepPoints = 0 | 1000 | 2000
