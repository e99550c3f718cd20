interface Exchange {
  roundTripMs: number
  offsetMs: number
}

/** The device's time of day, less its monotonic clock: jumps when one is set, or the other stood still in a sleep. */
const skewMs = () => Date.now() - performance.now()
const jumpMs = 1000
/** What two clocks drift apart between exchanges. */
const driftMs = 100

/**
 * What time it is on the server, from exchanges of `time` messages. The exchange with the shortest
 * round trip is the most trustworthy. Runs on `performance.now()`, which no one can set back.
 */
export class ServerClock {
  #exchanges: readonly Exchange[] = []
  #skewMs = skewMs()
  readonly #lost: () => void

  /** `lost` is called when nothing is known any more, to ask again. */
  constructor(lost: () => void = () => undefined) {
    this.#lost = lost
  }

  /** Begins an exchange; its result takes what the server says, in server time. */
  ask(): (serverMs: number) => void {
    this.#doubt()
    const sentAt = performance.now()
    return (serverMs) => {
      // Whoever slept meanwhile does not know for how long the answer was on its way.
      if (this.#doubt()) return
      const roundTripMs = performance.now() - sentAt
      const offsetMs = serverMs - (sentAt + roundTripMs / 2)
      // Those that cannot both be true were made before a clock jumped, here or on the server.
      const agreeing = this.#exchanges.filter(
        (other) =>
          Math.abs(other.offsetMs - offsetMs) <= (other.roundTripMs + roundTripMs) / 2 + driftMs
      )
      this.#exchanges = [...agreeing.slice(-9), { roundTripMs, offsetMs }]
    }
  }

  /** Server time in milliseconds; null until a first exchange, and again after a sleep, until the next. */
  now(): number | null {
    this.#doubt()
    let best: Exchange | undefined
    for (const exchange of this.#exchanges) {
      if (!best || exchange.roundTripMs < best.roundTripMs) best = exchange
    }
    return best ? performance.now() + best.offsetMs : null
  }

  /** Forgets all when a clock of the device has jumped. */
  #doubt(): boolean {
    const jumped = Math.abs(skewMs() - this.#skewMs) > jumpMs
    this.#skewMs = skewMs()
    if (!jumped) return false
    this.#exchanges = []
    this.#lost()
    return true
  }
}
