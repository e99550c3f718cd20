import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { settled } from '../support/clock.ts'
import { occurrences, temporaryFolder } from '../support/folder.ts'
import { RetainingServer } from '../support/retention.ts'

const minuteMs = 60 * 1000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** In the morning, by the calendar of whatever machine this runs on. */
const morningMs = new Date(2026, 0, 12, 9).getTime()

/** A folder where a game was played at that time. */
async function playedAt(atMs: number, days = 30): Promise<string> {
  const folder = temporaryFolder()
  const server = new RetainingServer(folder, atMs, days)
  await (await server.launch()).join('Inoubliable')
  await server.stop()
  return folder
}

/** A folder where a game was played 31 days before the server last ran: on the evening before the morning. */
async function dueInTheMorning(): Promise<string> {
  const folder = await playedAt(morningMs - 31 * dayMs)
  await new RetainingServer(folder, morningMs - 12 * hourMs, 365).stop()
  return folder
}

async function startedAt(folder: string, atMs: number, days = 30): Promise<RetainingServer> {
  const server = new RetainingServer(folder, atMs, days)
  await server.retention.start()
  return server
}

describe('LOG-5 what is due', () => {
  it('is announced first, and erased after an hour of running', async () => {
    const folder = await dueInTheMorning()
    const server = await startedAt(folder, morningMs)
    expect(await server.minutesLeft()).toEqual([60])
    await server.clock.turn(25 * minuteMs)
    expect(await server.minutesLeft()).toEqual([35])
    await server.clock.turn(34 * minuteMs)
    expect(await server.ids()).toHaveLength(1)
    expect(occurrences(folder, 'Inoubliable')).toBeGreaterThan(0)
    await server.clock.turn(minuteMs)
    expect(await server.ids()).toEqual([])
    expect(occurrences(folder, 'Inoubliable')).toBe(0)
  })

  it('was kept for the days chosen after the last event', async () => {
    const folder = temporaryFolder()
    const server = new RetainingServer(folder, morningMs)
    const old = await server.launch()
    await server.clock.turn(10 * dayMs)
    const young = await (await server.launch()).join('Amina')
    await server.retention.start()
    await server.clock.turn(20 * dayMs - 2 * hourMs)
    expect(await server.minutesLeft()).toEqual([null, null])
    await server.clock.turn(3 * hourMs)
    expect(await server.ids()).toEqual([young.room.gameId])
    expect(await server.registry.find(old.room.gameId)).toBeNull()
    expect(await server.registry.pinInfo(old.room.state.pin)).toBe('unknown_pin')
  })

  it('outlives another start on the same day, and not one on the next', async () => {
    const folder = await dueInTheMorning()
    for (const hours of [0, 1, 5]) {
      const server = await startedAt(folder, morningMs + hours * hourMs)
      expect(await server.minutesLeft()).toEqual([60])
      await server.clock.turn(50 * minuteMs)
      expect(await server.ids()).toHaveLength(1)
      await server.stop()
    }
    const next = await startedAt(folder, morningMs + 20 * hourMs)
    expect(await next.ids()).toEqual([])
    expect(occurrences(folder, 'Inoubliable')).toBe(0)
  })

  it('is due no more once somebody goes on with it', async () => {
    const folder = await dueInTheMorning()
    const server = await startedAt(folder, morningMs)
    const [gameId = ''] = await server.ids()
    await server.clock.turn(50 * minuteMs)
    const { room } = await server.room(gameId)
    await room.dispatch({ type: 'LockJoining' })
    expect(await server.minutesLeft()).toEqual([null])
    await server.stop()
    const next = await startedAt(folder, morningMs + dayMs)
    expect(await next.ids()).toEqual([gameId])
  })

  it('is announced again when it is due a second time: what was noted was of before', async () => {
    const folder = await dueInTheMorning()
    const server = await startedAt(folder, morningMs)
    const [gameId = ''] = await server.ids()
    const { room } = await server.room(gameId)
    await room.dispatch({ type: 'LockJoining' })
    await server.stop()
    const later = await startedAt(folder, morningMs + 30 * dayMs)
    expect(await later.minutesLeft()).toEqual([60])
  })

  it('is not erased while somebody goes on with it during the erasing of another', async () => {
    const folder = temporaryFolder()
    const server = new RetainingServer(folder, morningMs, 1)
    await server.launch()
    await server.launch()
    const [first = '', second = ''] = await server.ids()
    const { log } = server
    const remove = log.remove
    log.remove = async (gameId) => {
      log.remove = remove
      const other = await server.room(gameId === first ? second : first)
      await other.room.dispatch({ type: 'LockJoining' })
      await remove(gameId)
    }
    await server.retention.start()
    await server.clock.turn(dayMs + hourMs)
    while ((await server.ids()).length > 1) await settled()
    await settled()
    expect(await server.ids()).toHaveLength(1)
  })

  it('is not made due by a sleep, whose hours count as none of running', async () => {
    const folder = await dueInTheMorning()
    const server = await startedAt(folder, morningMs)
    server.clock.freeze(9 * hourMs)
    await server.clock.turn(40 * minuteMs)
    expect(await server.ids()).toHaveLength(1)
    await server.clock.turn(10 * minuteMs)
    expect(await server.ids()).toEqual([])
  })

  it('goes also when it cannot be read', async () => {
    const folder = await dueInTheMorning()
    const database = new Database(join(folder, 'preau.sqlite'))
    database.exec("UPDATE events SET payload = '{' WHERE version = 2")
    database.close()
    const server = await startedAt(folder, morningMs)
    expect((await server.log.games()).map(({ problem }) => problem)).toEqual([expect.any(String)])
    expect(await server.minutesLeft()).toEqual([60])
    await server.clock.turn(hourMs)
    expect(await server.ids()).toEqual([])
  })

  it('is announced in a database of before, however long it has been due', async () => {
    const folder = await playedAt(morningMs - 300 * dayMs, 365)
    await new RetainingServer(folder, morningMs - 12 * hourMs, 365).stop()
    const database = new Database(join(folder, 'preau.sqlite'))
    database.exec("DROP TABLE dues; DELETE FROM meta WHERE key <> 'beat'; PRAGMA user_version = 2")
    database.close()
    const server = await startedAt(folder, morningMs)
    expect(await server.minutesLeft()).toEqual([60])
  })

  it('tells those who are still there that the game is no more', async () => {
    const server = await startedAt(await dueInTheMorning(), morningMs)
    await server.clock.turn(hourMs)
    const notice = { playerId: null, notice: { reason: 'game_removed' } }
    expect(server.audience.notices).toContainEqual(notice)
  })

  it('is tried again after a failure, ten minutes later', async () => {
    const server = new RetainingServer(temporaryFolder(), morningMs, 1)
    const first = await server.launch()
    await server.launch()
    const { log } = server
    let fails = true
    const remove = log.remove
    log.remove = (gameId) =>
      fails && gameId === first.room.gameId ? Promise.reject(new Error('EIO')) : remove(gameId)
    await server.retention.start()
    await server.clock.turn(dayMs + hourMs)
    expect(await server.ids()).toEqual([first.room.gameId])
    expect(server.errors).toEqual(['not purged'])
    fails = false
    await server.clock.turn(10 * minuteMs)
    expect(await server.ids()).toEqual([])
    server.retention.stop()
    await settled()
    expect(server.clock.timers).toBe(0)
  })
})

