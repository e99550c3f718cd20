import { expect, it } from 'vitest'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { Retention } from '../../server/room/retention.ts'
import { settled } from '../support/clock.ts'
import { occurrences, temporaryFolder } from '../support/folder.ts'
import { TestServer } from '../support/room.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

function retentionOf(server: TestServer, days: number) {
  const forgotten: number[] = []
  const { clock, log, registry } = server
  const retention = new Retention(
    {
      clock,
      log,
      journal: {
        error: (_what, message) => void server.errors.push(message),
        warn: () => undefined
      },
      remove: (gameId) => registry.remove(gameId),
      forget: (beforeMs) => void forgotten.push(beforeMs)
    },
    days
  )
  return { retention, forgotten }
}

const ids = async ({ registry }: TestServer) => (await registry.list()).map(({ gameId }) => gameId)

it('LOG-5 keeps a game for the days chosen after its last event, looking every hour', async () => {
  const server = new TestServer()
  const { retention, forgotten } = retentionOf(server, 30)
  const old = await server.launch()
  await server.clock.turn(10 * dayMs)
  const young = await (await server.launch()).join('Amina')
  await retention.start()
  await server.clock.turn(20 * dayMs - 2 * hourMs)
  expect(await ids(server)).toHaveLength(2)
  await server.clock.turn(2 * hourMs)
  expect(await ids(server)).toEqual([young.room.gameId])
  expect(await server.registry.find(old.room.gameId)).toBeNull()
  expect(await server.registry.pinInfo(old.room.state.pin)).toBe('unknown_pin')
  // Taking part puts it off.
  await young.room.dispatch({ type: 'LockJoining' })
  await server.clock.turn(30 * dayMs - hourMs)
  expect(await ids(server)).toHaveLength(1)
  await server.clock.turn(hourMs)
  expect(await ids(server)).toEqual([])
  expect(forgotten.at(-1)).toBe(server.clock.now() - 30 * dayMs)
  retention.stop()
})

it('with no retention lets ended games go after an hour, and forgotten ones after two days', async () => {
  const server = new TestServer()
  const { retention } = retentionOf(server, 0)
  const ended = await server.launch()
  await ended.host('EndGame')
  expect(ended.room.state.phase).toBe('ended')
  const forgotten = await server.launch()
  await retention.start()
  expect(await ids(server)).toHaveLength(2)
  await server.clock.turn(hourMs)
  expect(await ids(server)).toEqual([forgotten.room.gameId])
  await server.clock.turn(2 * dayMs - 2 * hourMs)
  expect(await ids(server)).toHaveLength(1)
  await server.clock.turn(hourMs)
  expect(await ids(server)).toEqual([])
  retention.stop()
})

it('tells those who are still there that the game is no more', async () => {
  const server = new TestServer()
  const { retention } = retentionOf(server, 1)
  await (await server.launch()).join('Amina')
  await retention.start()
  await server.clock.turn(dayMs)
  const notice = { playerId: null, notice: { reason: 'game_removed' } }
  expect(server.audience.notices).toContainEqual(notice)
  retention.stop()
})

it('LOG-5 looks at once when the server starts, and leaves no name on the disk', async () => {
  const folder = temporaryFolder()
  const before = new TestServer(sqliteLog(openDatabase(folder)))
  await (await before.launch()).join('Inoubliable')
  before.registry.close()
  await before.log.close()
  expect(occurrences(folder, 'Inoubliable')).toBeGreaterThan(0)

  const log = sqliteLog(openDatabase(folder))
  const server = new TestServer(log, before.clock.now() + 31 * dayMs)
  const { retention } = retentionOf(server, 30)
  await retention.start()
  expect(occurrences(folder, 'Inoubliable')).toBe(0)
  await server.registry.restore()
  expect(await ids(server)).toEqual([])
  retention.stop()
  server.registry.close()
  await log.close()
})

it('goes on after a failure, and tries again in an hour', async () => {
  const server = new TestServer()
  const first = await server.launch()
  await server.launch()
  const { log } = server
  let fails = true
  const remove = log.remove
  log.remove = (gameId) =>
    fails && gameId === first.room.gameId ? Promise.reject(new Error('EIO')) : remove(gameId)
  const { retention } = retentionOf(server, 1)
  await server.clock.turn(dayMs)
  await retention.start()
  expect(await ids(server)).toEqual([first.room.gameId])
  expect(server.errors).toEqual(['not purged'])
  fails = false
  await server.clock.turn(hourMs)
  expect(await ids(server)).toEqual([])
  retention.stop()
  await settled()
  expect(server.clock.timers).toBe(0)
})
