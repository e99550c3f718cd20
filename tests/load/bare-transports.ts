import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Answer } from '../../shared/steps/kinds.ts'

export interface BareSocket {
  emit(event: string, payload: unknown): void
  join(room: string): void
}

interface Auth {
  readonly role: string
  readonly gameId: string
  readonly token?: string
}

interface BareCommand {
  readonly type: string
  readonly run?: number
  readonly answer?: Answer
}

/** Somebody is there; the result is called with each command, once it is acknowledged. */
export type Connected = (socket: BareSocket, auth: Auth) => (command: BareCommand) => void

export interface BareWire {
  broadcast(room: string, event: string, payload: unknown): void
}

export function overSocketIo(http: HttpServer, connected: Connected): BareWire {
  const io = new Server(http, { serveClient: false, perMessageDeflate: false })
  io.on('connection', (socket: Socket) => {
    const emit = (event: string, payload: unknown) => void socket.emit(event, payload)
    const join = (room: string) => void socket.join(room)
    const obey = connected({ emit, join }, socket.handshake.auth as Auth)
    socket.on('time', (acknowledge) => acknowledge(Date.now()))
    socket.on('command', (command, acknowledge) => {
      acknowledge({ ok: true })
      obey(command)
    })
  })
  return { broadcast: (room, event, payload) => void io.to(room).emit(event, payload) }
}

const pingEveryMs = 25_000
const hello = {
  sid: 'bare',
  upgrades: [],
  pingInterval: pingEveryMs,
  pingTimeout: 20_000,
  maxPayload: 1e6
}

/** The same text frames as Socket.IO's, written by hand, so that the same clients understand them. */
export function overWs(http: HttpServer, connected: Connected): BareWire {
  const rooms = new Map<string, Set<WebSocket>>()
  const written = (event: string, payload: unknown) => `42${JSON.stringify([event, payload])}`
  const server = new WebSocketServer({ server: http, perMessageDeflate: false })
  server.on('connection', (socket) => {
    let obey: ReturnType<Connected> = () => undefined
    const emit = (event: string, payload: unknown) => socket.send(written(event, payload))
    const join = (room: string) => {
      const those = rooms.get(room) ?? new Set()
      rooms.set(room, those.add(socket))
      socket.on('close', () => those.delete(socket))
    }
    socket.send(`0${JSON.stringify(hello)}`)
    const pings = setInterval(() => socket.send('2'), pingEveryMs)
    socket.on('close', () => clearInterval(pings))
    socket.on('message', (data) => {
      const [, type, id, json] = /^4([02])(\d*)(.*)$/su.exec((data as Buffer).toString()) ?? []
      if (type === '0') {
        socket.send('40{"sid":"bare"}')
        obey = connected({ emit, join }, JSON.parse(json ?? '') as Auth)
      } else if (type === '2') {
        const [event, command] = JSON.parse(json ?? '') as [string, BareCommand]
        const reply = event === 'time' ? Date.now() : { ok: true }
        socket.send(`43${id}${JSON.stringify([reply])}`)
        if (event === 'command') obey(command)
      }
    })
  })
  return {
    broadcast: (room, event, payload) => {
      const text = written(event, payload)
      for (const socket of rooms.get(room) ?? []) socket.send(text)
    }
  }
}
