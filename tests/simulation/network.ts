import type { Random } from '../load/random.ts'
import type { SimulatedTime } from './simulated-time.ts'
import { Wire } from './wire.ts'

/** Takes the server's end of a new connection; false when nobody listens. */
export type Accept = (wire: Wire) => boolean

/** One device's way to the server: slow or quick, there or not, and the wires on it. */
export class Network {
  /** Nothing comes through: a tunnel, or the Wi-Fi of a basement. */
  isAway = false
  cuts = 0
  readonly #time: SimulatedTime
  readonly #random: Random
  readonly #latencyMs: number
  readonly #accept: Accept
  #wires: Wire[] = []

  constructor(time: SimulatedTime, random: Random, latencyMs: number, accept: Accept) {
    this.#time = time
    this.#random = random
    this.#latencyMs = latencyMs
    this.#accept = accept
  }

  /** A new connection, or null when there is nothing to connect to. */
  wire(): Wire | null {
    if (this.isAway) return null
    const wire = new Wire(this.#time, this.#random, this.#latencyMs)
    if (!this.#accept(wire)) return null
    this.#wires = [...this.#wires.filter((other) => other.isOpen('client')), wire]
    return wire
  }

  /** Something happens to the link: cut at once, silently dead, or gone for a while. */
  fail(): void {
    this.cuts += 1
    const kind = this.#random.pick(['cut', 'half open', 'away'])
    for (const wire of this.#wires) {
      if (kind === 'half open' || (kind === 'away' && this.#random.chance(0.5))) wire.halfOpen()
      else wire.cut()
    }
    if (kind !== 'away') return
    this.isAway = true
    this.#time.after(this.#random.between(500, 40_000), () => (this.isAway = false))
  }

  /** A request over HTTP: null when it, or the answer to it, is lost. */
  async request<Value>(ask: () => Promise<Value | null>): Promise<Value | null> {
    const isLost = () => this.isAway || this.#random.chance(this.lossOfRequests)
    await this.#time.wait(this.#latencyMs)
    if (isLost()) return this.#time.wait(8000).then(() => null)
    const value = await Promise.race([ask(), this.#time.wait(8000).then(() => null)])
    await this.#time.wait(this.#latencyMs)
    return isLost() ? this.#time.wait(8000).then(() => null) : value
  }

  lossOfRequests = 0
}
