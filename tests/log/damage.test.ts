import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { GameEvent } from '../../server/game/events.ts'
import { backUp } from '../../server/log/backup.ts'
import { openDatabase } from '../../server/log/database.ts'
import { restore } from '../../server/log/restore.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { StorageFailed } from '../../server/room/ports.ts'
import { temporaryFolder } from '../support/folder.ts'
import { TestServer } from '../support/room.ts'
import { created, joined } from './log-events.ts'

const revealed: GameEvent = {
  type: 'StepRevealed',
  run: 1,
  because: 'host',
  results: [],
  atMs: 0,
  untilMs: null
}
const read: GameEvent = { type: 'StepRead', run: 1, index: 0, order: [], atMs: 0, untilMs: 0 }

describe('a game that is damaged', () => {
  it.each([
    ['no JSON', "UPDATE events SET payload = 'x' || payload WHERE game = 'a' AND version = 2"],
    ['a gap', "DELETE FROM events WHERE game = 'a' AND version = 2"],
    ['no beginning', "DELETE FROM events WHERE game = 'a' AND version = 1"],
    [
      'no activity',
      'UPDATE events SET payload = replace(payload, \'"activity":"\', \'"activity":"0\') WHERE game = \'a\' AND version = 1'
    ],
    [
      'an unknown type',
      "UPDATE events SET type = 'X', payload = '{\"type\":\"X\"}' WHERE game = 'a' AND version = 2"
    ],
    [
      'an impossible event',
      'UPDATE events SET payload = \'{"type":"PlayerRenamed","playerId":"who","name":"x"}\', type = \'PlayerRenamed\' WHERE game = \'a\' AND version = 2'
    ]
  ])('LOG-6 is set aside and can be removed, the others go on: %s', async (_name, change) => {
    const folder = temporaryFolder()
    const before = sqliteLog(openDatabase(folder))
    for (const id of ['a', 'b']) {
      await before.append(id, 0, [created(id), joined('x'), joined('y')], 1000)
    }
    await before.games()
    await before.close()
    const database = new Database(join(folder, 'preau.sqlite'))
    database.exec(change)
    database.close()

    const log = sqliteLog(openDatabase(folder))
    const server = new TestServer(log)
    await server.registry.restore()
    expect(await server.registry.find('a')).toBeNull()
    expect(server.errors).toEqual(['game set aside: it cannot be read'])
    const cards = await server.registry.list()
    expect(cards.map(({ gameId, isUnreadable }) => [gameId, isUnreadable])).toEqual([
      ['a', true],
      ['b', undefined]
    ])
    expect((await server.room('b')).room.state.seats.size).toBe(2)
    expect(await server.registry.remove('a')).toBe(true)
    expect((await server.registry.list()).map(({ gameId }) => gameId)).toEqual(['b'])
    server.registry.close()
    await log.close()
  })

  it('LOG-6 is known before anybody opens it', async () => {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder))
    const impossible: GameEvent = { type: 'PlayerRemoved', playerId: 'nobody' }
    await log.append('a', 0, [created('a')], 1000, {
      title: 'A',
      pin: '123456',
      phase: 'lobby',
      players: 0,
      stepsPlayed: 0,
      stepCount: 3,
      isTimed: false
    })
    const [{ outline } = { outline: null }] = await log.games()
    await log.append('a', 1, [{ ...impossible, type: 'PlayerRenamed', name: 'x' }], 1000, outline!)
    const server = new TestServer(log)
    await server.registry.restore()
    while (server.errors.length === 0) await new Promise((resolve) => setImmediate(resolve))
    expect((await server.registry.list())[0]).toMatchObject({ title: 'A', isUnreadable: true })
    server.registry.close()
    await log.close()
  })
})

