import { io, type Socket } from 'socket.io-client'
import type { ClientCommand } from '../../shared/commands.ts'
import {
  ownPageHeader,
  protocolVersion,
  type Handshake,
  type Reply
} from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { EndedNotice } from '../../shared/views.ts'
import { base } from './base.ts'
import { patience, steer } from './route.ts'
import { ServerClock } from './server-clock.ts'
import { onWake } from './wake.ts'

export type Link = 'connecting' | 'online' | 'offline'

type Identity = Handshake extends infer H
  ? H extends unknown
    ? Omit<H, 'protocol'>
    : never
  : never

const replyTimeoutMs = 4000
const aliveTimeoutMs = 1500
/** The first exchanges of time follow each other; then they tell whether the link lives. */
const clockExchanges = 5
const exchangeEveryMs = 150
const pulseEveryMs = 10_000
/** Turned away for now: socket.io-client would leave it at that. */
const turnedAwayMs = 2000

/** What a session needs of its surroundings. */
export interface SessionPorts {
  readonly open: (auth: Record<string, unknown>) => Socket
  readonly onWake: typeof onWake
  /** How often a link is asked whether it lives, in milliseconds. */
  readonly pulseMs?: number | undefined
}

/** How a page connects; `steer` chooses the transports. */
export const linkOptions = {
  transports: ['websocket', 'polling'],
  // Proxies that inspect TLS refuse the upgrade: polling then carries the game.
  tryAllTransports: true,
  extraHeaders: { [ownPageHeader]: '1' },
  upgrade: false,
  timeout: patience.webSocketMs,
  reconnectionDelay: 300,
  reconnectionDelayMax: 3000
}

const browser: SessionPorts = {
  open: (auth) => steer(io({ ...linkOptions, path: `${base}socket.io`, auth })),
  onWake
}

/**
 * One connection to one game, for any audience: the latest `view`, the latest `personal` part
 * (`seat` for a player, `roster` for a host), and a way to send commands that outlives bad links.
 */
export class Session<View extends { version: number }, Personal = never> {
  view = $state.raw<View | null>(null)
  personal = $state.raw<Personal | null>(null)
  link = $state<Link>('connecting')
  /** Why the server refused this connection; it is not tried again. */
  refused = $state<RejectionCode | null>(null)
  /** Why the server ended this seat or game; the connection is closed. */
  ended = $state.raw<EndedNotice | null>(null)
  readonly clock = new ServerClock(() => void this.#exchangeTime(replyTimeoutMs))

  #socket: Socket
  #closed = false
  /** Counts connections: what was begun on an earlier one says nothing of this one. */
  #connection = 0
  /** Frees the commands that wait for a link that will not come. */
  #release: () => void = () => undefined
  readonly #released = new Promise<void>((resolve) => (this.#release = resolve))
  readonly #pulseMs: number
  #stopWaking: () => void

  constructor(
    identity: Identity,
    { open, onWake, pulseMs = pulseEveryMs }: SessionPorts = browser
  ) {
    this.#pulseMs = pulseMs
    this.#socket = open({ ...identity, protocol: protocolVersion })
    this.#socket.on('connect', () => {
      this.link = 'online'
      this.refused = null
      void this.#pulse()
    })
    this.#socket.on('disconnect', (reason) => {
      this.link = 'offline'
      if (reason === 'io server disconnect') this.#comeBack()
    })
    this.#socket.on('connect_error', (error: Error & { data?: { code?: RejectionCode } }) => {
      this.link = 'offline'
      if (error.data?.code) this.refused = error.data.code
      else if (!this.#socket.active) this.#comeBack()
    })
    this.#socket.on('view', (view: View) => {
      if (!this.view || view.version >= this.view.version) this.view = view
    })
    this.#socket.on('seat', (seat: Personal) => (this.personal = seat))
    this.#socket.on('roster', (roster: Personal) => (this.personal = roster))
    this.#socket.on('ended', (notice: EndedNotice) => {
      this.ended = notice
      this.close()
    })
    this.#stopWaking = onWake(() => void this.#checkAlive())
  }

  /** Sends until the server answers. Commands are idempotent, so a resend is harmless. */
  async send(command: ClientCommand): Promise<Reply> {
    while (!this.#closed) {
      await this.#connected()
      if (this.#closed) break
      try {
        return (await this.#socket.timeout(replyTimeoutMs).emitWithAck('command', command)) as Reply
      } catch {
        // No acknowledgement in time: the link may be dead, and the answer may be stored or not.
        await this.#checkAlive()
      }
    }
    return { ok: false, code: 'unknown_game' }
  }

  close(): void {
    this.#closed = true
    this.#release()
    this.#stopWaking()
    this.#socket.disconnect()
  }

  #connected(): Promise<void> {
    if (this.#socket.connected) return Promise.resolve()
    const connected = new Promise<void>((resolve) => this.#socket.once('connect', resolve))
    return Promise.race([connected, this.#released])
  }

  async #exchangeTime(timeoutMs: number): Promise<boolean> {
    const tell = this.clock.ask()
    try {
      const serverMs = (await this.#socket.timeout(timeoutMs).emitWithAck('time')) as number
      tell(serverMs)
      return true
    } catch {
      return false
    }
  }

  /** As long as a connection lasts: otherwise one that passes nothing looks open until something is sent. */
  async #pulse(): Promise<void> {
    this.#connection += 1
    const connection = this.#connection
    for (let beats = 1; ; beats += 1) {
      const lives = await this.#exchangeTime(replyTimeoutMs)
      if (connection !== this.#connection || !this.#socket.connected) return
      if (!lives) await this.#checkAlive()
      const pauseMs = beats < clockExchanges ? exchangeEveryMs : this.#pulseMs
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
      if (connection !== this.#connection || !this.#socket.connected) return
    }
  }

  /** A phone that slept often holds a socket that looks open and is dead: ask, and reopen at once. */
  async #checkAlive(): Promise<void> {
    const connection = this.#connection
    if (this.#closed || this.refused || this.link === 'connecting') return
    if (this.#socket.connected && (await this.#exchangeTime(aliveTimeoutMs))) return
    if (this.#closed || connection !== this.#connection) return
    this.#connection += 1
    this.link = 'offline'
    this.#socket.disconnect().connect()
  }

  #comeBack(): void {
    setTimeout(() => this.#closed || this.#socket.connect(), turnedAwayMs)
  }
}
