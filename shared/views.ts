import type { ContentLanguage } from './activity.ts'
import type { FlowCommandType, PlayerId } from './commands.ts'
import type { RunNumber } from './run.ts'
import type { ExtraTime } from './extra-time.ts'
import type { GameSettings } from './settings.ts'
import type { Confidence } from './confidence.ts'
import type { Answer, StepKindName, StepView } from './steps/kinds.ts'
import type { ItemId, StepId } from './steps/step.ts'
import type { TeamNumber, TeamRow, TeamView } from './teams.ts'

/**
 * What each audience may see right now. Every view is whole and numbered: a client renders the
 * latest and forgets the others. Times are server times, in milliseconds since 1970.
 */

export type Phase =
  | 'lobby'
  | 'read'
  | 'open'
  | 'reveal'
  | 'standings'
  /** For a moment or a night: the next step waits for the trainer. */
  | 'break'
  | 'podium'
  | 'ended'

/**
 * The deadline of the current phase. `startsAtMs` may lie a moment ahead: choices appear and the
 * clock starts at that time on every phone. `pausedLeftMs` is what remains, only while it is paused: more
 * than `limitMs` as long as the choices have not appeared.
 */
export interface ClockView {
  readonly startsAtMs: number
  /** Null: no clock, the trainer closes. */
  readonly endsAtMs: number | null
  readonly pausedLeftMs?: number
  /** Whole length including added time; the full circle of the clock. */
  readonly limitMs: number | null
}

// ------------------------------------------------------------ standings

/** A place, as phones are told of it. */
export interface PlaceRow {
  /** Null while the trainer hides the names. */
  readonly name: string | null
  readonly score: number
  /** Equal scores share a rank: 1, 1, 3. */
  readonly rank: number
  /** How many do, this one included, shown or not; absent for one alone. */
  readonly sharedBy?: number
}

export interface StandingRow extends PlaceRow {
  readonly sharedBy: number
  readonly playerId: PlayerId
  /** Rank and points before the last step; null when there was none or the player had not joined. */
  readonly previousRank: number | null
  readonly gained: number
}

/** A played step, for the closing recap. Skipped steps are left out. */
export interface RecapStep {
  readonly stepId: StepId
  readonly run: RunNumber
  readonly step: StepView
}

// --------------------------------------------------------------- player

/** Shared by all players of a game: encoded once and broadcast as the `view` event. */
export type PlayerView = {
  readonly version: number
  /** Of the game's texts; absent for French. */
  readonly language?: ContentLanguage
  /** Absent without teams. */
  readonly teams?: readonly TeamView[]
} & (
  | {
      readonly phase: 'lobby'
      /** Title of the activity. */
      readonly title: string
      readonly stepCount: number
      readonly settings: Pick<GameSettings, 'points' | 'names' | 'time' | 'streakBonus'>
      /** Kinds of step that the game plays, so that a phone loads what they need. */
      readonly kinds: readonly StepKindName[]
      /** Does any answer give points? */
      readonly scored: boolean
      /** Whether players choose their team now; absent without teams. */
      readonly choosesTeam?: boolean
    }
  | { readonly phase: 'break'; readonly title: string }
  | {
      readonly phase: 'read' | 'open' | 'reveal'
      readonly step: StepView
      readonly clock: ClockView | null
    }
  | {
      readonly phase: 'standings' | 'podium'
      /** The first three. */
      readonly top: readonly PlaceRow[]
      readonly players: number
      /** Best first; absent without teams. */
      readonly teamRows?: readonly TeamRow[]
    }
  | {
      readonly phase: 'ended'
      readonly title: string
      /** The text that the activity is made from, in a line. */
      readonly source?: string
      readonly recap: readonly RecapStep[]
      readonly players: number
      /** The final order, best first; absent without teams. */
      readonly teamRows?: readonly TeamRow[]
    }
)

