import type { Activity, ChoiceId, Step } from '../../shared/activity.ts'
import type { Answer, GameId, PlayerId, RunNumber } from '../../shared/commands.ts'
import type { ExtraTime } from '../../shared/extra-time.ts'
import type { GameSettings } from '../../shared/settings.ts'
import type { Phase, Tally } from '../../shared/views.ts'
import type { AnswerResult } from './events.ts'

/**
 * Everything true of a game now: the fold of its events. Only `evolve` changes it, in place (copying
 * two thousand seats for each answer would cost more than the game itself), so a state has one owner.
 */
export interface GameState {
  readonly gameId: GameId
  readonly pin: string
  readonly activity: Activity
  readonly settings: GameSettings
  readonly maxPlayers: number
  phase: Phase
  /** Counts what moved the game; host commands name the count they were decided on. */
  flow: number
  joiningLocked: boolean
  namesHidden: boolean
  /** Somebody asked for extra time, and the events told so until the game ended. */
  toldExtraTime: boolean
  lookingBack: RunNumber | null
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
  /** The limit is over for all but those with extra time. */
  isOver: boolean
}

export interface Run {
  readonly number: RunNumber
  readonly index: number
  readonly order: readonly ChoiceId[]
  fate: 'running' | 'revealed' | 'skipped' | 'replaced'
  readonly answers: Map<PlayerId, RecordedAnswer>
  readonly results: Map<PlayerId, AnswerResult>
  /** Each seat's streak before this run, kept to undo it when the step is played again. */
  readonly streaksBefore: Map<PlayerId, number>
  tally: Tally | null
}

export interface RecordedAnswer {
  readonly answer: Answer
  readonly usedMs: number
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

/** Position of the step that comes after the current one, or null after the last. */
export function nextIndex(state: GameState): number | null {
  const run = currentRun(state)
  const index = run ? run.index + 1 : 0
  return index < state.activity.steps.length ? index : null
}

/** Does this game rank its players at the end? */
export function isRanked(state: GameState): boolean {
  return state.settings.points !== 'none' && state.settings.standings !== 'never'
}
