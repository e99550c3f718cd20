import type { Decided } from './decision.ts'
import type { ItemId, StepId } from './step.ts'

/** What a slide can draw from the steps played before it. */
export type Figure = ShiftsFigure | PathFigure | ProgressFigure

export type FigureName = Figure['name']

/** How the room moved on each idea voted on twice. */
export interface ShiftsFigure {
  readonly name: 'shifts'
  readonly rows: readonly {
    /** Of the second vote. */
    readonly id: StepId
    readonly prompt: string
    /** Share that agreed with the idea before and after, among those with an opinion; null without a vote. */
    readonly before: number | null
    readonly after: number | null
    readonly both: number
    readonly moved: number
    readonly convinced: number | null
  }[]
}

/** The way through a role-play: each scene, its doors, who opened which, and what to keep of it. */
export interface PathFigure {
  readonly name: 'path'
  readonly scenes: readonly PathScene[]
}

export interface PathScene {
  /** Several scenes may ask the same. */
  readonly id: StepId
  readonly prompt: string
  readonly moves: readonly PathMove[]
  /** In the order of the rounds: one or more a round. */
  readonly rounds: readonly (readonly Decided[])[]
}

export interface PathMove {
  readonly id: ItemId
  readonly text: string
  readonly good: boolean
  /** What to do, in the booklet's words, and whom to ask: empty for poor moves. */
  readonly keep: string
  readonly actors: readonly string[]
}

/** Right answers before and after, theme by theme, in the steps asked twice, of those who answered both times. */
export interface ProgressFigure {
  readonly name: 'progress'
  /** How many answered both times, where most did; teams where one speaks for each. */
  readonly both: number
  readonly rows: readonly {
    readonly theme: string
    /** Share of right answers, 0 to 1. */
    readonly before: number
    readonly after: number
    readonly questions: number
  }[]
}