/** What only one player may see, sent to that seat as the `seat` event. */
export interface SeatView {
  readonly version: number
  readonly name: string
  /** The short code that takes the seat on another device. */
  readonly code: string
  /** The run that `answer` and `result` belong to; null before the first step. */
  readonly run: RunNumber | null
  readonly answer: Answer | null
  /** Null until the run is revealed. */
  readonly result: SeatResult | null
  /** Null when the game gives no points. */
  readonly score: number | null
  /** Null while standings are not to be shown. */
  readonly standing: SeatStanding | null
  /** Every step this seat could answer; absent until the game has ended. */
  readonly recap?: readonly SeatRecap[]
  /** The extra time this player asked for; absent when none. */
  readonly extraTime?: ExtraTime
  /** Absent without teams; null before there is one. */
  readonly team?: TeamNumber | null
  /** Whether this player is the one who answers for the team; absent in games where everyone does. */
  readonly speaks?: boolean
  /** Teams have to agree: an answer to a role-play may be changed. */
  readonly mayChange?: true
  /** How many members of the own team, this one included, want each move while a scene is open. */
  readonly teamVotes?: Readonly<Record<ItemId, number>>
  readonly confidence?: Confidence
}

export interface SeatResult {
  /** Share of the step that was right, 0 to 1; null without an answer, and where none is right. */
  readonly accuracy: number | null
  readonly points: number
  readonly bonus: number
  /** Right answers in a row, this one included. */
  readonly streak: number
}

export interface SeatStanding {
  readonly rank: number
  /** Seats on the same rank, this one included. */
  readonly sharedBy: number
  readonly players: number
  /** The nearest better placed player; null at the top. */
  readonly next: {
    readonly name: string | null
    readonly rank: number
    readonly points: number
  } | null
}

export interface SeatRecap {
  readonly run: RunNumber
  readonly answer: Answer | null
  readonly result: SeatResult
}

// --------------------------------------------------------------- screen

/** The public display. Holds no secret: anyone in the room may look at it. */
export interface ScreenView {
  readonly version: number
  /** Of the game's texts; absent for French. */
  readonly language?: ContentLanguage
  readonly phase: Phase
  readonly title: string
  /** Where there is little room; absent when the title is short itself. */
  readonly shortTitle?: string
  readonly source: string
  /** Every step is a question. */
  readonly isQuiz: boolean
  readonly settings: GameSettings
  readonly stepCount: number
  /** About how long the game lasts, in minutes. */
  readonly minutes: number
  readonly join: JoinView
  readonly lobby: LobbyView
  readonly step: StepView | null
  readonly clock: ClockView | null
  /** Answers received and players present, while a step is open. */
  readonly answers: { readonly received: number; readonly expected: number }
  /** In `standings`: the first ten. In `podium` and `ended`: the first ten of the final order. */
  readonly standings: readonly StandingRow[]
  /** Only once ended. */
  readonly recap: readonly RecapStep[]
  /** An earlier correction the trainer shows again, in place of the present. */
  readonly lookingBack: StepView | null
  /**
   * The page that the trainer has turned to, from 0, of a text too long for one: each screen cuts its own, and shows its
   * last one for any later.
   */
  readonly page: number
  /** Positions of the activity's steps: done, skipped, current or to come, for the progress line. */
  readonly progress: readonly StepProgress[]
  readonly namesHidden: boolean
  /** With the first of their members in the lobby; absent without teams. */
  readonly teams?: readonly ScreenTeam[]
  /** What goes on and what comes, in order, in an activity of several sections; by part in a programme. */
  readonly sections?: readonly { readonly id: string; readonly title: string }[]
}

export interface ScreenTeam extends TeamRow {
  readonly names: readonly string[]
}

export type StepProgress = 'done' | 'skipped' | 'current' | 'next'

export interface JoinView {
  /** `482913`; null once nobody can join any more. */
  readonly pin: string | null
  /** Whole address for the QR code: `http://192.168.1.20:3000/j/482913`. */
  readonly url: string
  /** Address to type: `192.168.1.20:3000`. */
  readonly address: string
  readonly joining: 'open' | 'locked' | 'closed'
}

