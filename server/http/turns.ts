export interface TurnsOptions {
  readonly everyMs: number
  /** How many may wait: who comes last waits no longer than a page waits for an answer (8 s). */
  readonly most: number
  readonly wait?: (ms: number, fire: () => void) => void
}

type Waiting = (isTurn: boolean) => void

const wait = (ms: number, fire: () => void) => void setTimeout(fire, ms).unref()

/** A slow queue: one turn every so often, shared evenly among those who wait, however many come from one side. */
export class Turns {
  readonly #options: Required<TurnsOptions>
  /** By where they come from, the next to be served first. */
  readonly #waiting = new Map<string, Waiting[]>()
  #isTicking = false

  constructor(options: TurnsOptions) {
    this.#options = { wait, ...options }
  }

  /** True when one's turn has come; false, at once or while waiting, when there is no room. */
  take(side: string): Promise<boolean> {
    return new Promise((resolve) => {
      const own = this.#waiting.get(side) ?? []
      if (!this.#hasRoom() && !this.#displace(own.length)) return resolve(false)
      own.push(resolve)
      this.#waiting.set(side, own)
      this.#tick()
    })
  }

  #hasRoom(): boolean {
    let count = 0
    for (const { length } of this.#waiting.values()) count += length
    return count < this.#options.most
  }

  /** Makes room for a side that has few, at the cost of the one that has most. */
  #displace(few: number): boolean {
    const most = [...this.#waiting.values()].reduce((a, b) => (b.length > a.length ? b : a))
    if (most.length <= few + 1) return false
    most.pop()?.(false)
    return true
  }

  #tick(): void {
    if (this.#isTicking) return
    this.#isTicking = true
    this.#options.wait(this.#options.everyMs, () => {
      this.#isTicking = false
      this.#serve()
      if (this.#waiting.size > 0) this.#tick()
    })
  }

  #serve(): void {
    for (const [side, waiting] of this.#waiting) {
      const next = waiting.shift()
      this.#waiting.delete(side)
      if (waiting.length > 0) this.#waiting.set(side, waiting)
      next?.(true)
      return
    }
  }
}
