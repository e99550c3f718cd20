/** While a game's clock runs its room gives a sign of life this often. */
const signEveryMs = 1000
const lateSignMs = 2000
/** So late a deadline was not missed by a slow processor. */
const missedByMs = 250

/** Nothing was done in between, in server time. */
export interface Gap {
  readonly sinceMs: number
  readonly untilMs: number
}

/** Finds out when a room did nothing though it should have: its process was frozen, asleep, or starved. */
export class Wakefulness {
  #lastSignMs: number

  constructor(now: number) {
    this.#lastSignMs = now
  }

  /** When the next sign of life is due. */
  get nextDue(): number {
    return this.#lastSignMs + signEveryMs
  }

  /**
   * A sign of life, whatever the reason; returns the gap before it: longer than two seconds, or over a deadline that
   * should have been seen.
   */
  sign(now: number, deadline: number | null): Gap | null {
    const sinceMs = this.#lastSignMs
    this.#lastSignMs = now
    const missed = deadline !== null && deadline > sinceMs && now - deadline > missedByMs
    return missed || now - sinceMs > lateSignMs ? { sinceMs, untilMs: now } : null
  }
}