describe('LOG-5 with no retention', () => {
  it('an ended game goes after an hour, a forgotten one two days later', async () => {
    const server = new RetainingServer(temporaryFolder(), morningMs, 0)
    const ended = await server.launch()
    await ended.host('EndGame')
    const forgotten = await server.launch()
    await server.retention.start()
    expect((await server.minutesLeft()).toSorted()).toEqual([60, null])
    await server.clock.turn(50 * minuteMs)
    expect(await server.ids()).toHaveLength(2)
    await server.clock.turn(10 * minuteMs)
    expect(await server.ids()).toEqual([forgotten.room.gameId])
    await server.clock.turn(2 * dayMs - 10 * minuteMs)
    expect(await server.ids()).toHaveLength(1)
    await server.clock.turn(10 * minuteMs)
    expect(await server.ids()).toEqual([])
  })

  it('a weekend off is no reason to doubt the clock', async () => {
    const folder = temporaryFolder()
    const friday = new RetainingServer(folder, morningMs, 0)
    await (await friday.launch()).host('EndGame')
    await friday.stop()
    const monday = await startedAt(folder, morningMs + 3 * dayMs, 0)
    expect(monday.errors).toEqual([])
    expect(await monday.minutesLeft()).toEqual([60])
  })

  it('a clock 40 days ahead erases nothing', async () => {
    const folder = temporaryFolder()
    const server = new RetainingServer(folder, morningMs, 0)
    await (await server.launch()).host('EndGame')
    await server.stop()
    const ahead = await startedAt(folder, morningMs + 40 * dayMs, 0)
    await ahead.clock.turn(20 * hourMs)
    expect(await ahead.ids()).toHaveLength(1)
  })
})

