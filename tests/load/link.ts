import { io, type Socket } from 'socket.io-client'
import { ServerClock } from '../../client/net/server-clock.ts'
import type { ClientToServer, ServerToClient } from '../../server/socket/connection.ts'
import type { ClientCommand } from '../../shared/commands.ts'
import { protocolVersion, type Handshake, type Reply } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import { Refused } from './http.ts'
import { leanParser } from './parser.ts'
import { Traffic } from './traffic.ts'

type Identity = Handshake extends infer H
  ? H extends unknown
    ? Omit<H, 'protocol'>
    : never
  : never

const replyTimeoutMs = 4000
const clockExchanges = 5
const clockExchangeEveryMs = 150

/** One socket to one game, with what the page's own session does: reconnecting and setting the clock. */
export class Link {
  readonly traffic = new Traffic()
  readonly clock = new ServerClock()
  readonly socket: Socket<ServerToClient, ClientToServer>
  clockIsSet = false
  #isClosed = false

  constructor(url: string, identity: Identity, cookie = '') {
    this.socket = io(url, {
      auth: { ...identity, protocol: protocolVersion },
      transports: ['websocket'],
      forceNew: true,
      autoConnect: false,
      parser: leanParser,
      timeout: 10_000,
      reconnectionDelay: 300,
      reconnectionDelayMax: 3000,
      ...(cookie ? { extraHeaders: { cookie } } : {})
    })
    // The engine of the next try is made right after this event.
    this.socket.io.on('reconnect_attempt', () => queueMicrotask(() => this.#watch()))
    this.socket.on('connect', () => void this.#setClock())
  }

  get isOnline(): boolean {
    return this.socket.connected
  }

  /** Resolves once connected; keeps trying while the server is away. Throws a `Refused` when turned away. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('connect', resolve)
      this.socket.on('connect_error', (error: Error & { data?: { code?: RejectionCode } }) => {
        if (error.data?.code) reject(new Refused(error.data.code))
      })
      this.restore()
    })
  }

  /** Null when no acknowledgement came: the command may have been obeyed or not. */
  async send(command: ClientCommand): Promise<Reply | null> {
    const { socket } = this
    if (!socket.connected) await new Promise<void>((done) => socket.once('connect', () => done()))
    return new Promise((done) => {
      socket.timeout(replyTimeoutMs).emit('command', command, (error, reply) => {
        done(error ? null : reply)
      })
    })
  }

  /** Loses the link, as in a tunnel, until `restore`. */
  drop(): void {
    this.socket.disconnect()
  }

  restore(): void {
    if (this.#isClosed) return
    this.socket.connect()
    this.#watch()
  }

  close(): void {
    this.#isClosed = true
    this.socket.disconnect()
  }

  #watch(): void {
    this.traffic.watch(this.socket.io.engine)
  }

  async #setClock(): Promise<void> {
    for (let n = 0; n < clockExchanges && this.isOnline; n += 1) {
      const tell = this.clock.ask()
      await new Promise<void>((done) => {
        this.socket.timeout(replyTimeoutMs).emit('time', (error, serverMs) => {
          if (!error) tell(serverMs)
          done()
        })
      })
      await new Promise((done) => setTimeout(done, clockExchangeEveryMs))
    }
    this.clockIsSet = true
  }
}
