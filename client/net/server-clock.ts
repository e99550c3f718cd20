interface Exchange {
  roundTripMs: number
  offsetMs: number
}

/**
 * What time it is on the server, from exchanges of `time` messages. The exchange with the shortest
 * round trip is the most trustworthy. Runs on `performance.now()`, which no one can set back.
 */
export class ServerClock {
  #exchanges: Exchange[] = []

  /** Records one exchange: sent and received in `performance.now()`, `serverMs` in server time. */
  record(sentAt: number, receivedAt: number, serverMs: number): void {
    const roundTripMs = receivedAt - sentAt
    const offsetMs = serverMs - (sentAt + roundTripMs / 2)
    this.#exchanges = [...this.#exchanges.slice(-9), { roundTripMs, offsetMs }]
  }

  /** After a sleep `performance.now()` may have stood still: earlier exchanges lie. */
  forget(): void {
    this.#exchanges = []
  }

  /** Server time in milliseconds; the device's own clock until a first exchange. */
  now(): number {
    let best: Exchange | undefined
    for (const exchange of this.#exchanges) {
      if (!best || exchange.roundTripMs < best.roundTripMs) best = exchange
    }
    return best ? performance.now() + best.offsetMs : Date.now()
  }
}