describe('LOG-5 a clock that cannot be right', () => {
  it('40 days ahead at a start erases nothing, and nothing once it is put right', async () => {
    const folder = await playedAt(morningMs)
    const ahead = await startedAt(folder, morningMs + 40 * dayMs)
    expect(ahead.retention.keeping().doubt).toEqual({
      saysMs: morningMs + 40 * dayMs,
      expectedMs: morningMs
    })
    expect(ahead.errors).toEqual(['clock doubted: nothing is erased'])
    await ahead.clock.turn(20 * hourMs)
    expect(await ahead.minutesLeft()).toEqual([null])
    // The machine's clock; server time stays what it was.
    ahead.clock.set(-40 * dayMs)
    expect(ahead.retention.keeping().doubt).toBeUndefined()
    await ahead.clock.turn(3 * dayMs)
    expect(await ahead.ids()).toHaveLength(1)
    expect(await ahead.minutesLeft()).toEqual([null])
    expect(ahead.errors).toHaveLength(1)
    await ahead.stop()
    const right = await startedAt(folder, morningMs + 5 * dayMs)
    expect(right.retention.keeping().doubt).toBeUndefined()
    await right.clock.turn(2 * dayMs)
    expect(await right.ids()).toHaveLength(1)
  })

  it('is no proof of itself at the next start, on whatever day', async () => {
    const folder = await playedAt(morningMs)
    for (const days of [40, 40, 41, 43, 44]) {
      const ahead = await startedAt(folder, morningMs + days * dayMs)
      await ahead.clock.turn(3 * hourMs)
      expect(ahead.retention.keeping().doubt).toBeDefined()
      expect(await ahead.ids()).toHaveLength(1)
      await ahead.stop()
    }
  })

  it('is believed after a day of running in all, and announces for an hour what is due then', async () => {
    const folder = await playedAt(morningMs)
    for (const days of [40, 41]) {
      const first = await startedAt(folder, morningMs + days * dayMs)
      await first.clock.turn(11 * hourMs)
      await first.stop()
    }
    const server = await startedAt(folder, morningMs + 42 * dayMs)
    await server.clock.turn(hourMs)
    expect(server.retention.keeping().doubt).toBeDefined()
    await server.clock.turn(hourMs)
    expect(server.retention.keeping().doubt).toBeUndefined()
    expect(await server.minutesLeft()).toEqual([60])
    await server.clock.turn(50 * minuteMs)
    expect(await server.ids()).toHaveLength(1)
    await server.clock.turn(10 * minuteMs)
    expect(await server.ids()).toEqual([])
  })

  it('counts its day anew when it is set to something else that cannot be', async () => {
    const folder = await playedAt(morningMs)
    const server = await startedAt(folder, morningMs + 40 * dayMs)
    await server.clock.turn(23 * hourMs)
    server.clock.set(400 * dayMs)
    await server.clock.turn(23 * hourMs)
    expect(server.retention.keeping().doubt).toBeDefined()
    expect(await server.ids()).toHaveLength(1)
  })

  it('is believed when somebody says it is right, and not for another time than it says', async () => {
    const folder = await playedAt(morningMs)
    const server = await startedAt(folder, morningMs + 40 * dayMs)
    expect(await server.retention.confirmClock(morningMs)).toBe(false)
    expect(server.retention.keeping().doubt).toBeDefined()
    expect(await server.retention.confirmClock(server.clock.wall() - minuteMs)).toBe(true)
    expect(server.retention.keeping().doubt).toBeUndefined()
    expect(await server.minutesLeft()).toEqual([60])
    await server.stop()
    const again = await startedAt(folder, morningMs + 40 * dayMs + hourMs)
    expect(again.retention.keeping().doubt).toBeUndefined()
  })

  it.each([40, 400, -40, -1])('is doubted when set by %d days while running', async (days) => {
    const folder = await playedAt(morningMs)
    const server = await startedAt(folder, morningMs)
    await server.clock.turn(hourMs)
    server.clock.set(days * dayMs)
    // At once, not at the next look.
    expect(server.retention.keeping().doubt).toBeDefined()
    await server.clock.turn(20 * hourMs)
    expect(await server.ids()).toHaveLength(1)
    expect(server.errors).toEqual(['clock doubted: nothing is erased'])
  })

  it('set ahead while running erases nothing, even once it is believed', async () => {
    const server = await startedAt(await playedAt(morningMs), morningMs)
    server.clock.set(40 * dayMs)
    await server.clock.turn(5 * dayMs)
    expect(server.retention.keeping().doubt).toBeUndefined()
    expect(await server.ids()).toHaveLength(1)
  })

  it('that was behind at the start, and put right, makes no game of today old', async () => {
    const folder = await playedAt(morningMs - 60 * dayMs, 365)
    const server = await startedAt(folder, morningMs - 59 * dayMs)
    const { room } = await server.launch()
    server.clock.set(59 * dayMs)
    await server.clock.turn(3 * dayMs)
    expect(await server.ids()).toContain(room.gameId)
  })

  it('takes back what was announced, and starts the hour anew', async () => {
    const server = await startedAt(await dueInTheMorning(), morningMs)
    await server.clock.turn(50 * minuteMs)
    server.clock.set(40 * dayMs)
    expect(await server.minutesLeft()).toEqual([null])
    await server.clock.turn(20 * minuteMs)
    server.clock.set(0)
    await server.clock.turn(50 * minuteMs)
    expect(await server.ids()).toHaveLength(1)
    await server.clock.turn(20 * minuteMs)
    expect(await server.ids()).toEqual([])
  })

  it('forgets what it had noted when a game is not due by the right one', async () => {
    const folder = await playedAt(morningMs)
    await (await startedAt(folder, morningMs + 20 * dayMs)).stop()
    // Not so far ahead that it cannot be, and put right a quarter of an hour later.
    const server = await startedAt(folder, morningMs + 31 * dayMs)
    expect(await server.minutesLeft()).toEqual([60])
    server.clock.set(-10 * dayMs)
    await server.clock.turn(15 * minuteMs)
    expect(await server.minutesLeft()).toEqual([null])
    await server.stop()
    const next = await startedAt(folder, morningMs + 32 * dayMs)
    expect(await next.minutesLeft()).toEqual([60])
  })

  it('is not doubted at a first start', async () => {
    const server = await startedAt(temporaryFolder(), morningMs)
    expect(server.retention.keeping()).toEqual({ days: 30, copies: [] })
    expect(server.errors).toEqual([])
  })
})

