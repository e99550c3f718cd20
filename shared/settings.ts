import type { TeamSettings } from './teams.ts'

/** What the trainer chooses when launching a game. Fixed for the whole game. */
export interface GameSettings {
  /** Who turns the page: the trainer, or the clock (with a pause button). */
  readonly pace: 'host' | 'automatic'
  /** Multiplies every step's time limit; `none` leaves questions open until the trainer closes them. */
  readonly time: 'x1' | 'x1.5' | 'x2' | 'none'
  readonly points: 'speed' | 'accuracy' | 'none'
  readonly streakBonus: boolean
  readonly shuffleChoices: boolean
  /** May people join once the game has started? */
  readonly lateJoining: boolean
  readonly standings: 'each' | 'end' | 'never'
  readonly names: 'typed' | 'drawn'
  /** Null: everyone plays alone. */
  readonly teams: TeamSettings | null
  /** Ids of the activity's options that this game plays; null: those that are on by themselves. */
  readonly options: readonly string[] | null
}

export const defaultSettings: GameSettings = {
  pace: 'host',
  time: 'x1',
  points: 'speed',
  streakBonus: false,
  shuffleChoices: false,
  lateJoining: true,
  standings: 'each',
  names: 'typed',
  teams: null,
  options: null
}
