import type { Clock } from '../../server/room/ports.ts'

interface Timer {
  readonly atMs: number
  readonly fire: () => void
}

/** A clock that stands still until a test turns it. */
export class TestClock implements Clock {
  #now: number
  #setAheadMs = 0
  readonly #timers = new Set<Timer>()

  constructor(now: number) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  wall(): number {
    return this.#now + this.#setAheadMs
  }

  /** Somebody sets the machine's clock this much ahead of server time; back, when less than zero. */
  set(aheadMs: number): void {
    this.#setAheadMs = aheadMs
  }

  setTimer(atMs: number, fire: () => void): () => void {
    const timer = { atMs, fire }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  get timers(): number {
    return this.#timers.size
  }

  /** The process is frozen for so long: time passes, and what is due fires late, once the clock is turned. */
  freeze(ms: number): void {
    this.#now += ms
  }

  /** Moves on by `ms`, firing what is due on the way and letting each settle. */
  async turn(ms: number): Promise<void> {
    const until = this.#now + ms
    await settled()
    for (;;) {
      const next = [...this.#timers].toSorted((a, b) => a.atMs - b.atMs)[0]
      if (!next || next.atMs > until) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.atMs)
      next.fire()
      await settled()
    }
    this.#now = until
  }
}

/** Lets promises that are due come true. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