describe('LOG-5 a kept copy of the database', () => {
  const copy = 'preau-ancienne-20251120-080000.sqlite'
  const keptSinceMs = Date.UTC(2025, 10, 20, 8)
  const isThere = (folder: string) => readdirSync(folder).includes(copy)

  async function folderWithCopy(): Promise<string> {
    const folder = await playedAt(morningMs - 12 * hourMs)
    writeFileSync(join(folder, copy), 'x')
    return folder
  }

  it('is announced, and goes after an hour of running, with its write-ahead log', async () => {
    const folder = await folderWithCopy()
    writeFileSync(join(folder, `${copy}-wal`), 'x')
    const server = await startedAt(folder, morningMs)
    expect(server.retention.keeping().copies).toContainEqual({
      keptSinceMs,
      erasure: { atMs: morningMs + hourMs }
    })
    await server.clock.turn(50 * minuteMs)
    expect(isThere(folder)).toBe(true)
    await server.clock.turn(10 * minuteMs)
    expect(readdirSync(folder).filter((name) => name.startsWith(copy))).toEqual([])
    expect(server.retention.keeping().copies).toEqual([])
  })

  it('goes at a start on the next day, not at another on the same', async () => {
    const folder = await folderWithCopy()
    for (const hours of [0, 3]) {
      await (await startedAt(folder, morningMs + hours * hourMs)).stop()
      expect(isThere(folder)).toBe(true)
    }
    await (await startedAt(folder, morningMs + dayMs)).stop()
    expect(isThere(folder)).toBe(false)
  })

  it('stays while the clock cannot be right', async () => {
    const folder = await playedAt(keptSinceMs)
    writeFileSync(join(folder, copy), 'x')
    const server = await startedAt(folder, keptSinceMs + 40 * dayMs)
    await server.clock.turn(20 * hourMs)
    expect(isThere(folder)).toBe(true)
    expect(server.retention.keeping().copies).toEqual([])
  })
})
