import { dirname } from 'node:path'
import type { GameId } from '../../shared/commands.ts'
import type { GameEvent, GameEventType } from '../game/events.ts'
import type { GameOutline } from '../game/outline.ts'
import {
  GameUnreadable,
  StorageFailed,
  VersionConflict,
  type EventLog,
  type LoggedEvent
} from '../room/ports.ts'
import { Activities } from './activities.ts'
import type { SqliteDatabase } from './database.ts'
import { eraseEverywhere, removeGame, rewriteGame } from './erase.ts'
import { Marks } from './marks.ts'
import { Outlines } from './outlines.ts'
import { sameFiles } from './same-files.ts'
import { eventIn, written } from './stored-event.ts'

/** Events after which the marks are written before anything is acknowledged. */
const milestones: ReadonlySet<string> = new Set<GameEventType>([
  'GameCreated',
  'StepRevealed',
  'GameEnded'
])

interface Append {
  readonly gameId: GameId
  readonly expectedVersion: number
  readonly events: readonly GameEvent[]
  readonly at: number
  readonly outline: GameOutline | undefined
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
  const any = database.prepare('SELECT 1 FROM events WHERE game = ? LIMIT 1').pluck()
  const activities = new Activities(database)
  const marks = new Marks(dirname(database.name))
  const outlines = new Outlines(database, marks, read)
  marks.compare(outlines.versions(), Date.now())
  marks.write()
  const checkFiles = sameFiles(database)
  const setBeat = database.prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('beat', ?)")
  const getBeat = database.prepare("SELECT value FROM meta WHERE key = 'beat'").pluck()

  let waiting: Append[] = []
  let waitingEvents = 0
  let timer: NodeJS.Timeout | null = null

  // A savepoint each (better-sqlite3 nests transactions so): one game's conflict is not another's.
  const storeOne = database.transaction((append: Append) => {
    const { gameId, expectedVersion, events, at, outline } = append
    const version = (lastVersion.get(gameId) as number | null) ?? 0
    if (version !== expectedVersion) throw new VersionConflict(`${gameId} is at version ${version}`)
    for (const [index, event] of events.entries()) {
      insert.run(gameId, version + index + 1, event.type, written(event, activities), at)
    }
    if (outline && events.length > 0) outlines.keep(gameId, version + events.length, at, outline)
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
    // Last: nothing is committed into files that nobody finds again.
    checkFiles()
    return conflicts
  })

  function read(gameId: GameId): LoggedEvent[] {
    const rows = select.all(gameId) as { version: number; payload: string; at: number }[]
    return rows.map(({ version, payload, at }, index) => {
      try {
        if (version !== index + 1) throw new Error(`version ${index + 1} is missing`)
        return { version, at, event: eventIn(payload, activities) }
      } catch (cause) {
        throw new GameUnreadable(`event ${version}: ${(cause as Error).message}`, { cause })
      }
    })
  }

  /** Answers are marked with the next second; what a room has seen together, at once. */
  function mark(stored: readonly Append[]): void {
    for (const { gameId, expectedVersion, events, at } of stored) {
      if (events.length > 0) marks.stored(gameId, expectedVersion + events.length, at)
    }
    if (!stored.some(({ events }) => events.some(({ type }) => milestones.has(type)))) return
    writeMarks()
    setImmediate(checkpoint)
  }

  function writeMarks(): void {
    try {
      marks.write()
    } catch {
      // What they mark is stored all the same; the next sign of life writes them again.
    }
  }

  /** What has been copied into the database file is safe from damage to the write-ahead log. */
  function checkpoint(): void {
    try {
      if (database.open) database.pragma('main.wal_checkpoint(PASSIVE)')
    } catch {
      // The write-ahead log has it; the next one tries again.
    }
  }

  function flush(): void {
    if (timer) clearTimeout(timer)
    timer = null
    const appends = waiting
    waiting = []
    waitingEvents = 0
    try {
      const conflicts = storeAll.immediate(appends)
      mark(appends.filter((append) => !conflicts.has(append)))
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
    append: (gameId, expectedVersion, events, at, outline) =>
      new Promise((resolve, reject) => {
        waiting.push({ gameId, expectedVersion, events, at, outline, resolve, reject })
        waitingEvents += events.length
        if (waitingEvents >= gatherEvents) flush()
        else timer ??= setTimeout(flush, gatherMs)
      }),

    read: async (gameId) => read(gameId),
    has: async (gameId) => any.get(gameId) !== undefined || marks.get(gameId) !== undefined,
    games: async () => outlines.list(),

    rewrite: async (gameId, change) => {
      // What is still waiting came first; stored later, it would bring back what is erased.
      if (waiting.length > 0) flush()
      checkFiles()
      await eraseEverywhere(database, (one) => rewriteGame(one, gameId, change))
    },

    remove: async (gameId) => {
      if (waiting.length > 0) flush()
      checkFiles()
      // First: a game that is being erased is not to be found missing.
      marks.forget(gameId)
      writeMarks()
      await eraseEverywhere(database, (one) => removeGame(one, gameId))
    },

    beat: (at) => {
      checkFiles()
      setBeat.run(at)
      marks.write()
    },
    lastBeat: () => (getBeat.get() as number | undefined) ?? null,

    close: async () => {
      if (waiting.length > 0) flush()
      writeMarks()
      database.close()
    }
  }
}
