import type { ChoiceId } from './activity.ts'
import type { ExtraTime } from './extra-time.ts'

export type PlayerId = string
export type GameId = string

/**
 * One run of one step: playing a step again starts a new run, so an answer always names
 * exactly what it answers. Counted from 1 through the whole game.
 */
export type RunNumber = number

/** One member per kind of step that takes answers. */
export type Answer = ChoiceAnswer

export interface ChoiceAnswer {
  readonly kind: 'choice'
  /** One id for a single choice, one or more otherwise; no id twice. */
  readonly choices: readonly ChoiceId[]
}

export type PlayerCommand =
  /** Natural key: game, run, seat. Sending it again is acknowledged again and changes nothing. */
  | {
      readonly type: 'SubmitAnswer'
      readonly run: RunNumber
      readonly answer: Answer
      /** Milliseconds from the frame that showed the choices to the tap. */
      readonly reactionMs?: number
    }
  | { readonly type: 'Rename'; readonly name: string }
  | { readonly type: 'DrawAnotherName' }
  /** For oneself, in private; null gives it back. */
  | { readonly type: 'AskExtraTime'; readonly extraTime: ExtraTime | null }

/**
 * Commands that move the game carry the `flow` number of the view they were decided on. When the
 * game has moved meanwhile (a resend, the clock, a second device), the answer is `stale` and nothing
 * happens: a double press never skips a correction.
 */
export type FlowCommandType =
  | 'StartGame'
  | 'Advance'
  | 'CloseStep'
  | 'AddTime'
  | 'PauseClock'
  | 'ResumeClock'
  | 'SkipStep'
  | 'ReplayStep'
  | 'EndGame'

export type HostCommand =
  | { readonly type: FlowCommandType; readonly flow: number }
  | { readonly type: 'OpenJoining' | 'LockJoining' | 'HideNames' | 'ShowNames' }
  | { readonly type: 'RemovePlayer'; readonly playerId: PlayerId }
  /** Locks joining and removes whoever joined within the last minute: for a flood of strangers. */
  | { readonly type: 'RemoveNewcomers' }
  /** Shows an earlier correction on the screen; `run` null comes back to the present. */
  | { readonly type: 'LookBack'; readonly run: RunNumber | null }

export type ClientCommand = PlayerCommand | HostCommand
