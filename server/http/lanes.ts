/** Runs so many things at once and lets so many wait: what costs much is not asked for without end. */
export class Lanes {
  #free: number
  readonly #most: number
  readonly #waiting: (() => void)[] = []

  constructor({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }) {
    this.#free = atOnce
    this.#most = waiting
  }

  /** What `thing` gives, or null, at once, when too many wait. */
  async run<Value>(thing: () => Promise<Value>): Promise<Value | null> {
    if (this.#free > 0) this.#free -= 1
    else if (this.#waiting.length >= this.#most) return null
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await thing()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
