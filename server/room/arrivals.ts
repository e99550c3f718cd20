import type { PlayerId } from '../../shared/commands.ts'

/** People who come through one door together follow each other more closely than this. */
const togetherMs = 20_000
/** Fewer are neighbours, not a crowd. */
const leastTogether = 5

/**
 * Who came with whom: bursts of joins from one network. Never logged, and it knows no address, only what
 * `networkOf` made of it: after a restart it is unknown.
 */
export class Arrivals {
  readonly #burstOf = new Map<PlayerId, number>()
  readonly #sizes = new Map<number, number>()
  readonly #latest = new Map<string, { readonly burst: number; readonly atMs: number }>()
  #bursts = 0

  came(playerId: PlayerId, network: string, atMs: number): void {
    const before = this.#latest.get(network)
    const follows = before && Math.abs(atMs - before.atMs) <= togetherMs
    const burst = follows ? before.burst : (this.#bursts += 1)
    this.#latest.set(network, { burst, atMs })
    this.#burstOf.set(playerId, burst)
    this.#sizes.set(burst, (this.#sizes.get(burst) ?? 0) + 1)
  }

  forget(playerId: PlayerId): void {
    const burst = this.#burstOf.get(playerId)
    if (burst === undefined) return
    this.#burstOf.delete(playerId)
    this.#sizes.set(burst, (this.#sizes.get(burst) ?? 0) - 1)
  }

  isKnown(playerId: PlayerId): boolean {
    return this.#burstOf.has(playerId)
  }

  /** The number of the burst that this seat came in; null when it came alone or with few, and when it is not known. */
  burstOf(playerId: PlayerId): number | null {
    const burst = this.#burstOf.get(playerId)
    return burst !== undefined && (this.#sizes.get(burst) ?? 0) >= leastTogether ? burst : null
  }
}
