import type { Step } from './steps/kinds.ts'

/**
 * An activity as data: an ordered list of steps, told apart by `kind`.
 * These are the types the core plays. What an author may write in a file (defaults, optional keys)
 * is the business of `server/library`, which parses a file into exactly this shape.
 */

/** Of the texts that an author writes. */
export type ContentLanguage = 'fr' | 'en'

export interface Activity {
  /** Stable name of the activity, also its file name: `aect-quiz`. */
  readonly id: string
  readonly title: string
  /** Where there is little room; absent when the title is short itself. */
  readonly shortTitle?: string
  /** One sentence for the trainer's home. */
  readonly summary: string
  readonly language: ContentLanguage
  readonly source: ActivitySource
  readonly steps: readonly Step[]
  /** What the trainer may pick and put in another order; absent when the activity is one whole. */
  readonly sections?: readonly Section[]
  /** Rounds that a game may do with or without. */
  readonly options?: readonly ActivityOption[]
  readonly glossary?: readonly GlossaryEntry[]
}

/** Where the text comes from, to be shown beside it. */
export interface ActivitySource {
  readonly title: string
  readonly authors: string
  readonly edition: string
  readonly pages?: string
  readonly licence: string
}

/** Steps that go together: one received idea, one role-play, a whole quiz. */
export interface Section {
  readonly id: string
  readonly title: string
  /** Title of the part of a programme it belongs to. */
  readonly part?: string
}

export interface ActivityOption {
  readonly id: string
  readonly title: string
  /** Chosen unless the trainer says otherwise. */
  readonly on: boolean
}

/** A word of the field, explained. */
export interface GlossaryEntry {
  /** As it is written in the texts: `DAECT`. */
  readonly term: string
  /** Other ways to write it. */
  readonly also: readonly string[]
  /** In full. */
  readonly name: string
  readonly text: string
}
