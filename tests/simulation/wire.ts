import type { Random } from '../load/random.ts'
import type { SimulatedTime } from './simulated-time.ts'

/** How long each end believes in a connection that carries nothing. */
const heartbeatMs = 45_000

type End = 'client' | 'server'

interface Ends {
  readonly message: (event: string, payload: unknown, reply: (value: unknown) => void) => void
  readonly closed: () => void
}

/** One connection: what is sent on it arrives in order, late, or never once it is half open. */
export class Wire {
  readonly #time: SimulatedTime
  readonly #random: Random
  readonly #latencyMs: number
  readonly #ends: Record<End, Ends | null> = { client: null, server: null }
  readonly #arrivesAt: Record<End, number> = { client: 0, server: 0 }
  readonly #closed: Record<End, boolean> = { client: false, server: false }
  #isHalfOpen = false

  constructor(time: SimulatedTime, random: Random, latencyMs: number) {
    this.#time = time
    this.#random = random
    this.#latencyMs = latencyMs
  }

  listen(end: End, handlers: Ends): void {
    this.#ends[end] = handlers
  }

  isOpen(end: End): boolean {
    return !this.#closed[end]
  }

  /** `reply` is called with the acknowledgement, if one comes back. */
  send(
    from: End,
    event: string,
    payload: unknown,
    reply: (value: unknown) => void = () => {}
  ): void {
    this.sendText(from, event, JSON.stringify(payload) as string | undefined, reply)
  }

  /** What many are sent is written out once. */
  sendText(
    from: End,
    event: string,
    text: string | undefined,
    reply: (value: unknown) => void = () => {}
  ): void {
    if (this.#closed[from]) return
    // As over a wire: nothing is shared.
    const copy = text === undefined ? undefined : (JSON.parse(text) as unknown)
    const to = other(from)
    this.#carry(to, () => {
      const answered = (value: unknown) => this.#carry(from, () => reply(value))
      this.#ends[to]?.message(event, copy, answered)
    })
  }

  /** One end closes; the other hears of it, or believes in it until its heartbeat fails. */
  close(by: End): void {
    if (this.#closed[by]) return
    this.#closed[by] = true
    this.#tell(other(by))
  }

  /** Cut in the middle: both ends hear of it sooner or later. */
  cut(): void {
    this.#tell('client')
    this.#tell('server')
  }

  /** Carries nothing any more, and says so to nobody. */
  halfOpen(): void {
    this.#isHalfOpen = true
    for (const end of ['client', 'server'] as const) {
      this.#time.after(this.#random.between(heartbeatMs / 2, heartbeatMs), () => this.#hear(end))
    }
  }

  #tell(end: End): void {
    if (!this.#isHalfOpen) this.#carry(end, () => this.#hear(end))
    else this.#time.after(heartbeatMs, () => this.#hear(end))
  }

  #hear(end: End): void {
    if (this.#closed[end]) return
    this.#closed[end] = true
    this.#ends[end]?.closed()
  }

  #carry(to: End, deliver: () => void): void {
    const arrival = this.#time.now() + this.#latencyMs * this.#random.between(0.7, 1.6)
    this.#arrivesAt[to] = Math.max(arrival, this.#arrivesAt[to])
    this.#time.setTimer(this.#arrivesAt[to], () => {
      if (!this.#isHalfOpen && !this.#closed[to]) deliver()
    })
  }
}

function other(end: End): End {
  return end === 'client' ? 'server' : 'client'
}
