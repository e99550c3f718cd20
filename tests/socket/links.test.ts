import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { RosterRow } from '../../shared/views.ts'
import { RunningServer } from '../support/server.ts'

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
  phone.send(`40${JSON.stringify({ protocol: 2, role: 'player', gameId, token })}`)
  const isLate = (row: RosterRow | undefined) => row?.online === true && row.late === true
  await host.until(() => isLate(host.roster?.rows[0]))
  for (const data of pings.splice(0)) phone.pong(data)
  phone.on('ping', (data) => phone.pong(data))
  await host.until(() => host.roster?.rows[0]?.online === true && !isLate(host.roster.rows[0]))
})
