import TinyQueue from 'tinyqueue'
import type { Clock } from '../../server/room/ports.ts'

interface Due {
  readonly at: number
  readonly order: number
  run: (() => void) | null
}

const startMs = Date.UTC(2026, 0, 12, 9)
const breathe = setImmediate

/**
 * Time as a queue of what is due: nothing waits, and everything happens in the same order in each run. Stands
 * in for the timers, `Date.now` and `performance.now` of whatever runs meanwhile, the client's code included.
 */
export class SimulatedTime implements Clock {
  #nowMs = startMs
  #count = 0
  readonly #queue = new TinyQueue<Due>([], (a, b) => a.at - b.at || a.order - b.order)

  now(): number {
    return this.#nowMs
  }

  wall(): number {
    return this.#nowMs
  }

  /** How many things have happened. */
  get happened(): number {
    return this.#count
  }

  setTimer(atMs: number, run: () => void): () => void {
    this.#count += 1
    const due: Due = { at: Math.max(atMs, this.#nowMs), order: this.#count, run }
    this.#queue.push(due)
    return () => (due.run = null)
  }

  after(delayMs: number, run: () => void): () => void {
    return this.setTimer(this.#nowMs + Math.max(0, delayMs), run)
  }

  wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => this.after(delayMs, resolve))
  }

  /** Makes everything happen that is due within `durationMs`, promises included. */
  async pass(durationMs: number): Promise<void> {
    const until = this.#nowMs + durationMs
    for (;;) {
      await new Promise((resolve) => breathe(resolve))
      const due = this.#queue.peek()
      if (!due || due.at > until) break
      this.#queue.pop()
      if (!due.run) continue
      this.#nowMs = due.at
      due.run()
    }
    this.#nowMs = until
  }

  /** Puts this time in the place of the real one; the result puts the real one back. */
  install(): () => void {
    const fakes = {
      setTimeout: (run: () => void, delayMs = 0) => this.after(delayMs, run),
      clearTimeout: (cancel: unknown) => {
        if (typeof cancel === 'function') cancel()
      },
      setImmediate: (run: () => void) => this.after(0, run)
    }
    const restores = [
      ...Object.entries(fakes).map(([name, fake]) => replace(globalThis, name, fake)),
      replace(Date, 'now', () => this.#nowMs),
      replace(performance, 'now', () => this.#nowMs - startMs)
    ]
    return () => {
      for (const restore of restores) restore()
    }
  }
}

function replace(owner: object, name: string, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name)
  Object.defineProperty(owner, name, { configurable: true, writable: true, value })
  return () => {
    if (own) Object.defineProperty(owner, name, own)
    else Reflect.deleteProperty(owner, name)
  }
}
