import type { Activity } from '../../shared/activity.ts'
import type { Answer, Step, Tally } from '../../shared/steps/kinds.ts'
import type { ItemId } from '../../shared/steps/step.ts'
import type { GameId, PlayerId } from '../../shared/commands.ts'
import type { RunNumber } from '../../shared/run.ts'
import type { Confidence } from '../../shared/confidence.ts'
import type { ExtraTime } from '../../shared/extra-time.ts'
import type { GameSettings } from '../../shared/settings.ts'
import type { Decided } from '../../shared/steps/decision.ts'
import type { TeamAnswers, TeamNumber } from '../../shared/teams.ts'
import type { Phase } from '../../shared/views.ts'
import type { AnswerResult, TeamGain } from './events.ts'
import type { Moderation } from './moderation.ts'
import type { DrawnOption } from './steps/kind.ts'

/** Of a section of the activity; '' stands for steps that belong to none. */
export type SectionId = string

/**
 * Everything true of a game now: the fold of its events. Only `evolve` changes it, in place (copying
 * two thousand seats for each answer would cost more than the game itself), so a state has one owner.
 */
export interface GameState {
  readonly gameId: GameId
  readonly pin: string
  readonly activity: Activity
  settings: GameSettings
  readonly maxPlayers: number
  phase: Phase
  /** Counts what moved the game; host commands name the count they were decided on. */
  flow: number
  joiningLocked: boolean
  namesHidden: boolean
  /** Somebody asked for extra time, and the events told so until the game ended. */
  toldExtraTime: boolean
  lookingBack: RunNumber | null
  /** Sections to be played after the current one, in this order. */
  upcoming: readonly SectionId[]
  /** What is left of the current section is not played. */
  leavesSection: boolean
  /** In the order of their numbers; empty without teams. */
  readonly teams: readonly Team[]
  clock: ClockState | null
  /** Every run so far, the current one last. */
  readonly runs: Map<RunNumber, Run>
  /** In order of joining. */
  readonly seats: Map<PlayerId, Seat>
  readonly seatByToken: Map<string, PlayerId>
  readonly seatByKey: Map<string, PlayerId>
  readonly seatByCode: Map<string, PlayerId>
  readonly seatByNameKey: Map<string, PlayerId>
}

/** The one deadline of the current phase, in server time. */
export interface ClockState {
  startsAtMs: number
  /** Null: no limit. */
  endsAtMs: number | null
  limitMs: number | null
  pausedAtMs: number | null
  /** Total of pauses and outages since `startsAtMs`. */
  stoppedMs: number
  /** The last time that the server did not run; null when there was none since `startsAtMs` was set. */
  outage: Outage | null
  /** The limit is over for all but these, who had asked for more time by then; null until it is. */
  extraTimes: ReadonlyMap<PlayerId, ExtraTime> | null
}

export interface Outage {
  readonly endMs: number
  readonly durationMs: number
}

export interface Run {
  readonly number: RunNumber
  readonly index: number
  readonly order: readonly ItemId[]
  /** Options taken from an earlier step's texts. */
  readonly drawn: readonly DrawnOption[]
  /** The run whose texts are voted on; null where none are. */
  readonly source: RunNumber | null
  /** How teams answered when the step came. */
  readonly teamAnswers: TeamAnswers
  /** One more round of the scene that the run before played. */
  readonly goesOn: boolean
  fate: 'running' | 'revealed' | 'skipped' | 'replaced'
  readonly answers: Map<PlayerId, RecordedAnswer>
  readonly results: Map<PlayerId, AnswerResult>
  /** Each seat's streak before this run, kept to undo it when the step is played again. */
  readonly streaksBefore: Map<PlayerId, number>
  /** By how much the time of those who had asked for more when the step opened is divided for their points. */
  timeFactors: ReadonlyMap<PlayerId, number>
  /** What the room or the teams decided, once revealed. */
  decided: readonly Decided[]
  /** What the teams gained, to undo it when the step is played again. */
  teamGains: readonly TeamGain[]
  moderation: Moderation
  /** The part of the correction on the screen, from 0. */
  part: number
  tally: Tally | null
}

export interface RecordedAnswer {
  readonly answer: Answer
  /** That the player was in then: what is given for a team stays its own. */
  readonly team: TeamNumber | null
  readonly usedMs: number
  readonly confidence?: Confidence
}

export interface Seat {
  readonly playerId: PlayerId
  name: string
  readonly code: string
  tokenHash: string
  readonly keyHash: string
  /** 0 in logs that do not tell. */
  readonly joinedAtMs: number
  /** The first run this seat could answer. */
  readonly firstRun: RunNumber
  score: number
  streak: number
  /** Null: none asked. Forgotten when the game ends. */
  extraTime: ExtraTime | null
  /** What may still be taken off its answers' times; null before the first. */
  quotaMs: number | null
  /** Null: none, or none yet. */
  team: TeamNumber | null
}

export interface Team {
  readonly number: TeamNumber
  /** Null: named after its colour and shape. */
  name: string | null
  /** In order of arrival. */
  readonly members: Set<PlayerId>
  /** Who answers for it, where one does; null when nobody is there. */
  spokesperson: PlayerId | null
  /** How often its voice handed over since the step came. */
  handOvers: number
  score: number
}

export function currentRun(state: GameState): Run | null {
  return state.runs.get(state.runs.size) ?? null
}

export function stepOf(state: GameState, run: Run): Step {
  const step = state.activity.steps[run.index]
  if (!step) throw new Error(`run ${run.number} names step ${run.index}, which is not there`)
  return step
}

/** Runs whose points count, oldest first. */
export function revealedRuns(state: GameState): Run[] {
  return [...state.runs.values()].filter((run) => run.fate === 'revealed')
}
