import type { Random } from '../load/random.ts'
import type { Network } from './network.ts'
import type { SimulatedTime } from './simulated-time.ts'
import type { Wire } from './wire.ts'

type Handler = (...values: never[]) => void

const connectTimeoutMs = 5000
const firstPauseMs = 300
const longestPauseMs = 3000

/**
 * What the client's session uses of a socket of socket.io-client, on a simulated network: reconnecting with growing
 * pauses, holding back what is sent while there is no link, and acknowledgements that run out of time.
 */
export class ClientSocket {
  connected = false
  /** It will connect, or try to, by itself. */
  active = false
  readonly #handlers = new Map<string, Handler[]>()
  readonly #auth: Record<string, unknown>
  readonly #network: Network
  readonly #time: SimulatedTime
  readonly #random: Random
  readonly #changed: () => void
  #wire: Wire | null = null
  #tries = 0
  #attempt = 0
  #held: (() => void)[] = []
  #lost: (() => void)[] = []

  constructor(
    auth: Record<string, unknown>,
    network: Network,
    time: SimulatedTime,
    random: Random,
    changed: () => void
  ) {
    this.#auth = auth
    this.#network = network
    this.#time = time
    this.#random = random
    this.#changed = changed
    this.connect()
  }

  get wire(): Wire | null {
    return this.#wire
  }

  on(event: string, handler: Handler): this {
    this.#handlers.set(event, [...(this.#handlers.get(event) ?? []), handler])
    return this
  }

  once(event: string, handler: Handler): this {
    const once: Handler = (...values) => {
      const others = (this.#handlers.get(event) ?? []).filter((other) => other !== once)
      this.#handlers.set(event, others)
      handler(...values)
    }
    return this.on(event, once)
  }

  connect(): this {
    if (this.connected || this.active) return this
    this.active = true
    this.#tries = 0
    this.#try()
    return this
  }

  disconnect(): this {
    this.active = false
    this.#attempt += 1
    this.#wire?.close('client')
    if (this.connected) this.#disconnected()
    this.#wire = null
    return this
  }

  timeout(ms: number): { emitWithAck: (event: string, payload?: unknown) => Promise<unknown> } {
    return {
      emitWithAck: (event, payload) =>
        new Promise((resolve, reject) => {
          const fail = () => reject(new Error('no acknowledgement'))
          const cancel = this.#time.after(ms, fail)
          const emit = () => {
            this.#lost.push(fail)
            this.#wire?.send('client', event, payload, (value) => {
              cancel()
              resolve(value)
            })
          }
          if (this.connected) emit()
          else this.#held.push(emit)
        })
    }
  }

  #try(): void {
    this.#attempt += 1
    const attempt = this.#attempt
    const isCurrent = () => attempt === this.#attempt
    const wire = this.#network.wire()
    let isSettled = false
    const failed = (error: Error) => {
      if (isSettled || !isCurrent()) return
      isSettled = true
      wire?.close('client')
      this.#fire('connect_error', error)
      this.#tryLater()
    }
    this.#time.after(connectTimeoutMs, () => failed(new Error('timeout')))
    if (!wire) {
      this.#time.after(this.#random.between(1, 200), () => failed(new Error('refused')))
      return
    }
    wire.listen('client', {
      message: (event, payload) => {
        if (!isCurrent()) return
        this.#fire(event, payload)
        this.#changed()
      },
      closed: () => {
        if (!isCurrent()) return
        if (!isSettled) return failed(new Error('closed'))
        this.#wire = null
        this.#disconnected()
        this.active = true
        this.#tryLater()
      }
    })
    wire.send('client', 'handshake', this.#auth, (reply) => {
      if (isSettled || !isCurrent()) return
      isSettled = true
      const { code } = reply as { code?: string | null }
      if (code === null) return this.#opened(wire)
      // Refused by the server itself: Socket.IO leaves it at that.
      this.active = false
      wire.close('client')
      const error = new Error(code)
      this.#fire(
        'connect_error',
        code === undefined ? error : Object.assign(error, { data: { code } })
      )
      this.#changed()
    })
  }

  #opened(wire: Wire): void {
    this.#wire = wire
    this.#tries = 0
    this.connected = true
    this.#fire('connect')
    for (const emit of this.#held.splice(0)) emit()
  }

  #tryLater(): void {
    if (!this.active) return
    this.#tries += 1
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (this.#tries - 1))
    const attempt = this.#attempt
    this.#time.after(pauseMs * this.#random.between(0.5, 1.5), () => {
      if (this.active && attempt === this.#attempt) this.#try()
    })
  }

  #disconnected(): void {
    this.connected = false
    this.#fire('disconnect')
    for (const fail of this.#lost.splice(0)) fail()
    this.#changed()
  }

  #fire(event: string, ...values: unknown[]): void {
    for (const handler of this.#handlers.get(event) ?? []) handler(...(values as never[]))
  }
}
