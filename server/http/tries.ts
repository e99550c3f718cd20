import { RateLimiterMemory } from 'rate-limiter-flexible'

export interface TriesOptions {
  /** Failures a minute from one address. */
  readonly perAddress: number
  /** Failures a minute from everywhere. */
  readonly altogether: number
}

/**
 * Counts failures only: a whole class joins from behind one address, and nobody guesses a PIN by
 * succeeding.
 */
export class Tries {
  readonly #perAddress: RateLimiterMemory
  readonly #altogether: RateLimiterMemory

  constructor({ perAddress, altogether }: TriesOptions) {
    this.#perAddress = new RateLimiterMemory({ points: perAddress, duration: 60 })
    this.#altogether = new RateLimiterMemory({ points: altogether, duration: 60 })
  }

  /**
   * Has this address failed too often of late, or failed at all when everybody together has? Who never
   * failed is let in whatever others do.
   */
  async areUsedUp(address: string): Promise<boolean> {
    const own = await this.#perAddress.get(address)
    if (own === null || own.consumedPoints === 0) return false
    const all = await this.#altogether.get('')
    return own.remainingPoints <= 0 || (all !== null && all.remainingPoints <= 0)
  }

  /**
   * Counts one failure. False when there was no try left: requests sent in one burst are all let in
   * before the first has failed.
   */
  async failed(address: string): Promise<boolean> {
    const own = await this.#perAddress.consume(address).catch(() => null)
    if (own === null) return false
    // Only then: one address alone must not use up everybody's tries.
    const all = await this.#altogether.consume('').catch(() => null)
    return all !== null || own.consumedPoints === 1
  }

  /** Takes back a failure counted in advance. */
  async forgive(address: string): Promise<void> {
    await Promise.all([this.#perAddress.reward(address), this.#altogether.reward('')])
  }
}
