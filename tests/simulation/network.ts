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
    this.#end((wire) =>
      kind === 'half open' || (kind === 'away' && this.#random.chance(0.5))
        ? wire.halfOpen()
        : wire.cut()
    )
    if (kind === 'away') this.#goneFor(this.#random.between(500, 40_000))
  }

  /** Out of reach for so long; those at the other end are told, or find out. */
  leaveFor(ms: number, isTold: boolean): void {
    this.cuts += 1
    this.#end((wire) => (isTold ? wire.cut() : wire.halfOpen()))
    this.#goneFor(ms)
  }

  /** From the Wi-Fi to the telephone's own network, say: what was open leads nowhere, new wires work. */
  changeAddress(): void {
    this.cuts += 1
    this.#end((wire) => wire.halfOpen())
  }

  #end(how: (wire: Wire) => void): void {
    for (const wire of this.#wires) how(wire)
  }

  #goneFor(ms: number): void {
    this.isAway = true
    this.#time.after(ms, () => (this.isAway = false))
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