export interface LobbyView {
  readonly players: number
  /** The latest to join, newest first, at most 60; empty when names are hidden. */
  readonly latest: readonly { readonly playerId: PlayerId; readonly name: string }[]
}

// ----------------------------------------------------------------- host

/** The trainer's private view, sent as `view`; the list of players travels apart as `roster`. */
export interface HostView {
  readonly version: number
  /** Number to send back with commands that move the game. */
  readonly flow: number
  readonly screen: ScreenView
  /** Commands that would be accepted now. */
  readonly allowed: readonly HostCommandType[]
  /** The phase that `Advance` leads to; null when it leads nowhere. */
  readonly follows: Phase | null
  readonly players: { readonly seats: number; readonly present: number }
  /** Time has run out for the room, and those with extra time may still answer; the screen counts them. */
  readonly overtime: boolean
  /** Teams whose members want different moves; absent where they need not agree. */
  readonly disagreeing?: readonly TeamNumber[]
  /** The current step with its solution and the answers so far. */
  readonly current: HostStepView | null
  /** What comes after the current step. */
  readonly next: HostStepView | null
  /** Runs whose correction can be shown again, oldest first. */
  readonly revealedRuns: readonly {
    readonly run: RunNumber
    readonly index: number
    readonly kind: StepKindName
    readonly prompt: string
  }[]
  readonly settings: GameSettings
  /** Sections in the order they are played, those left out where the author put them; absent when there are none. */
  readonly plan?: readonly PlannedSection[]
  /** False after a failed write: nothing is acknowledged until the disk works again. */
  readonly storageWorks: boolean
}

export interface PlannedSection {
  readonly id: string
  readonly title: string
  readonly part?: string
  readonly stepCount: number
  /** `left`: not to be played unless the trainer picks it. */
  readonly state: 'done' | 'current' | 'coming' | 'left'
}

export type HostCommandType =
  | FlowCommandType
  | 'OpenJoining'
  | 'LockJoining'
  | 'HideNames'
  | 'ShowNames'
  | 'RemovePlayer'
  | 'TurnAway'
  | 'LookBack'
  | 'TurnPage'
  | 'ChooseSections'
  | 'LeaveSection'
  | 'ModerateTexts'
  | 'MoveToTeam'
  | 'NameTeam'
  | 'NameSpokesperson'
  | 'DrawTeams'
  | 'BalanceTeams'
  | 'SetTeamAnswers'

export interface HostStepView {
  readonly step: StepView
  readonly themes: readonly string[]
  /** Null where nothing is answered. */
  readonly limitSeconds: number | null
  /** How long it is talked over before it opens. */
  readonly talkSeconds?: number
  readonly notes?: string
}

/** Everyone who has a seat, for the trainer only. */
export interface RosterView {
  readonly version: number
  readonly rows: readonly RosterRow[]
  /** Seats taken before the server started again: how they came is no longer known. */
  readonly cameUnknown: number
}

export interface RosterRow {
  readonly playerId: PlayerId
  readonly name: string
  readonly code: string
  /** 0 when it is not known. */
  readonly joinedAtMs: number
  /** Number of the burst it came in, those from one connection within moments of each other; absent for who came alone or with few. */
  readonly burst?: number
  readonly online: boolean
  /** Its messages come, and slowly. */
  readonly late?: true
  /** When the link was lost, in server ms; absent for who is online, and for who never connected. */
  readonly awaySinceMs?: number
  /** Null for who is not asked, also since another answers for the team, and while only those with extra time may answer: nobody is told who they are. */
  readonly answered: boolean | null
  readonly score: number
  readonly rank: number
  /** Absent without teams; null before there is one. */
  readonly team?: TeamNumber | null
  /** Answers for the team. */
  readonly speaks?: true
}

/** Why the server closes a seat or a game for good, sent as `ended`. */
export type EndedNotice =
  /** `joining` tells whether the player may come back: that is the trainer's to say. */
  | { readonly reason: 'removed'; readonly joining: JoinView['joining'] }
  | { readonly reason: 'seat_moved' | 'opened_elsewhere' | 'game_removed' }
