import type { Socket } from 'socket.io'
import type { WebSocket } from 'ws'

type RawConnection = Socket['conn']

/** The first exchanges follow each other, then one goes with each of Engine.IO's own heartbeats. */
const firstExchanges = 3
const smoothing = 0.1
/** More than this, and people notice. */
const lateMs = 1500

/**
 * How long a message takes to a phone and back, in milliseconds: by WebSocket ping frames, which the
 * browser answers itself and page code cannot delay. Null while unknown, and on HTTP polling.
 */
export class RoundTrip {
  #exchanges = 0
  #averageMs: number | null = null
  #sentAt: number | null = null
  #waiting: NodeJS.Timeout | undefined
  readonly #raw: RawConnection
  readonly #found: (isLate: boolean) => void

  /** `found` is told, each time that it is known, whether messages take too long. */
  constructor(raw: RawConnection, found: (isLate: boolean) => void = () => undefined) {
    this.#raw = raw
    this.#found = found
    raw.on('close', () => clearTimeout(this.#waiting))
    raw.on('heartbeat', () => this.#exchange())
    raw.on('upgrade', () => this.#listen())
    this.#listen()
  }

  get ms(): number | null {
    return this.#averageMs
  }

  #listen(): void {
    const socket = webSocketOf(this.#raw)
    if (!socket) return
    socket.on('pong', () => this.#answered())
    this.#exchange()
  }

  #exchange(): void {
    const socket = webSocketOf(this.#raw)
    if (!socket || socket.readyState !== socket.OPEN) return
    this.#sentAt = performance.now()
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => this.#found(true), lateMs)
    socket.ping()
  }

  #answered(): void {
    // A pong that was not asked for says nothing.
    if (this.#sentAt === null) return
    const tookMs = performance.now() - this.#sentAt
    this.#sentAt = null
    clearTimeout(this.#waiting)
    this.#found(tookMs > lateMs)
    this.#exchanges += 1
    const weight = Math.max(smoothing, 1 / this.#exchanges)
    this.#averageMs = (this.#averageMs ?? 0) * (1 - weight) + tookMs * weight
    if (this.#exchanges < firstExchanges) this.#exchange()
  }
}

/** Engine.IO does not tell of it in its types. */
function webSocketOf({ transport }: RawConnection): WebSocket | null {
  if (transport.name !== 'websocket') return null
  return (transport as unknown as { readonly socket: WebSocket }).socket
}
