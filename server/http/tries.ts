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

  /**
   * Counts one failure. False when the address, or everybody together, had no try left: requests sent
   * in one burst are all let in before the first has failed.
   */
  async failed(address: string): Promise<boolean> {
    try {
      await this.#perAddress.consume(address)
      // Only then: one address alone must not use up everybody's tries.
      await this.#altogether.consume('')
      return true
    } catch {
      return false
    }
  }

  /** Takes back a failure counted in advance. */
  async forgive(address: string): Promise<void> {
    await Promise.all([this.#perAddress.reward(address), this.#altogether.reward('')])
  }
}
