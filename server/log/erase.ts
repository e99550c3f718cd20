import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { GameId } from '../../shared/commands.ts'
import type { GameEvent } from '../game/events.ts'
import { StorageFailed } from '../room/ports.ts'
import { Activities, forgetUnplayed } from './activities.ts'
import type { SqliteDatabase } from './database.ts'
import { eventIn } from './stored-event.ts'

const truncateTries = 100
const truncateEveryMs = 50

/** Deletes a game, and its activity if no other plays it. */
export function removeGame(database: SqliteDatabase, gameId: GameId): void {
  const removeAll = database.transaction(() => {
    database.prepare('DELETE FROM events WHERE game = ?').run(gameId)
    // A copy may be from before there were any.
    if (hasTable(database, 'dues')) {
      database.prepare('DELETE FROM dues WHERE what = ?').run(gameId)
    }
    if (!hasTable(database, 'outlines')) return
    database.prepare('DELETE FROM outlines WHERE game = ?').run(gameId)
    forgetUnplayed(database)
  })
  removeAll.immediate()
}

/** Replaces what a game's events hold, all or none. Versions, times and types stay. */
export function rewriteGame(
  database: SqliteDatabase,
  gameId: GameId,
  change: (event: GameEvent) => GameEvent
): void {
  const select = database.prepare('SELECT version, payload FROM events WHERE game = ?')
  const update = database.prepare('UPDATE events SET payload = ? WHERE game = ? AND version = ?')
  const activities = new Activities(database)
  const rewriteAll = database.transaction(() => {
    for (const { version, payload } of select.all(gameId) as {
      version: number
      payload: string
    }[]) {
      const event = eventIn(payload, activities)
      const after = changed(event, change)
      if (after === event) continue
      const text = JSON.stringify(after)
      if (text !== payload) update.run(text, gameId, version)
    }
  })
  rewriteAll.immediate()
}

/** The event that `change` makes of another. Throws when it would be of another type. */
export function changed(event: GameEvent, change: (event: GameEvent) => GameEvent): GameEvent {
  const after = change(event)
  if (after.type !== event.type) throw new Error(`${event.type} cannot become ${after.type}`)
  return after
}

/**
 * Does `act` in the server's database and in the copies beside it (those a restore kept, backups put
 * there), and resolves once no trace is left in a write-ahead log. Rejects with `StorageFailed` when one
 * of them could not be reached; the others are done all the same.
 */
export async function eraseEverywhere(
  database: SqliteDatabase,
  act: (database: SqliteDatabase) => void
): Promise<void> {
  try {
    act(database)
    rebuild(database)
    await truncateLog(database)
  } catch (cause) {
    throw new StorageFailed('not erased', { cause })
  }
  const failures: unknown[] = []
  const files: string[] = []
  for (const file of copiesBeside(database)) {
    try {
      eraseInCopy(file, act)
    } catch (error) {
      failures.push(error)
      files.push(basename(file))
    }
  }
  if (failures.length === 0) return
  throw new StorageFailed(`not erased in ${files.join(', ')}`, { cause: failures[0] })
}

/**
 * Writes the file anew. `secure_delete` overwrites what is deleted, but not the copies that stay in the
 * gaps of pages when SQLite moves rows from one to another.
 */
function rebuild(database: SqliteDatabase): void {
  database.exec('VACUUM main')
}

/** Empties the write-ahead log; a backup that reads at this moment is waited for. */
async function truncateLog(database: SqliteDatabase): Promise<void> {
  for (let tries = 0; tries < truncateTries; tries += 1) {
    const [outcome] = database.pragma('main.wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (outcome?.busy === 0) return
    await new Promise((resolve) => setTimeout(resolve, truncateEveryMs))
  }
  throw new Error('the write-ahead log is being read for too long')
}

function copiesBeside(database: SqliteDatabase): string[] {
  const folder = dirname(database.name)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sqlite') && name !== basename(database.name))
    .map((name) => join(folder, name))
}

function hasTable(database: SqliteDatabase, name: string): boolean {
  const row = database.prepare('SELECT 1 FROM main.sqlite_master WHERE name = ?').get(name)
  return row !== undefined
}

function eraseInCopy(file: string, act: (database: SqliteDatabase) => void): void {
  const copy = new Database(file, { fileMustExist: true, timeout: 500 })
  try {
    copy.pragma('secure_delete = ON')
    if (!hasTable(copy, 'events')) return
    act(copy)
    rebuild(copy)
    copy.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    // Alone with the file, this also takes its write-ahead log away.
    copy.close()
  }
}
