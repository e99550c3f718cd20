import type { GameEvent, GameEventType } from './events.ts'

type NamingType = Extract<GameEvent, { readonly name: unknown }>['type']

/**
 * Whose name an event bears, by its type. A new type of event does not compile without its line here, so
 * that no name escapes an erasing, and a type that is not here is none of this version's.
 */
const namedBy: {
  readonly [Type in GameEventType]: Type extends NamingType ? 'player' | 'team' : null
} = {
  GameCreated: null,
  JoiningOpened: null,
  JoiningLocked: null,
  PlayerJoined: 'player',
  SeatResumed: null,
  PlayerRenamed: 'player',
  PlayerRemoved: null,
  ExtraTimeAsked: null,
  NamesHidden: null,
  NamesShown: null,
  StepRead: null,
  StepOpened: null,
  AnswerSubmitted: null,
  TimeRanOut: null,
  TimeAdded: null,
  ClockPaused: null,
  ClockResumed: null,
  OutageAdded: null,
  StepRevealed: null,
  StepSkipped: null,
  StandingsShown: null,
  PartShown: null,
  BreakTaken: null,
  SectionsChosen: null,
  SectionLeft: null,
  TextModerated: null,
  TeamJoined: null,
  TeamNamed: 'team',
  SpokespersonNamed: null,
  ConfidenceGiven: null,
  TeamAnswersSet: null,
  PodiumShown: null,
  PageTurned: null,
  LookedBack: null,
  GameEnded: null
}

/** An event that bears the name of a player. */
export type PlayerNaming = Extract<GameEvent, { readonly name: string; readonly playerId: string }>

export function namesPlayer(event: GameEvent): event is PlayerNaming {
  return namedBy[event.type] === 'player'
}

/** The types of events that this version knows. */
export const eventTypes: ReadonlySet<string> = new Set(Object.keys(namedBy))
