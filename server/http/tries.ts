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

  /** Has this address, or everybody together, failed too often of late? */
  async areUsedUp(address: string): Promise<boolean> {
    const counts = await Promise.all([this.#perAddress.get(address), this.#altogether.get('')])
    return counts.some((count) => count !== null && count.remainingPoints <= 0)
  }

  async failed(address: string): Promise<void> {
    await Promise.allSettled([this.#perAddress.consume(address), this.#altogether.consume('')])
  }
}