describe('the write-ahead log', () => {
  /** What kill -9 leaves of a folder, after `events` in order. */
  async function killedAfter(...events: GameEvent[][]): Promise<string> {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder), { gatherMs: 0 })
    const left = temporaryFolder()
    let version = 0
    for (const batch of events) {
      await log.append('a', version, batch, 1000)
      version += batch.length
    }
    log.beat(2000)
    for (const name of ['preau.sqlite', 'preau.sqlite-wal', 'preau.marks']) {
      copyFileSync(join(folder, name), join(left, name))
    }
    await log.close()
    return left
  }
  const found = async (folder: string) => {
    const log = sqliteLog(openDatabase(folder))
    const games = await log.games()
    await log.close()
    return games
  }

  it.each([
    ['lost', (file: string) => rmSync(file)],
    [
      'flipped',
      (file: string) => {
        const bytes = readFileSync(file)
        for (let at = 40; at < bytes.length; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 0xff
        writeFileSync(file, bytes)
      }
    ]
  ] as const)('LOG-7 is %s: what is missing is said, once and again', async (_name, harm) => {
    const folder = await killedAfter([created('a'), joined('x')], [joined('y'), joined('z')])
    harm(join(folder, 'preau.sqlite-wal'))
    const log = sqliteLog(openDatabase(folder))
    const [game] = await log.games()
    const left = (await log.read('a')).length
    expect(left).toBeLessThan(4)
    expect(game?.lost).toBe(4 - left)
    const server = new TestServer(log)
    await server.registry.restore()
    expect(server.errors).toContain('acknowledged events are missing')
    expect((await server.registry.list())[0]?.lost).toBe(4 - left)
    server.registry.close()
    await log.close()
    expect((await found(folder))[0]?.lost).toBe(4 - left)
    expect(left).toBe((await found(folder)).length === 0 ? 0 : left)
  })

  it('LOG-7 is whole: nothing is said to be missing, after an erasing or a removal neither', async () => {
    const folder = await killedAfter([created('a'), joined('x')], [joined('y')])
    expect((await found(folder))[0]).not.toHaveProperty('lost')
    const log = sqliteLog(openDatabase(folder))
    await log.rewrite(
      'a',
      (event) => ('name' in event ? { ...event, name: 'P' } : event) as GameEvent
    )
    await log.append('b', 0, [created('b')], 3000)
    await log.remove('b')
    await log.close()
    expect(await found(folder)).toMatchObject([{ gameId: 'a' }])
    expect((await found(folder))[0]).not.toHaveProperty('lost')
  })

  it('LOG-7 holds nothing of a step once it was revealed', async () => {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder), { gatherMs: 0 })
    await log.append('a', 0, [created('a'), joined('x'), read, revealed], 1000)
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
    const left = temporaryFolder()
    for (const name of ['preau.sqlite', 'preau.marks'])
      copyFileSync(join(folder, name), join(left, name))
    await log.close()
    expect(await found(left)).toMatchObject([{ gameId: 'a', outline: { stepsPlayed: 1 } }])
    expect((await found(left))[0]).not.toHaveProperty('lost')
  })

  it('LOG-7 a restored backup lacks nothing', async () => {
    const folder = await killedAfter([created('a')])
    const file = join(temporaryFolder(), 'copie.sqlite')
    await backUp(folder, file)
    const log = sqliteLog(openDatabase(folder))
    await log.append('a', 1, [joined('x')], 3000)
    await log.close()
    await restore(folder, file, new Date(0))
    expect((await found(folder))[0]).not.toHaveProperty('lost')
  })
})

describe('a database file', () => {
  it.each(['preau.sqlite', 'preau.sqlite-wal'])(
    'LOG-3 is refused writes while %s is deleted or replaced, and taken up again once it is back',
    async (name) => {
      const folder = temporaryFolder()
      const log = sqliteLog(openDatabase(folder))
      await log.append('a', 0, [created('a')], 1000)
      const file = join(folder, name)
      const aside = join(folder, 'aside')
      const refused = async () => {
        await expect(log.append('a', 1, [joined('x')], 2000)).rejects.toThrow(StorageFailed)
        await expect(log.remove('a')).rejects.toThrow(/replaced/u)
        expect(() => log.beat(2000)).toThrow(/replaced/u)
        expect(await log.read('a')).toHaveLength(1)
      }
      renameSync(file, aside)
      await refused()
      copyFileSync(aside, file)
      await refused()
      renameSync(aside, file)
      await log.append('a', 1, [joined('x')], 2000)
      await log.close()
      expect(existsSync(join(folder, 'preau.sqlite-wal'))).toBe(false)
      const again = sqliteLog(openDatabase(folder))
      expect(await again.read('a')).toHaveLength(2)
      await again.close()
    }
  )
})
