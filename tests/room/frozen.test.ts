import { describe, expect, it } from 'vitest'
import { memoryLog } from '../../server/log/memory.ts'
import { StorageFailed } from '../../server/room/ports.ts'
import { settled } from '../support/clock.ts'
import { TestServer, type TestRoom } from '../support/room.ts'

/** A question of twenty seconds of which three are left, and then the process is frozen for ten. */
async function frozen(names = ['Amina', 'Yanis', 'Luc'], server = new TestServer()) {
  const game = await (await server.launch()).join(...names)
  await game.open()
  await server.clock.turn(17_000)
  server.clock.freeze(10_000)
  return { server, game }
}

const outages = (game: TestRoom) =>
  game.server.log
    .read(game.room.gameId)
    .then((logged) => logged.flatMap(({ event }) => (event.type === 'OutageAdded' ? event : [])))

describe('TIME-5 a frozen server', () => {
  it.each([
    ['its timer', async ({ clock }: TestServer) => clock.turn(0)],
    ['an answer', async (_server: TestServer, game: TestRoom) => game.answer('Yanis', 'b')],
    ['somebody who joins', async (_server: TestServer, game: TestRoom) => game.join('Zoé')],
    [
      'a lost link',
      async (_server: TestServer, game: TestRoom) => game.room.disconnected(game.id('Yanis'))
    ],
    [
      'what came before the freeze and waited',
      async (_server: TestServer, game: TestRoom) => game.host('PauseClock')
    ]
  ] as const)('gives the time back before anything else: first comes %s', async (_name, first) => {
    const { server, game } = await frozen()
    await first(server, game)
    // Given in time, while the server stood still.
    expect(await game.answer('Amina', 'b')).toEqual({ ok: true })
    await settled()
    const [outage, ...others] = await outages(game)
    expect(others).toEqual([])
    expect(outage?.outageMs).toBeGreaterThanOrEqual(10_000)
    expect(outage?.outageMs).toBeLessThanOrEqual(11_000)
    expect(game.room.state.phase).toBe('open')
    const answer = game.room.state.runs.get(1)?.answers.get(game.id('Amina'))
    expect(answer?.usedMs).toBeGreaterThanOrEqual(16_000)
    expect(answer?.usedMs).toBeLessThanOrEqual(17_000)
  })

  it('gives it back to a step whose deadline was in the gap, and closes it later', async () => {
    const { server, game } = await frozen()
    await server.clock.turn(2900)
    expect(game.room.state.phase).toBe('open')
    // And phones may come back with what they hold.
    await server.clock.turn(5000)
    expect(await game.answer('Amina', 'b')).toEqual({ ok: true })
    await server.clock.turn(1000)
    expect(game.room.state.phase).toBe('reveal')
  })

  it('is given back nothing where no clock runs', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina')
    server.clock.freeze(10_000)
    await game.open()
    await game.host('PauseClock')
    server.clock.freeze(10_000)
    await game.host('ResumeClock')
    expect(await outages(game)).toEqual([])
    await server.clock.turn(19_000)
    expect(game.room.state.phase).toBe('open')
    await server.clock.turn(2000)
    expect(game.room.state.phase).toBe('reveal')
  })

  it('that stood still for half a second over a deadline takes what was sent before', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina', 'Yanis')
    await game.open()
    await server.clock.turn(20_000)
    server.clock.freeze(800)
    expect(await game.answer('Amina', 'b')).toEqual({ ok: true })
    await server.clock.turn(2000)
    expect(game.room.state.phase).toBe('reveal')
  })

  it('does not do without those who were on their way back', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina', 'Yanis')
    await game.open()
    game.room.disconnected(game.id('Yanis'))
    await game.answer('Amina', 'b')
    await server.clock.turn(2000)
    server.clock.freeze(10_000)
    await server.clock.turn(5000)
    expect(game.room.state.phase).toBe('open')
    await server.clock.turn(2000)
    expect(game.room.state.phase).toBe('reveal')
  })

  it('goes on after a night as after a restart', async () => {
    const { server, game } = await frozen()
    server.clock.freeze(9 * 3_600_000)
    await server.clock.turn(0)
    expect(await game.answer('Amina', 'b')).toEqual({ ok: true })
    await server.clock.turn(12_000)
    expect(game.room.state.phase).toBe('reveal')
  })

  it('owes the time until the disk has taken it', async () => {
    const log = memoryLog()
    const append = log.append.bind(log)
    const { server, game } = await frozen(undefined, new TestServer(log))
    log.append = () => Promise.reject(new StorageFailed('EIO'))
    expect(await game.answer('Amina', 'b')).toEqual({ ok: false, code: 'storage_failed' })
    await server.clock.turn(5000)
    log.append = append
    expect(await game.answer('Amina', 'b')).toEqual({ ok: true })
    expect(await outages(game)).toHaveLength(1)
  })
})

it('TIME-2 an answer is as late as it came, however long the disk takes over those before', async () => {
  const log = memoryLog()
  const append = log.append.bind(log)
  const server = new TestServer(log)
  const game = await (await server.launch()).join('Amina', 'Yanis', 'Zoé')
  await game.open()
  await server.clock.turn(19_000)
  const waiting: (() => void)[] = []
  log.append = async (...batch) => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    return append(...batch)
  }
  const first = game.answer('Amina', 'b')
  await server.clock.turn(900)
  const second = game.answer('Yanis', 'b')
  await server.clock.turn(1000)
  log.append = append
  for (const go of waiting) go()
  expect([await first, await second]).toEqual([{ ok: true }, { ok: true }])
  const used = game.room.state.runs.get(1)?.answers.get(game.id('Yanis'))?.usedMs
  expect(used).toBe(19_900)
})

it('TIME-5 a server that starts again with its clock set back by hours goes on', async () => {
  const log = memoryLog()
  const before = new TestServer(log)
  await before.registry.restore()
  const game = await (await before.launch()).join('Amina', 'Yanis')
  await game.open()
  await before.clock.turn(10_000)
  before.registry.close()

  const server = new TestServer(log, before.clock.now() - 3 * 3_600_000)
  await server.registry.restore()
  const again = await server.room(game.room.gameId)
  again.room.connected(game.id('Amina'))
  const command = { type: 'SubmitAnswer', playerId: game.id('Amina'), run: 1 } as const
  const answer = { kind: 'choice', choices: ['b'] } as const
  expect(await again.room.dispatch({ ...command, answer })).toEqual({ ok: true })
  const used = again.room.state.runs.get(1)?.answers.get(game.id('Amina'))?.usedMs
  expect(used).toBeGreaterThanOrEqual(9000)
  expect(used).toBeLessThanOrEqual(10_000)
  await again.room.dispatch({ type: 'RemoveNewcomers' })
  expect(again.room.state.seats.size).toBe(2)
  await server.clock.turn(12_000)
  expect(again.room.state.phase).toBe('reveal')
})
