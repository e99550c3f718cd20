import { spawn, spawnSync } from 'node:child_process'
import { closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import type { GameEvent } from '../../server/game/events.ts'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { StorageFailed } from '../../server/room/ports.ts'
import { StartupProblem } from '../../server/startup-problem.ts'
import { Random } from '../load/random.ts'
import { bytesIn, occurrences, temporaryFolder } from '../support/folder.ts'
import { describeEventLog } from './log-contract.ts'
import { created, joined } from './log-events.ts'

describeEventLog('SQLite', () => sqliteLog(openDatabase(temporaryFolder())))

describe('SQLite', () => {
  it('commits to survive a power cut', () => {
    const database = openDatabase(temporaryFolder())
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(database.pragma('synchronous', { simple: true })).toBe(2)
    database.close()
  })

  it('has everything again after closing', async () => {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder))
    await log.append('a', 0, [created('a')], 1)
    void log.append('a', 1, [joined('x')], 2)
    log.beat(1234)
    await log.close()
    const again = sqliteLog(openDatabase(folder))
    expect(await again.read('a')).toHaveLength(2)
    expect(again.lastBeat()).toBe(1234)
    await again.close()
  })

  it('LOG-2 has every acknowledged event after kill -9', async () => {
    const folder = temporaryFolder()
    const writer = spawn(process.execPath, ['--import', 'tsx', 'tests/log/appender.ts', folder])
    let acknowledged = 0
    await new Promise<void>((resolve, reject) => {
      writer.stderr.on('data', (text: Buffer) => reject(new Error(String(text))))
      writer.stdout.on('data', (text: Buffer) => {
        acknowledged = Number(String(text).trim().split('\n').at(-1))
        if (acknowledged > 200) resolve()
      })
    })
    const gone = new Promise((resolve) => writer.once('close', resolve))
    writer.kill('SIGKILL')
    await gone
    const log = sqliteLog(openDatabase(folder))
    const stored = await log.read('a')
    expect(stored.length).toBeGreaterThanOrEqual(acknowledged)
    expect(stored.map(({ version }) => version)).toEqual(stored.map((_, index) => index + 1))
    await log.close()
  })

  it('stores what comes together in one transaction', async () => {
    const database = openDatabase(temporaryFolder())
    const log = sqliteLog(database)
    const rows = database.prepare('SELECT count(*) FROM events').pluck()
    const appends = Array.from({ length: 200 }, async (_, n) => {
      await log.append(`game ${n}`, 0, [created(`game ${n}`)], n)
      return rows.get()
    })
    // Already the first acknowledgement finds all two hundred stored: they were committed together.
    expect(new Set(await Promise.all(appends))).toEqual(new Set([200]))
    await log.close()
  })

  it('LOG-3 refuses everything of a commit that fails, stores none, and works again', async () => {
    const database = openDatabase(temporaryFolder())
    const log = sqliteLog(database)
    await log.append('a', 0, [created('a')], 1)
    database.pragma('query_only = ON')
    const outcomes = await Promise.allSettled([
      log.append('a', 1, [joined('x')], 2),
      log.append('b', 0, [created('b')], 2)
    ])
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: expect.any(StorageFailed) as Error
      })
    }
    database.pragma('query_only = OFF')
    expect(await log.read('a')).toHaveLength(1)
    await log.append('a', 1, [joined('x')], 3)
    expect(await log.read('a')).toHaveLength(2)
    await log.close()
  })

  it('LOG-3 stores nothing when the disk fills up within a commit, and works again', async () => {
    const database = openDatabase(temporaryFolder())
    const log = sqliteLog(database)
    await log.append('a', 0, [created('a')], 1)
    const pages = database.pragma('page_count', { simple: true }) as number
    database.pragma(`max_page_count = ${pages}`)
    const crowd = Array.from({ length: 200 }, (_, n) => joined(`x${n}`))
    const outcomes = await Promise.allSettled([
      log.append('a', 1, [joined('first')], 2),
      log.append('b', 0, [created('b'), ...crowd], 2),
      log.append('c', 0, [created('c')], 2)
    ])
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason)).toEqual(
      Array(3).fill(expect.any(StorageFailed))
    )
    database.pragma(`max_page_count = ${pages + 1000}`)
    expect((await log.games()).map(({ gameId }) => gameId)).toEqual(['a'])
    await log.append('a', 1, crowd, 3)
    expect(await log.read('a')).toHaveLength(201)
    await log.close()
  })

  it('leaves no name behind when a game is removed', async () => {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder))
    await log.append('a', 0, [created('a'), joined('Inoubliable')], 1)
    expect(bytesIn(folder)).toContain('Inoubliable')
    await log.remove('a')
    expect(bytesIn(folder)).not.toContain('Inoubliable')
    await log.close()
  })

  it('leaves no trace of what a rewrite replaced, in copies beside it neither', async () => {
    const folder = temporaryFolder()
    const database = openDatabase(folder)
    const log = sqliteLog(database)
    const crowd = Array.from({ length: 300 }, (_, n) => joined(`x${n}`))
    await log.append('a', 0, [created('a'), ...crowd, joined('Inoubliable')], 1)
    await database.backup(join(folder, 'copie.sqlite'))
    writeFileSync(join(folder, 'notes.txt'), 'not a database')
    await log.append('a', 302, crowd, 2)
    expect(occurrences(folder, 'Inoubliable')).toBeGreaterThan(1)
    await log.rewrite('a', (event) => {
      if (event.type !== 'PlayerJoined' || event.playerId !== 'Inoubliable') return event
      return { type: 'PlayerJoined', playerId: '', name: '', code: '', tokenHash: '', keyHash: '' }
    })
    expect(occurrences(folder, 'Inoubliable')).toBe(0)
    await log.close()
    expect(occurrences(folder, 'Inoubliable')).toBe(0)
  })

  it.each([1, 2, 3, 4])(
    'LOG-4 leaves no trace in the gaps of pages whose rows were moved about (%i)',
    async (seed) => {
      const folder = temporaryFolder()
      const log = sqliteLog(openDatabase(folder), { gatherMs: 0 })
      const random = new Random(seed)
      const crowd = (gameId: string) =>
        Array.from({ length: 40 }, () => {
          const code = 'x'.repeat(random.between(0, 300))
          return { ...joined('x'), name: `[in ${gameId}]`, code } as GameEvent
        })
      for (const gameId of ['b', 'a']) await log.append(gameId, 0, [created(gameId)], 1)
      for (let version = 1; version < 240; version += 40) {
        for (const gameId of ['a', 'b']) await log.append(gameId, version, crowd(gameId), 2)
      }
      await log.rewrite('a', (event) =>
        event.type === 'PlayerJoined' ? { ...event, name: 'P' } : event
      )
      expect(occurrences(folder, '[in a]')).toBe(0)
      expect(occurrences(folder, '[in b]')).toBeGreaterThanOrEqual(240)
      await log.close()
    }
  )

  it('waits for who reads before it says that nothing is left', async () => {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder))
    await log.append('a', 0, [created('a'), joined('Inoubliable')], 1)
    const reader = new Database(join(folder, 'preau.sqlite'), { readonly: true })
    reader.exec('BEGIN')
    expect(reader.prepare('SELECT count(*) FROM events').pluck().get()).toBe(2)
    let isDone = false
    const removing = log.remove('a').then(() => (isDone = true))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isDone).toBe(false)
    reader.close()
    await removing
    expect(occurrences(folder, 'Inoubliable')).toBe(0)
    await log.close()
  })

  it('names a copy beside it that could not be reached, and erases everywhere else', async () => {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder))
    await log.append('a', 0, [created('a')], 1)
    writeFileSync(join(folder, 'abimee.sqlite'), 'not a database at all, '.repeat(500))
    await expect(log.remove('a')).rejects.toThrow(/abimee\.sqlite/u)
    expect(await log.read('a')).toEqual([])
    await log.close()
  })

  it('refuses to open beside another process’s', async () => {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder))
    expect(() => openDatabase(folder)).toThrow(/déjà ouverte/u)
    // A process of its own: SQLite keeps locks within one process in another way than between two.
    const second = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'tests/log/appender.ts', folder],
      { encoding: 'utf8', timeout: 8_000 }
    )
    expect(second.status).toBe(1)
    expect(second.stderr).toMatch(/déjà ouverte/u)
    await log.close()
    await sqliteLog(openDatabase(folder)).close()
  })

  it('finds damage in the middle of the file', async () => {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder))
    const crowd = Array.from({ length: 500 }, (_, n) => joined(`x${n}`))
    await log.append('a', 0, [created('a'), ...crowd], 1)
    await log.close()
    const path = join(folder, 'preau.sqlite')
    const middle = Math.floor(statSync(path).size / 2 / 4096) * 4096
    const file = openSync(path, 'r+')
    writeSync(file, Buffer.alloc(8192, 'Z'), 0, 8192, middle)
    closeSync(file)
    expect(() => openDatabase(folder)).toThrow(/abîmée/u)
  })

  it('says in one line why it cannot open', () => {
    const damaged = temporaryFolder()
    writeFileSync(join(damaged, 'preau.sqlite'), 'not a database at all, '.repeat(500))
    const inAFile = join(damaged, 'preau.sqlite', 'data')
    for (const [folder, reason] of [
      [damaged, /abîmée/u],
      [inAFile, /ne peut pas être créé/u]
    ] as const) {
      expect(() => openDatabase(folder)).toThrow(StartupProblem)
      expect(() => openDatabase(folder)).toThrow(reason)
    }
  })

  it('refuses a database of a later version', () => {
    const folder = temporaryFolder()
    const database = openDatabase(folder)
    database.pragma('user_version = 99')
    database.close()
    expect(() => openDatabase(folder)).toThrow(/plus récente/u)
  })
})
