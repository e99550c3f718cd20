import type { Item, ItemId, StepBase, StepViewBase, TallyBase } from './step.ts'

/** A scene of a role-play: a situation, and moves of which several may be good. */
export interface DecisionStep extends StepBase {
  readonly kind: 'decision'
  /** Paragraphs. */
  readonly situation: string
  /** How long the room talks before it votes. */
  readonly talkSeconds: number
  /** Two to six. */
  readonly moves: readonly Move[]
}

export interface Move extends Item {
  /** A good door, or a detour. */
  readonly good: boolean
  /** What comes of it. Paragraphs. */
  readonly consequence: string
  /** Whose words the consequence is. */
  readonly by: 'source' | 'preau'
  readonly warning?: string
  /** Whose words the warning is; the source's when absent. */
  readonly warningBy?: 'source' | 'preau'
  /** Terms of the glossary: whom to ask. */
  readonly actors: readonly string[]
  /** What to keep of it on the road map; empty for a detour. */
  readonly keep: string
}

export interface DecisionAnswer {
  readonly kind: 'decision'
  readonly move: ItemId
}

export interface DecisionStepView extends StepViewBase {
  readonly kind: 'decision'
  readonly situation: string
  /** Told while the situation is talked over: nothing in them is secret. */
  readonly moves: readonly Item[]
  /** Moves made in earlier rounds of this scene. */
  readonly made: readonly Decided[]
  /** Teams that opened every good door in them: this round does not ask them. Absent when none. */
  readonly finished?: readonly number[]
  readonly correction: DecisionCorrection | null
}

/** A move that was decided: by a team, or with null by the room. */
export interface Decided {
  readonly team: number | null
  /** Null: no move, nobody voted or the team did not agree. */
  readonly move: ItemId | null
}

export interface DecisionCorrection {
  /** What this round decided. */
  readonly decided: readonly Decided[]
  /** Its moves as a screen shows what came of them, one part after the other. */
  readonly parts: readonly (readonly ItemId[])[]
  /** The part on the screen, from 0. */
  readonly part: number
  /** The moves decided so far in this scene, with what came of them. All of the scene's in the closing recap. */
  readonly outcomes: readonly Move[]
  /** Good doors that nobody has opened yet. */
  readonly doorsLeft: number
  readonly tally: DecisionTally
  readonly explanation: string
}

export interface DecisionTally extends TallyBase {
  readonly right: null
  readonly picks: Readonly<Record<ItemId, number>>
}
