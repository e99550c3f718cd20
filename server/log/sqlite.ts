import type { GameId } from '../../shared/commands.ts'
import type { GameEvent } from '../game/events.ts'
import {
  StorageFailed,
  VersionConflict,
  type EventLog,
  type GameSummary,
  type LoggedEvent
} from '../room/ports.ts'
import { eraseEverywhere, removeGame, rewriteGame } from './erase.ts'
import type { SqliteDatabase } from './database.ts'

interface Append {
  readonly gameId: GameId
  readonly expectedVersion: number
  readonly events: readonly GameEvent[]
  readonly at: number
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

export interface SqliteLogOptions {
  /** How long an append waits for others to share its transaction. */
  readonly gatherMs?: number
  /** Events that are stored at once, without waiting. */
  readonly gatherEvents?: number
}

/**
 * Events in SQLite. Appends of all games that come within a few milliseconds share one transaction, so
 * that two thousand answers cost a handful of disk flushes; each is acknowledged after the commit.
 */
export function sqliteLog(
  database: SqliteDatabase,
  { gatherMs = 2, gatherEvents = 256 }: SqliteLogOptions = {}
): EventLog {
  const insert = database.prepare(
    'INSERT INTO events (game, version, type, payload, at) VALUES (?, ?, ?, ?, ?)'
  )
  const lastVersion = database
    .prepare('SELECT max(version) AS version FROM events WHERE game = ?')
    .pluck()
  const select = database.prepare(
    'SELECT version, payload, at FROM events WHERE game = ? ORDER BY version'
  )
  const summaries = database.prepare(summariesSql)
  const setBeat = database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('beat', ?)")
  const getBeat = database.prepare("SELECT value FROM meta WHERE key = 'beat'").pluck()

  let waiting: Append[] = []
  let waitingEvents = 0
  let timer: NodeJS.Timeout | null = null

  // A savepoint each (better-sqlite3 nests transactions so): one game's conflict is not another's.
  const storeOne = database.transaction(({ gameId, expectedVersion, events, at }: Append) => {
    const version = (lastVersion.get(gameId) as number | null) ?? 0
    if (version !== expectedVersion) throw new VersionConflict(`${gameId} is at version ${version}`)
    for (const [index, event] of events.entries()) {
      insert.run(gameId, version + index + 1, event.type, JSON.stringify(event), at)
    }
  })
  const storeAll = database.transaction((appends: readonly Append[]) => {
    const conflicts = new Map<Append, VersionConflict>()
    for (const append of appends) {
      try {
        storeOne(append)
      } catch (error) {
        if (!(error instanceof VersionConflict)) throw error
        conflicts.set(append, error)
      }
    }
    return conflicts
  })

  function flush(): void {
    if (timer) clearTimeout(timer)
    timer = null
    const appends = waiting
    waiting = []
    waitingEvents = 0
    try {
      const conflicts = storeAll.immediate(appends)
      for (const append of appends) {
        const conflict = conflicts.get(append)
        if (conflict) append.reject(conflict)
        else append.resolve()
      }
    } catch (cause) {
      for (const { reject } of appends) reject(new StorageFailed('not committed', { cause }))
    }
  }

  return {
    append: (gameId, expectedVersion, events, at) =>
      new Promise((resolve, reject) => {
        waiting.push({ gameId, expectedVersion, events, at, resolve, reject })
        waitingEvents += events.length
        if (waitingEvents >= gatherEvents) flush()
        else timer ??= setTimeout(flush, gatherMs)
      }),

    read: async (gameId) =>
      (select.all(gameId) as { version: number; payload: string; at: number }[]).map(
        ({ version, payload, at }): LoggedEvent => ({ version, at, event: parse(payload) })
      ),

    games: async () => (summaries.all() as SummaryRow[]).map(summaryOf),

    rewrite: async (gameId, change) => {
      // What is still waiting came first; stored later, it would bring back what is erased.
      if (waiting.length > 0) flush()
      await eraseEverywhere(database, (one) => rewriteGame(one, gameId, change))
    },

    remove: async (gameId) => {
      if (waiting.length > 0) flush()
      await eraseEverywhere(database, (one) => removeGame(one, gameId))
    },

    beat: (at) => void setBeat.run(at),
    lastBeat: () => (getBeat.get() as number | undefined) ?? null,

    close: async () => {
      if (waiting.length > 0) flush()
      database.close()
    }
  }
}

const summariesSql = `
  SELECT first.payload AS created, first.at AS createdAt,
    (SELECT at FROM events e WHERE e.game = first.game ORDER BY version DESC LIMIT 1) AS lastAt,
    (SELECT count(*) FROM events e WHERE e.type = 'GameEnded' AND e.game = first.game) AS ended,
    (SELECT count(*) FROM events e WHERE e.type = 'PlayerJoined' AND e.game = first.game) AS joined,
    (SELECT count(*) FROM events e WHERE e.type = 'PlayerRemoved' AND e.game = first.game) AS removed,
    (SELECT count(DISTINCT payload ->> 'index') FROM events e WHERE e.type = 'StepRead' AND e.game = first.game
      AND payload ->> 'run' IN (SELECT payload ->> 'run' FROM events r WHERE r.type = 'StepRevealed' AND r.game = first.game)
    ) AS steps
  FROM events first WHERE first.type = 'GameCreated' ORDER BY first.at DESC, first.game
`

interface SummaryRow {
  readonly created: string
  readonly createdAt: number
  readonly lastAt: number
  readonly ended: number
  readonly joined: number
  readonly removed: number
  readonly steps: number
}

function summaryOf(row: SummaryRow): GameSummary {
  const created = parse(row.created)
  if (created.type !== 'GameCreated') throw new Error('a game begins with GameCreated')
  return {
    gameId: created.gameId,
    created,
    createdAt: row.createdAt,
    lastAt: row.lastAt,
    ended: row.ended > 0,
    players: row.joined - row.removed,
    stepsPlayed: row.steps
  }
}

function parse(payload: string): GameEvent {
  return JSON.parse(payload) as GameEvent
}
