import { expect, it } from 'vitest'
import { drain, waveOf, type Link } from '../../server/socket/drain.ts'
import type { Handshake } from '../../shared/protocol.ts'
import { TestClock } from '../support/clock.ts'
import { RunningServer } from '../support/server.ts'

/** `count` links, and how many were cut at each moment. */
function crowd(count: number, clock: TestClock) {
  const left = new Map<string, Link>()
  const cutAt: number[] = []
  for (let n = 0; n < count; n += 1) {
    const id = `link ${n}`
    left.set(id, { id, cut: () => void (left.delete(id) && cutAt.push(clock.now())) })
  }
  return { left, cutAt, links: () => [...left.values()] }
}

it('cuts all links in ten waves over two seconds', async () => {
  const clock = new TestClock(0)
  const { left, cutAt, links } = crowd(1000, clock)
  const draining = drain(links, 'seed', clock)
  await clock.turn(2000)
  await draining
  expect(left.size).toBe(0)
  const times = [...new Set(cutAt)]
  expect(times).toEqual([0, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800])
  for (const time of times) expect(cutAt.filter((at) => at === time).length).toBeLessThan(200)
})

it('takes those who come meanwhile along with the last wave', async () => {
  const clock = new TestClock(0)
  const { left, cutAt, links } = crowd(20, clock)
  const draining = drain(links, 'seed', clock)
  await clock.turn(1700)
  for (let n = 0; n < 5; n += 1) {
    left.set(`late ${n}`, { id: `late ${n}`, cut: () => void left.delete(`late ${n}`) })
  }
  await clock.turn(300)
  await draining
  expect([left.size, cutAt.length]).toEqual([0, 20])
})

it('waits for nobody when nobody is there', async () => {
  const clock = new TestClock(0)
  await drain(() => [], 'seed', clock)
  expect(clock.timers).toBe(0)
})

it('draws who goes when from the seed alone', () => {
  const waves = (seed: string) => Array.from({ length: 50 }, (_, n) => waveOf(`link ${n}`, seed))
  expect(waves('a')).toEqual(waves('a'))
  expect(waves('a')).not.toEqual(waves('b'))
})

it('takes nobody new while it drains, and leaves all trying to come back', async () => {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const grant = await server.join(pin, 'Zoé')
  const host = await server.host(gameId)
  const players = [await server.player(pin, 'Amina'), await server.player(pin, 'Yanis')]
  const everyone = [host, ...players]
  const reasons: string[] = []
  for (const { socket } of everyone) socket.on('disconnect', (reason) => void reasons.push(reason))

  const draining = server.app.drain('seed')
  const ready = await server.request('GET', '/readyz')
  expect([ready.status, await ready.json()]).toEqual([503, { ok: false, code: 'server_closing' }])
  const body = { pin, key: 'a key of sixteen characters', name: 'Tard' }
  expect((await server.request('POST', '/api/join', body)).status).toBe(503)
  const late = server.connect({ role: 'player', gameId, token: grant.token } as Handshake)
  await late.until(() => late.refused !== null)
  await draining
  await Promise.all(everyone.map((client) => client.until(() => !client.socket.connected)))
  expect(reasons).toEqual(Array(everyone.length).fill('transport close'))
  expect([late, ...everyone].map(({ socket }) => socket.active)).toEqual(Array(4).fill(true))
})
