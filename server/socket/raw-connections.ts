import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Socket as TcpSocket } from 'node:net'
import type { Server, Socket } from 'socket.io'

type EngineServer = Server['engine']
type RawConnection = Socket['conn']

const packetsPerWindow = 120
const windowMs = 10_000
/** What may wait for somebody who does not read: the largest burst of views is far smaller. */
const maxUnreadPackets = 200

/**
 * Guards what lies under Socket.IO, where its own checks do not reach: any packet counts, not only
 * events; and who sends too much, or reads too little, is cut without a word.
 */
export function guardRawConnections(http: HttpServer, engine: EngineServer): void {
  // An upgrade that nobody takes has no listener of its own: its reset would end the process.
  http.on('connection', (socket) => socket.on('error', () => socket.destroy()))
  engine.on('connection', guard)
}

function guard(raw: RawConnection): void {
  let windowEnds = 0
  let packets = 0
  let unread = 0
  raw.on('packet', () => {
    const now = performance.now()
    if (now > windowEnds) {
      windowEnds = now + windowMs
      packets = 0
    }
    packets += 1
    if (packets > packetsPerWindow) raw.close(true)
  })
  raw.on('packetCreate', () => {
    unread += 1
    if (unread > maxUnreadPackets) raw.close(true)
  })
  raw.on('drain', () => (unread = 0))
}

export interface SilenceOptions {
  /** How long a connection may be open before it asks for anything. */
  readonly longestMs: number
  /** How many such connections may be open; one more, and the oldest goes. */
  readonly most: number
}

/** Cuts connections that ask for nothing. Those that have asked once may be silent as long as HTTP and Engine.IO let them. */
export function cutSilent(http: HttpServer, { longestMs, most }: SilenceOptions): void {
  /** With what ends their time, oldest first. */
  const silent = new Map<TcpSocket, NodeJS.Timeout>()
  const forget = (socket: TcpSocket) => {
    clearTimeout(silent.get(socket))
    silent.delete(socket)
  }
  http.on('connection', (socket) => {
    const timer = setTimeout(() => {
      // A request that has begun has a limit of its own.
      if (socket.bytesRead === 0) socket.destroy()
      forget(socket)
    }, longestMs)
    silent.set(socket, timer.unref())
    socket.once('close', () => forget(socket))
    if (silent.size <= most) return
    const oldest = [...silent.keys()].find(({ bytesRead }) => bytesRead === 0)
    oldest?.destroy()
  })
  const asked = ({ socket }: IncomingMessage) => forget(socket)
  http.prependListener('request', asked)
  http.prependListener('upgrade', asked)
}

/** The TCP connections of a server, upgraded ones included, to cut those that do not go by themselves. */
export class OpenConnections {
  readonly #open = new Set<TcpSocket>()

  constructor(http: HttpServer) {
    http.on('connection', (socket) => {
      this.#open.add(socket)
      socket.once('close', () => this.#open.delete(socket))
    })
  }

  cut(): void {
    for (const socket of this.#open) socket.destroy()
  }
}
