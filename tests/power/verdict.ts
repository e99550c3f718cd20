import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type SqliteDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import type { EventLog, LoggedEvent } from '../../server/room/ports.ts'
import { joined } from '../log/log-events.ts'

export type Games = ReadonlyMap<string, readonly LoggedEvent[]>

/** What a folder must hold when the power goes. */
export interface Promised {
  /** What was acknowledged. */
  readonly stored: Games
  /** Each game that is being changed, as it is if the change gets through. */
  readonly underWay: Games
  /** Names of which it was said that they are nowhere any more. */
  readonly erased: readonly string[]
}

export interface Verdict {
  /** Acknowledged events that were looked for. */
  checked: number
  /** Games of which a change that was under way got through, whole. */
  through: number
  /** Those of which nothing did. */
  undone: number
  /** Of these, missing or other than they were. */
  lost: number
  /** Games of which a change under way is there in part. */
  torn: number
  /** 1 if the database does not open, is damaged, or takes no more events. */
  unreadable: number
  /** Erased names that are there again. */
  returned: number
  readonly faults: string[]
}

const unblemished = {
  checked: 0,
  through: 0,
  undone: 0,
  lost: 0,
  torn: 0,
  unreadable: 0,
  returned: 0
}

/** Opens what a power cut left, as the server does, and compares it with what was promised. */
export async function judge(folder: string, promised: Promised): Promise<Verdict> {
  const verdict: Verdict = { ...unblemished, faults: [] }
  const fault = faultOf(verdict)
  let database: SqliteDatabase | undefined
  try {
    database = openDatabase(folder)
    const sound = database.pragma('main.integrity_check', { simple: true })
    if (sound !== 'ok') throw new Error(String(sound))
    const log = sqliteLog(database, { gatherMs: 0 })
    await compare(log, promised, verdict)
    for (const name of promised.erased) {
      if (isIn(folder, name)) fault('returned', `${name} is there again`)
    }
    await goesOn(log)
  } catch (error) {
    fault('unreadable', String(error))
  } finally {
    database?.close()
  }
  return verdict
}

async function compare(log: EventLog, promised: Promised, verdict: Verdict): Promise<void> {
  const fault = faultOf(verdict)
  const known = new Set([...promised.stored.keys(), ...promised.underWay.keys()])
  const games = await log.games()
  const found = new Set(games.map(({ gameId }) => gameId))
  for (const { gameId, lost } of games) if (lost) fault('lost', `${gameId} says so`, lost)
  for (const gameId of found) {
    if (!known.has(gameId)) fault('torn', `${gameId} comes from nowhere`)
  }
  for (const gameId of known) {
    const events = lines(await log.read(gameId))
    const stored = lines(promised.stored.get(gameId) ?? [])
    const changed = lines(promised.underWay.get(gameId) ?? promised.stored.get(gameId) ?? [])
    verdict.checked += stored.length
    if (found.has(gameId) !== events.length > 0) fault('torn', `${gameId} is not in the list`)
    if (same(events, stored) || same(events, changed)) {
      if (!same(stored, changed)) verdict[same(events, changed) ? 'through' : 'undone'] += 1
      continue
    }
    const lost = stored.filter(
      (line, index) => events[index] !== line && (same(stored, changed) || line === changed[index])
    ).length
    const state = `${gameId}: ${events.length} events, ${stored.length} or ${changed.length} expected`
    if (lost > 0) fault('lost', `${state}, ${lost} lost`, lost)
    else fault('torn', state)
  }
}

/** The database is one that a game can go on in. */
async function goesOn(log: EventLog): Promise<void> {
  const [game] = await log.games()
  if (!game) return
  const { length } = await log.read(game.gameId)
  await log.append(game.gameId, length, [joined('after the cut')], 1)
  if ((await log.read(game.gameId)).length !== length + 1) throw new Error('nothing was appended')
}

function faultOf(verdict: Verdict) {
  return (kind: 'lost' | 'torn' | 'unreadable' | 'returned', text: string, count = 1) => {
    verdict[kind] += count
    verdict.faults.push(`${kind}: ${text}`)
  }
}

function lines(events: readonly LoggedEvent[]): string[] {
  return events.map(({ version, at, event }) => `${version} ${at} ${JSON.stringify(event)}`)
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((line, index) => line === others[index])
}

function isIn(folder: string, name: string): boolean {
  // SQLite fills the index of a log that it recovers (-shm) from memory that it does not clear. Here that
  // is the memory of the process which wrote the names; a server that starts has none yet.
  const files = readdirSync(folder).filter((file) => !file.endsWith('-shm'))
  return files.some((file) => readFileSync(join(folder, file)).includes(name))
}
