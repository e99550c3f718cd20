import type { Statement } from 'better-sqlite3'
import type { GameId } from '../../shared/commands.ts'
import type { GameOutline } from '../game/outline.ts'
import type { GameSummary, LoggedEvent } from '../room/ports.ts'
import type { SqliteDatabase } from './database.ts'
import { damagedGames } from './damage.ts'
import type { Marks } from './marks.ts'
import { newestFirst, summaryOf } from './summary.ts'

/** Each game's last version, without looking at what the events hold. */
const lastVersions = `
  WITH RECURSIVE known (game) AS (
    SELECT min(game) FROM events
    UNION ALL
    SELECT (SELECT min(game) FROM events WHERE game > known.game) FROM known WHERE game IS NOT NULL
  )
  SELECT game, (SELECT max(version) FROM events WHERE game = known.game) AS version
  FROM known WHERE game IS NOT NULL
`
const listSql = `
  SELECT last.game, last.version, created_at AS createdAt, last_at AS lastAt, outline
  FROM (${lastVersions}) AS last LEFT JOIN outlines USING (game, version)
`

const timesSql = 'SELECT min(at) AS createdAt, max(at) AS lastAt FROM events WHERE game = ?'
const setSql = `
  INSERT INTO outlines (game, version, created_at, last_at, outline) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (game) DO UPDATE
  SET version = excluded.version, last_at = excluded.last_at, outline = excluded.outline
`

interface Row {
  readonly game: GameId
  readonly version: number
  readonly createdAt: number | null
  readonly lastAt: number | null
  readonly outline: string | null
}

/**
 * What a list says of each game, kept beside its events, as of one of its versions. One of an earlier
 * version than the last event's is worth nothing, and made anew from the events.
 */
export class Outlines {
  readonly #read: (gameId: GameId) => readonly LoggedEvent[]
  readonly #marks: Marks
  readonly #damaged: ReadonlySet<GameId>
  readonly #select: Statement
  readonly #times: Statement
  readonly #set: Statement

  /** `read` throws for a game that cannot be read. */
  constructor(
    database: SqliteDatabase,
    marks: Marks,
    read: (gameId: GameId) => readonly LoggedEvent[]
  ) {
    this.#read = read
    this.#marks = marks
    this.#damaged = damagedGames(database)
    this.#select = database.prepare(listSql)
    this.#times = database.prepare(timesSql)
    this.#set = database.prepare(setSql)
  }

  /** Within the transaction that stores the last events. */
  keep(gameId: GameId, version: number, at: number, outline: GameOutline): void {
    this.#set.run(gameId, version, at, at, JSON.stringify(outline))
  }

  /** Newest first. */
  list(): readonly GameSummary[] {
    const rows = this.#select.all() as Row[]
    return rows
      .map((row) => ({ ...this.#summary(row), ...this.#lost(row.game) }))
      .toSorted(newestFirst)
  }

  /** Each game's last version. */
  versions(): Map<GameId, number> {
    return new Map((this.#select.all() as Row[]).map(({ game, version }) => [game, version]))
  }

  #lost(gameId: GameId): Pick<GameSummary, 'lost'> {
    const lost = this.#marks.get(gameId)?.lost
    return lost === undefined ? {} : { lost }
  }

  #summary({ game, version, createdAt, lastAt, outline }: Row): GameSummary {
    const isWhole = !this.#damaged.has(game)
    if (isWhole && createdAt !== null && lastAt !== null && outline !== null) {
      const told = JSON.parse(outline) as GameOutline
      return { gameId: game, version, createdAt, lastAt, outline: told }
    }
    try {
      const made = summaryOf(game, this.#read(game))
      this.#set.run(game, version, made.createdAt, made.lastAt, JSON.stringify(made.outline))
      return made
    } catch (error) {
      const times = this.#times.get(game) as Pick<GameSummary, 'createdAt' | 'lastAt'>
      return { gameId: game, version, outline: null, problem: (error as Error).message, ...times }
    }
  }
}
