import type { HostCommand, PlayerId } from '../../shared/commands.ts'
import type { RunNumber } from '../../shared/run.ts'
import type { Answer } from '../../shared/steps/kinds.ts'
import type { Confidence } from '../../shared/confidence.ts'
import type { ExtraTime } from '../../shared/extra-time.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { TeamNumber } from '../../shared/teams.ts'
import type { GameEvent } from './events.ts'

/** All that can be asked of a game. Ids, hashes, names to draw and orders are drawn by the room. */
export type GameCommand =
  | HostCommand
  | {
      readonly type: 'Join'
      readonly playerId: PlayerId
      /** As typed, or null to take `drawnName`. */
      readonly typedName: string | null
      /** A free generated name. */
      readonly drawnName: string
      readonly code: string
      readonly extraTime?: ExtraTime
      readonly tokenHash: string
      readonly keyHash: string
    }
  | { readonly type: 'Resume'; readonly playerId: PlayerId; readonly tokenHash: string }
  | { readonly type: 'Rename'; readonly playerId: PlayerId; readonly name: string }
  | { readonly type: 'DrawAnotherName'; readonly playerId: PlayerId; readonly drawnName: string }
  | {
      readonly type: 'AskExtraTime'
      readonly playerId: PlayerId
      readonly extraTime: ExtraTime | null
    }
  | {
      readonly type: 'SubmitAnswer'
      readonly playerId: PlayerId
      readonly run: RunNumber
      readonly answer: Answer
      /** As the phone says; absent when it says nothing. */
      readonly reactionMs?: number
      /** As the server measured it; absent when it could not. */
      readonly roundTripMs?: number
      readonly confidence?: Confidence
    }
  | { readonly type: 'ChooseTeam'; readonly playerId: PlayerId; readonly team: TeamNumber }
  | { readonly type: 'HandOver'; readonly playerId: PlayerId }
  /** The room's timer fired, or something happened after which a deadline may be due. */
  | { readonly type: 'Tick' }

/** What a decision may depend on besides the state. */
export interface Context {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Seats whose phone is connected, or was a moment ago. */
  readonly present: ReadonlySet<PlayerId>
  /** A random permutation of 0 to 11: what is shuffled or drawn comes from it. */
  readonly permutation: readonly number[]
  /** Why nobody may bear this name here, or null. Names are judged when given, never when a game is played back. */
  readonly judgeName: (name: string) => RejectionCode | null
  /** Why nobody may answer this, or null; more mildly than names. */
  readonly judgeText: (text: string) => RejectionCode | null
}

export type Decision =
  | { readonly ok: true; readonly events: readonly GameEvent[] }
  | { readonly ok: false; readonly code: RejectionCode }

export const nothing: Decision = { ok: true, events: [] }
export const happened = (...events: readonly GameEvent[]): Decision => ({ ok: true, events })
export const rejected = (code: RejectionCode): Decision => ({ ok: false, code })
