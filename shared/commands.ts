import type { Confidence } from './confidence.ts'
import type { ExtraTime } from './extra-time.ts'
import type { RunNumber } from './run.ts'
import type { Answer } from './steps/kinds.ts'
import type { TextAct } from './steps/words.ts'
import type { TeamAnswers, TeamNumber } from './teams.ts'

export type PlayerId = string
export type GameId = string

export type PlayerCommand =
  /** Natural key: game, run, seat. Sending it again is acknowledged again and changes nothing. */
  | {
      readonly type: 'SubmitAnswer'
      readonly run: RunNumber
      readonly answer: Answer
      /** Milliseconds from the frame that showed the choices to the tap. */
      readonly reactionMs?: number
      /** How sure the player is, where the step asks. */
      readonly confidence?: Confidence
    }
  | { readonly type: 'Rename'; readonly name: string }
  | { readonly type: 'DrawAnotherName' }
  /** For oneself, in private; null gives it back. */
  | { readonly type: 'AskExtraTime'; readonly extraTime: ExtraTime | null }
  /** Before the start, where players choose their team. */
  | { readonly type: 'ChooseTeam'; readonly team: TeamNumber }
  /** From a team's spokesperson, to the next of its members who are there. */
  | { readonly type: 'HandOver' }

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
  /** Another round of the same scene: one more door. */
  | 'PlayAnotherRound'
  | 'TakeBreak'
  | 'EndGame'

export type HostCommand =
  | { readonly type: FlowCommandType; readonly flow: number }
  | { readonly type: 'OpenJoining' | 'LockJoining' | 'HideNames' | 'ShowNames' }
  | { readonly type: 'RemovePlayer'; readonly playerId: PlayerId }
  /** Locks joining and removes these, for a flood of strangers. At most `turnedAwayAtOnce` in one command. */
  | { readonly type: 'TurnAway'; readonly playerIds: readonly PlayerId[] }
  /** Shows an earlier correction on the screen; `run` null comes back to the present. */
  | { readonly type: 'LookBack'; readonly run: RunNumber | null }
  /** Shows a page, from 0, of a text that is too long for the screen; `flow` as for commands that move the game. */
  | { readonly type: 'TurnPage'; readonly page: number; readonly flow: number }
  /** What is played after the current section, in this order. */
  | { readonly type: 'ChooseSections'; readonly sections: readonly string[] }
  /** Leaves out what is left of the current section: the next step is the first of those to come. */
  | { readonly type: 'LeaveSection' }
  | { readonly type: 'ModerateTexts'; readonly run: RunNumber; readonly act: TextAct }
  | { readonly type: 'MoveToTeam'; readonly playerId: PlayerId; readonly team: TeamNumber }
  /** Null gives it back the name of its colour and shape. */
  | { readonly type: 'NameTeam'; readonly team: TeamNumber; readonly name: string | null }
  /** Who speaks for the team that they are in, until they leave or hand over. */
  | { readonly type: 'NameSpokesperson'; readonly playerId: PlayerId }
  /** Before the start: all teams drawn anew, as even as can be. */
  | { readonly type: 'DrawTeams' }
  /** Before the start: as few as can be change teams, so that these are even. */
  | { readonly type: 'BalanceTeams' }
  /** Between two steps: who answers from the next one on. */
  | { readonly type: 'SetTeamAnswers'; readonly answers: TeamAnswers }

/** As many ids as a message holds with room to spare. */
export const turnedAwayAtOnce = 500

export type ClientCommand = PlayerCommand | HostCommand
