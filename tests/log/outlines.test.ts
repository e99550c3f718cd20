import { readdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { GameEvent } from '../../server/game/events.ts'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { activityOf, choiceStep } from '../support/game.ts'
import { occurrences, temporaryFolder } from '../support/folder.ts'
import { TestServer } from '../support/room.ts'
import { created, joined } from './log-events.ts'

/** How many characters of JSON were read since. */
function parsing() {
  const parse = JSON.parse.bind(JSON)
  const read = { texts: 0, characters: 0 }
  vi.spyOn(JSON, 'parse').mockImplementation((text: string) => {
    read.texts += 1
    read.characters += text.length
    return parse(text) as unknown
  })
  return read
}

afterEach(() => vi.restoreAllMocks())

const activities = (folder: string) => {
  const database = new Database(join(folder, 'preau.sqlite'), { readonly: true })
  const count = database.prepare('SELECT count(*) FROM activities').pluck().get()
  database.close()
  return count
}

describe('a list of games', () => {
  it('reads a line a game, whatever they hold', async () => {
    const folder = temporaryFolder()
    const first = new TestServer(sqliteLog(openDatabase(folder), { gatherMs: 0 }))
    const long = activityOf(choiceStep('un', ['a'], { explanation: 'x'.repeat(100_000) }))
    for (let n = 0; n < 20; n += 1) await (await first.launch({}, long)).join('Amina', 'Zoé')
    const playing = await (await first.launch({}, long)).join('Amina', 'Zoé')
    await playing.open()
    first.registry.close()
    await first.log.close()

    const read = parsing()
    const log = sqliteLog(openDatabase(folder))
    const server = new TestServer(log, first.clock.now())
    await server.registry.restore()
    // The activity once, for the one game whose clock runs.
    expect(read.characters).toBeLessThan(200_000)
    expect(server.registry.counts()).toEqual({ rooms: 1, open: 21 })
    // Those that sleep are looked through meanwhile, one a turn.
    for (let turn = 0; turn < 60; turn += 1) await new Promise((next) => setImmediate(next))
    const before = { ...read }
    const cards = await server.registry.list()
    expect(cards).toHaveLength(21)
    expect(cards.every(({ players, title }) => players === 2 && title === long.title)).toBe(true)
    expect(read.texts - before.texts).toBe(21)
    expect(read.characters - before.characters).toBeLessThan(21 * 300)
    server.registry.close()
    await log.close()
  })

  it('is made anew from events that were stored without it', async () => {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder))
    await log.append('a', 0, [created('a'), joined('x')], 1000)
    expect((await log.games())[0]?.outline?.players).toBe(1)
    await log.append('a', 2, [joined('y')], 2000)
    expect((await log.games())[0]).toMatchObject({ lastAt: 2000, outline: { players: 2 } })
    const read = parsing()
    await log.games()
    expect(read.texts).toBe(1)
    await log.close()
  })
})

describe('an activity that many games play', () => {
  it('is on the disk once, held once, and erased with the last of them', async () => {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder))
    for (const id of ['a', 'b', 'c']) await log.append(id, 0, [created(id)], 1000)
    expect(activities(folder)).toBe(1)
    const played = async (id: string) => {
      const [first] = await log.read(id)
      return first?.event.type === 'GameCreated' ? first.event.activity : null
    }
    expect(await played('a')).toEqual(created('a').activity)
    expect(await played('b')).toBe(await played('a'))
    await log.remove('a')
    await log.remove('b')
    expect(await played('c')).toEqual(created('c').activity)
    await log.remove('c')
    expect(activities(folder)).toBe(0)
    expect(occurrences(folder, 'Explication secrète')).toBe(0)
    await log.append('a', 0, [created('a')], 2000)
    expect(await played('a')).toEqual(created('a').activity)
    await log.close()
  })
})

describe('a database of 0.1', () => {
  /** As 0.1 made it: activities within the events, and no outlines. */
  function databaseOf01(folder: string, games: readonly string[]): void {
    const database = new Database(join(folder, 'preau.sqlite'))
    database.exec(`
      CREATE TABLE events (game TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL,
        payload TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (game, version)) WITHOUT ROWID;
      CREATE INDEX events_by_type ON events (type, game);
      CREATE TABLE host_sessions (token_hash TEXT PRIMARY KEY, created_at INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
      PRAGMA user_version = 1;
    `)
    const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?)')
    for (const game of games) {
      const events: GameEvent[] = [created(game), joined(`Inoubliable ${game}`)]
      for (const [at, event] of events.entries()) {
        insert.run(game, at + 1, event.type, JSON.stringify(event), 1000)
      }
    }
    database.close()
  }

  const former = (folder: string) =>
    readdirSync(folder).filter((name) => name.startsWith('preau-ancienne-'))

  it('opens with all its games, and is kept as it was beside', async () => {
    const folder = temporaryFolder()
    databaseOf01(folder, ['a', 'b'])
    const log = sqliteLog(openDatabase(folder, new Date('2026-11-30T10:20:30Z')))
    expect(former(folder)).toEqual(['preau-ancienne-20261130-102030.sqlite'])
    expect((await log.games()).map(({ outline }) => outline?.players)).toEqual([1, 1])
    const events = (await log.read('a')).map(({ event }) => event)
    expect(events).toEqual([created('a'), joined('Inoubliable a')])
    await log.append('a', 2, [joined('y')], 2000)
    await log.append('c', 0, [created('c')], 2000)
    expect(await log.games()).toHaveLength(3)

    const kept = new Database(join(folder, former(folder)[0] ?? ''), { readonly: true })
    expect(kept.pragma('user_version', { simple: true })).toBe(1)
    expect(kept.prepare('SELECT count(*) FROM events').pluck().get()).toBe(4)
    kept.close()

    // What is erased is erased in it too.
    await log.remove('a')
    expect(occurrences(folder, 'Inoubliable a')).toBe(0)
    await log.close()
    await sqliteLog(openDatabase(folder)).close()
    expect(former(folder)).toHaveLength(1)
  })
})
