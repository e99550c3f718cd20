import type { Activity } from '../../shared/activity.ts'
import type { Answer } from '../../shared/steps/kinds.ts'
import type { ItemId } from '../../shared/steps/step.ts'
import type { GameId, PlayerId } from '../../shared/commands.ts'
import type { RunNumber } from '../../shared/run.ts'
import type { Confidence } from '../../shared/confidence.ts'
import type { ExtraTime } from '../../shared/extra-time.ts'
import type { GameSettings } from '../../shared/settings.ts'
import type { Decided } from '../../shared/steps/decision.ts'
import type { TextAct } from '../../shared/steps/words.ts'
import type { TeamAnswers, TeamNumber } from '../../shared/teams.ts'
import type { SectionId } from './state.ts'
import type { DrawnOption } from './steps/kind.ts'

/**
 * Everything that ever happens in a game, in the past tense. Events record outcomes (the order shown,
 * the deadline set, the points given), so that replaying an old log never depends on today's formulas.
 * Times are milliseconds since 1970.
 */
export type GameEvent =
  | {
      readonly type: 'GameCreated'
      readonly gameId: GameId
      readonly pin: string
      readonly activity: Activity
      readonly settings: GameSettings
      readonly maxPlayers: number
    }
  | { readonly type: 'JoiningOpened' }
  | { readonly type: 'JoiningLocked' }
  | {
      readonly type: 'PlayerJoined'
      readonly playerId: PlayerId
      readonly name: string
      readonly code: string
      readonly tokenHash: string
      /** Hash of the key the phone drew for this join. */
      readonly keyHash: string
      /** Logs of 0.1 lack it. */
      readonly atMs?: number
    }
  /** The seat was taken again with its code or its join key: the former token is worth nothing now. */
  | { readonly type: 'SeatResumed'; readonly playerId: PlayerId; readonly tokenHash: string }
  | {
      readonly type: 'PlayerRenamed'
      readonly playerId: PlayerId
      readonly name: string
      /** Absent in older logs. */
      readonly atMs?: number
    }
  | { readonly type: 'PlayerRemoved'; readonly playerId: PlayerId }
  | {
      readonly type: 'ExtraTimeAsked'
      readonly playerId: PlayerId
      readonly extraTime: ExtraTime | null
      /** Absent at joining, and in older logs. */
      readonly atMs?: number
    }
  | { readonly type: 'NamesHidden' }
  | { readonly type: 'NamesShown' }
  | {
      readonly type: 'StepRead'
      readonly run: RunNumber
      readonly index: number
      /** The order in which this run shows the choices, first letter first. */
      readonly order: readonly ItemId[]
      /** Texts of an earlier step that are voted on now. */
      readonly drawn?: readonly DrawnOption[]
      /** One more round of the same scene: what the round before gave stands. */
      readonly goesOn?: true
      /** The same round once more: what it gave is taken back. */
      readonly replaces?: true
      /** When reading alone is over and the step opens by itself. */
      readonly untilMs: number
      /** Talked over without a clock, until the host opens it: `untilMs` does not count. */
      readonly waits?: true
      readonly atMs: number
    }
  | {
      readonly type: 'StepOpened'
      readonly run: RunNumber
      /** When choices appear and the clock starts: a moment ahead, the same on every phone. */
      readonly openAtMs: number
      /** Null: no clock. */
      readonly limitMs: number | null
    }
  | {
      readonly type: 'AnswerSubmitted'
      readonly run: RunNumber
      readonly playerId: PlayerId
      readonly answer: Answer
      /** Time used, without pauses and outages, the delay of the network taken off, for a factor of 1. */
      readonly usedMs: number
      /** The delay that may still be taken off this seat's answers; logs of 0.1 lack it. */
      readonly quotaMs?: number
      readonly confidence?: Confidence
    }
  /** The limit is over for all but those with extra time. */
  | { readonly type: 'TimeRanOut'; readonly run: RunNumber }
  | { readonly type: 'TimeAdded'; readonly run: RunNumber; readonly addedMs: number }
  | { readonly type: 'ClockPaused'; readonly atMs: number }
  | { readonly type: 'ClockResumed'; readonly atMs: number }
  /** The server was away; every running deadline moves by as much. */
  | {
      readonly type: 'OutageAdded'
      readonly fromMs: number
      readonly outageMs: number
      /** So short that phones kept their links. */
      readonly linksHeld?: true
    }
  | {
      readonly type: 'StepRevealed'
      readonly run: RunNumber
      readonly because: 'time' | 'everyone' | 'host'
      /** One row per seat that answered, or earned points otherwise. */
      readonly results: readonly AnswerResult[]
      /** What the room, or each team, decided. */
      readonly decided?: readonly Decided[]
      readonly teamGains?: readonly TeamGain[]
      readonly atMs: number
      /** In automatic pace, when the game moves on by itself. */
      readonly untilMs: number | null
    }
  | { readonly type: 'StepSkipped'; readonly run: RunNumber }
  | { readonly type: 'StandingsShown'; readonly atMs: number; readonly untilMs: number | null }
  /** Another part of the correction is on the screen. */
  | {
      readonly type: 'PartShown'
      readonly run: RunNumber
      readonly part: number
      readonly atMs: number
      readonly untilMs: number | null
    }
  | { readonly type: 'BreakTaken'; readonly atMs: number }
  | { readonly type: 'SectionsChosen'; readonly sections: readonly SectionId[] }
  | { readonly type: 'SectionLeft' }
  | { readonly type: 'TextModerated'; readonly run: RunNumber; readonly act: TextAct }
  /** Joined it, or changed to it. */
  | {
      readonly type: 'TeamJoined'
      readonly playerId: PlayerId
      readonly team: TeamNumber
      /** When the player chose it; absent for who was put there, and in older logs. */
      readonly atMs?: number
    }
  | { readonly type: 'TeamNamed'; readonly team: TeamNumber; readonly name: string | null }
  | {
      readonly type: 'SpokespersonNamed'
      readonly team: TeamNumber
      readonly playerId: PlayerId | null
      /** By the voice before. */
      readonly handedOver?: true
    }
  /** How sure an answer is, told after it. */
  | {
      readonly type: 'ConfidenceGiven'
      readonly run: RunNumber
      readonly playerId: PlayerId
      readonly confidence: Confidence
    }
  | { readonly type: 'TeamAnswersSet'; readonly answers: TeamAnswers }
  | { readonly type: 'PodiumShown'; readonly atMs: number }
  | { readonly type: 'LookedBack'; readonly run: RunNumber | null }
  /** Of what the screen shows, from 0. */
  | { readonly type: 'PageTurned'; readonly page: number }
  | { readonly type: 'GameEnded' }

export type GameEventType = GameEvent['type']

export interface AnswerResult {
  readonly playerId: PlayerId
  /** Share of the step that was right, 0 to 1; null where nothing is right or wrong. */
  readonly accuracy: number | null
  readonly points: number
  readonly bonus: number
  /** Right answers in a row, this one included. */
  readonly streak: number
}

/** Points that a team gains at a reveal: the mean over those of its members that count. */
export interface TeamGain {
  readonly team: TeamNumber
  readonly points: number
}
