import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { protocolVersion, type Handshake } from '../../shared/protocol.ts'
import type { RosterRow } from '../../shared/views.ts'
import { RunningServer, type TestClient } from '../support/server.ts'

it('tells the trainer who is away, and since when', async () => {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const host = await server.host(gameId)
  const amina = await server.player(pin, 'Amina')
  await server.join(pin, 'Jamais venue')
  const row = (name: string) => host.roster?.rows.find((row) => row.name === name)
  await host.until(() => row('Amina')?.online === true && row('Jamais venue') !== undefined)
  expect(row('Jamais venue')).not.toHaveProperty('awaySinceMs')
  const before = Date.now()
  amina.socket.disconnect()
  await host.until(() => row('Amina')?.online === false)
  expect(row('Amina')?.awaySinceMs).toBeGreaterThanOrEqual(before)
  amina.socket.connect()
  await host.until(() => row('Amina')?.online === true)
  expect(row('Amina')).not.toHaveProperty('awaySinceMs')
})

it('tells the trainer whose messages are slow', async () => {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const host = await server.host(gameId)
  const { token } = await server.join(pin, 'Amina')
  // A phone that answers no ping frame until it is told to.
  const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const phone = new WebSocket(address, { autoPong: false })
  onTestFinished(() => phone.terminate())
  const pings: Buffer[] = []
  phone.on('ping', (data) => pings.push(data))
  await new Promise((done) => phone.once('message', done))
  phone.send(`40${JSON.stringify({ protocol: protocolVersion, role: 'player', gameId, token })}`)
  const isLate = (row: RosterRow | undefined) => row?.online === true && row.late === true
  await host.until(() => isLate(host.roster?.rows[0]))
  for (const data of pings.splice(0)) phone.pong(data)
  phone.on('ping', (data) => phone.pong(data))
  await host.until(() => host.roster?.rows[0]?.online === true && !isLate(host.roster.rows[0]))
})

it('opens as many screens as a room can want, few of them for one stranger, and always the trainer’s', async () => {
  const server = await RunningServer.start()
  const { gameId } = await server.launch()
  const screen = (address: string, headers = {}) =>
    server.connect({ role: 'screen', gameId } as Handshake, {
      'x-forwarded-for': address,
      ...headers
    })
  const shown = (screens: TestClient[]) =>
    Promise.all(screens.map((one) => one.until(() => one.view !== null)))
  const crowdAt = (address: string) => Array.from({ length: 10 }, () => screen(address))
  const turnedAway = async (address: string) => {
    const { socket } = screen(address)
    const error = await new Promise<Error & { data?: object }>((done) =>
      socket.once('connect_error', done)
    )
    // No code: nothing final, the screen tries again by itself.
    expect([error.message, error.data]).toEqual(['flooding', undefined])
    socket.disconnect()
  }
  const strangers = crowdAt('203.0.113.7')
  await shown(strangers)
  await turnedAway('203.0.113.7')
  for (const one of strangers) one.socket.disconnect()
  const four = ['1', '2', '3', '4'].map((n) => crowdAt(`198.${n}.100.7`))
  const all = four.flat()
  await shown(all)
  // Four addresses hold all places, and keep no projector out: one of theirs goes, its oldest.
  const gone = new Promise((resolve) =>
    all.forEach(({ socket }) => socket.once('disconnect', resolve))
  )
  for (const { socket } of all) socket.io.reconnection(false)
  const projector = screen('192.0.2.1')
  await shown([projector])
  await gone
  expect(all.filter(({ socket }) => !socket.connected)).toEqual([four[0]?.[0]])
  await shown([screen('198.1.100.7', { cookie: await server.signIn() })])
  expect(projector.socket.connected).toBe(true)
})

it('turns a seat away that connects without end, for a while', async () => {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const { token } = await server.join(pin, 'Amina')
  const phone = () => server.connect({ role: 'player', gameId, token } as Handshake)
  const results = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const { socket } = phone()
      return new Promise<string>((done) => {
        socket.once('connect', () => done('connected'))
        socket.once('connect_error', (error: Error & { data?: object }) => {
          // No code: nothing final, the phone tries again by itself.
          done(error.data ? 'refused' : error.message)
        })
      })
    })
  )
  expect(results.filter((result) => result === 'flooding')).toHaveLength(10)
  expect(results.filter((result) => result === 'connected')).toHaveLength(30)
})
