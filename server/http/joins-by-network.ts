/** A whole class, or a lecture hall, behind one address. */
const atOnce = 300
const perSecond = 2
/** Past so many networks the one longest unused is forgotten. */
const mostKept = 10_000

interface Bucket {
  /** How many may still join at once, as of `atMs`. */
  left: number
  readonly atMs: number
}

/**
 * JOIN-15: how many new seats one network may take, as a token bucket on the monotonic clock, so that no
 * border between two windows lets twice as many through.
 */
export class JoinsByNetwork {
  readonly #buckets = new Map<string, Bucket>()
  readonly #nowMs: () => number

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs
  }

  /** Takes a place; false when there is none left for now. */
  take(network: string): boolean {
    const bucket = this.#bucket(network)
    if (bucket.left < 1) return false
    bucket.left -= 1
    return true
  }

  /** Nobody new came of it: a refused name, say, or the repetition of a request whose answer was lost. */
  giveBack(network: string): void {
    const bucket = this.#bucket(network)
    bucket.left = Math.min(atOnce, bucket.left + 1)
  }

  /** Moved to the end of the map, so that its first entry is the one longest unused. */
  #bucket(network: string): Bucket {
    const atMs = this.#nowMs()
    const known = this.#buckets.get(network)
    this.#buckets.delete(network)
    const [unused] = this.#buckets.keys()
    if (this.#buckets.size >= mostKept && unused !== undefined) this.#buckets.delete(unused)
    const left = known ? known.left + ((atMs - known.atMs) / 1000) * perSecond : atOnce
    const bucket = { left: Math.min(atOnce, left), atMs }
    this.#buckets.set(network, bucket)
    return bucket
  }
}
