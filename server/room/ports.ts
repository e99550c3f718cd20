import type { GameId, PlayerId } from '../../shared/commands.ts'
import type {
  EndedNotice,
  HostView,
  PlayerView,
  RosterView,
  ScreenView,
  SeatView
} from '../../shared/views.ts'
import type { GameEvent } from '../game/events.ts'
import type { GameOutline } from '../game/outline.ts'

/** Time, so that tests can turn it. */
export interface Clock {
  /** Server time: milliseconds since 1970 as they were known at the start. Never goes back, nor jumps when a clock is set. */
  now(): number
  /** What the machine's clock says now, set right or wrong: for days people know, never for how long something lasts. */
  wall(): number
  /** Fires once, at `atMs` or as soon as possible after. Returns a function that cancels. */
  setTimer(atMs: number, fire: () => void): () => void
}

/** A game's event as stored. Versions count from 1 without a gap. */
export interface LoggedEvent {
  readonly version: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly event: GameEvent
}

export interface GameSummary {
  readonly gameId: GameId
  /** Of its last event. */
  readonly version: number
  readonly createdAt: number
  readonly lastAt: number
  /** Null when what is stored of it cannot be read. */
  readonly outline: GameOutline | null
  /** What is wrong with it, and where; absent when it can be read. */
  readonly problem?: string
  /** Acknowledged events that are not there any more; absent when none are missing. */
  readonly lost?: number
}

/** Where games are kept. Append-only but for erasing; a promise that resolved is a promise kept across a power cut. */
export interface EventLog {
  /**
   * Stores `events` right after `expectedVersion`, all or none, and resolves once they are on disk.
   * Rejects with `VersionConflict` when another writer came first, with `StorageFailed` when the
   * disk refused. `outline` is of the game after them: it spares the log making it from all events.
   */
  append(
    gameId: GameId,
    expectedVersion: number,
    events: readonly GameEvent[],
    at: number,
    outline?: GameOutline
  ): Promise<void>
  /** A game's events in order; empty when it is not known. Rejects with `GameUnreadable`. */
  read(gameId: GameId): Promise<readonly LoggedEvent[]>
  /** Is anything of it stored, readable or not? */
  has(gameId: GameId): Promise<boolean>
  /** Newest first. */
  games(): Promise<readonly GameSummary[]>
  /**
   * Puts what `change` makes of each event in its place, all or none, under the same versions and times,
   * so that what was there is nowhere any more. For erasing what a person asks to have erased; an
   * event's type stays. Rejects with `StorageFailed`.
   */
  rewrite(gameId: GameId, change: (event: GameEvent) => GameEvent): Promise<void>
  /** Erases a game and every name in it: nothing of it is anywhere any more. */
  remove(gameId: GameId): Promise<void>
  /** A sign of life, written about once a second, so that a restart knows how long the server was gone. */
  beat(at: number): void
  lastBeat(): number | null
  close(): Promise<void>
}

export class VersionConflict extends Error {
  override readonly name = 'VersionConflict'
}

export class StorageFailed extends Error {
  override readonly name = 'StorageFailed'
}

/** What is stored of a game is damaged, or of another version: the message says what, and where. */
export class GameUnreadable extends Error {
  override readonly name = 'GameUnreadable'
}

/** What erasing must know of earlier starts. */
export interface Dues {
  /** When this was first seen due as it is now; null when it was not, or has become another version since. */
  seenAt(what: string, version: number): number | null
  note(what: string, version: number, at: number): void
  forget(what: string): void
  /** What was last known of the machine's clock; null when nothing ever was. */
  knownClock(): KnownClock | null
  keepClock(known: KnownClock): void
}

export interface KnownClock {
  /** The latest time that the machine's clock was believed, and the running time since. */
  readonly trustedMs: number
  /** What a clock that is not believed said last; null while it is believed. */
  readonly doubtedMs: number | null
  /** How long the server has run on that clock. */
  readonly doubtedRanMs: number
}

/** Copies of the database that a restore or an update left beside it. */
export interface KeptCopies {
  list(): readonly KeptCopy[]
  remove(name: string): void
}

export interface KeptCopy {
  readonly name: string
  readonly keptSinceMs: number
}

/** Signed-in trainers, by the hash of their cookie's token. */
export interface HostSessions {
  add(tokenHash: string, at: number): void
  /** Is there one, opened since `sinceMs`? */
  has(tokenHash: string, sinceMs: number): boolean
  remove(tokenHash: string): void
  /** Drops those opened before. */
  forget(beforeMs: number): void
}

/** Where a room sends what its audiences may see. */
export interface Audience {
  /** One view for all players of the game, encoded once. */
  players(gameId: GameId, view: PlayerView): void
  seat(gameId: GameId, playerId: PlayerId, view: SeatView): void
  screens(gameId: GameId, view: ScreenView): void
  hosts(gameId: GameId, view: HostView): void
  roster(gameId: GameId, view: RosterView): void
  /** Tells a seat, or with null everyone, that it is over, and closes the connections. */
  ended(gameId: GameId, playerId: PlayerId | null, notice: EndedNotice): void
  /** Is anybody there to see it? Spares building a view for nobody. */
  hasScreens(gameId: GameId): boolean
  hasHosts(gameId: GameId): boolean
}

/** The server's log of its own doings; never given names or addresses. */
export interface Journal {
  error(what: Record<string, unknown>, message: string): void
  warn(what: Record<string, unknown>, message: string): void
}
