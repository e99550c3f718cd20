import { createServer } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { Server } from 'socket.io'
import { onTestFinished, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { cutSilent } from '../../server/socket/raw-connections.ts'
import { RunningServer } from '../support/server.ts'
import { protocolVersion } from '../../shared/protocol.ts'

/** What is under Socket.IO: a WebSocket that speaks Engine.IO by hand. */
async function raw(server: RunningServer): Promise<{ socket: WebSocket; received: string[] }> {
  const socket = new WebSocket(
    `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  )
  onTestFinished(() => socket.terminate())
  const received: string[] = []
  socket.on('message', (bytes: Buffer) => received.push(String(bytes)))
  await new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject))
  return { socket, received }
}

async function tcp(server: RunningServer): Promise<Socket> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('connect', resolve))
  return socket
}

const connectTo = (gameId: string) =>
  `40${JSON.stringify({ protocol: protocolVersion, role: 'screen', gameId })}`

describe('a raw connection', () => {
  it('does not end the server by upgrading to nothing and resetting', async () => {
    const server = await RunningServer.start()
    for (let n = 0; n < 20; n += 1) {
      const socket = await tcp(server)
      socket.write(
        'GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
      )
      await new Promise((resolve) => setTimeout(resolve, 5))
      socket.resetAndDestroy()
    }
    expect((await server.request('GET', '/healthz')).status).toBe(200)
  })

  it('is cut when it floods, whatever its packets say', async () => {
    const server = await RunningServer.start()
    for (const packet of ['40/nowhere,', '3', '2', '4nonsense', '41']) {
      const { socket } = await raw(server)
      const closed = new Promise((resolve) => socket.once('close', resolve))
      for (let n = 0; n < 200; n += 1) socket.send(packet)
      await closed
    }
    expect((await server.request('GET', '/healthz')).status).toBe(200)
  })

  it('carries one socket at a time', async () => {
    const server = await RunningServer.start()
    const { gameId } = await server.launch()
    const { socket, received } = await raw(server)
    const until = async (count: number, start: string) => {
      while (received.filter((packet) => packet.startsWith(start)).length < count) {
        await new Promise((resolve) => socket.once('message', resolve))
      }
    }
    for (let n = 0; n < 10; n += 1) socket.send(connectTo(gameId))
    await until(1, '42["view"')
    expect(received.filter((packet) => packet.startsWith('44'))).toHaveLength(9)
    expect(received.filter((packet) => packet.startsWith('40'))).toHaveLength(1)
    socket.send('41')
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.send(connectTo(gameId))
    await until(2, '42["view"')
  })

  it('is cut when it asks and does not read', async () => {
    const server = await RunningServer.start()
    const { gameId } = await server.launch()
    const open = await server.request('GET', '/socket.io/?EIO=4&transport=polling')
    const sid = /"sid":"([^"]+)"/u.exec(await open.text())?.[1] ?? ''
    const polling = `/socket.io/?EIO=4&transport=polling&sid=${sid}`
    const post = (body: string) =>
      server.request('POST', polling, body, { 'content-type': 'text/plain' })
    await post(connectTo(gameId))
    const host = await server.host(gameId)
    // Each change of address on the screens shows every screen a view.
    let status = 200
    for (let n = 0; n < 400 && status === 200; n += 1) {
      await host.send({ type: n % 2 === 0 ? 'HideNames' : 'ShowNames' })
      if (n % 50 === 49) host.socket.disconnect().connect()
      status = (await post('3')).status
    }
    expect(status).toBe(400)
  })

  it('is cut when it never asks for anything, and when too many do not', async () => {
    const http = createServer((_request, response) => response.end('here'))
    cutSilent(http, { longestMs: 200, most: 5 })
    const io = new Server(http)
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void io.close())
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    const server = { url } as RunningServer
    const keptAlive = await tcp(server)
    const ask = async () => {
      keptAlive.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
      await new Promise((resolve) => keptAlive.once('data', resolve))
    }
    await ask()
    const { socket } = await raw(server)
    const silent = await Promise.all(Array.from({ length: 12 }, () => tcp(server)))
    await Promise.all(
      silent.map((one) => one.closed || new Promise((done) => one.once('close', done)))
    )
    // What has asked is as open as before.
    await ask()
    expect(socket.readyState).toBe(WebSocket.OPEN)
  })

  it('does not keep a server from stopping by never saying goodbye', async () => {
    const server = await RunningServer.start()
    const silent = await tcp(server)
    const { socket } = await raw(server)
    socket.pause()
    await server.app.stop()
    expect(silent.destroyed || socket.readyState !== WebSocket.CLOSED).toBe(true)
  })
})
