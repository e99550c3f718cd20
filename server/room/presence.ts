import type { PlayerId } from '../../shared/commands.ts'

/** How long a lost link still counts as present: a phone that changes network comes back. */
const graceMs = 8000

/**
 * Who is there, for "everyone has answered". Never logged: a phone that sleeps changes nothing in
 * the game. A seat counts as present while a socket is open and for a grace time after.
 */
export class Presence {
  readonly present = new Set<PlayerId>()
  readonly #sockets = new Map<PlayerId, number>()
  /** When each lost seat stops counting, earliest first. */
  readonly #leaving = new Map<PlayerId, number>()
  readonly #awaySince = new Map<PlayerId, number>()
  readonly #late = new Set<PlayerId>()

  /** After a restart everyone is expected back. */
  expect(playerIds: Iterable<PlayerId>, now: number): void {
    for (const playerId of playerIds) {
      this.present.add(playerId)
      this.#leaving.set(playerId, now + graceMs)
      this.#awaySince.set(playerId, now)
    }
  }

  connected(playerId: PlayerId): void {
    this.#sockets.set(playerId, (this.#sockets.get(playerId) ?? 0) + 1)
    this.#leaving.delete(playerId)
    this.#awaySince.delete(playerId)
    this.#late.delete(playerId)
    this.present.add(playerId)
  }

  disconnected(playerId: PlayerId, now: number): void {
    const open = this.#sockets.get(playerId)
    if (open === undefined) return
    const left = open - 1
    if (left > 0) {
      this.#sockets.set(playerId, left)
      return
    }
    this.#sockets.delete(playerId)
    this.#leaving.delete(playerId)
    this.#leaving.set(playerId, now + graceMs)
    this.#awaySince.set(playerId, now)
    this.#late.delete(playerId)
  }

  /** Time stood still for so long: nobody could come back meanwhile. */
  postpone(durationMs: number): void {
    for (const [playerId, untilMs] of this.#leaving) {
      this.#leaving.set(playerId, untilMs + durationMs)
    }
  }

  /** The seat is no more: it has no grace, and nobody waits for it. */
  forget(playerId: PlayerId): void {
    this.#sockets.delete(playerId)
    this.#leaving.delete(playerId)
    this.#awaySince.delete(playerId)
    this.#late.delete(playerId)
    this.present.delete(playerId)
  }

  /** Its link is slow, or no longer; true when that is new. */
  slowed(playerId: PlayerId, isLate: boolean): boolean {
    if (isLate === this.#late.has(playerId) || !this.#sockets.has(playerId)) return false
    if (isLate) this.#late.add(playerId)
    else this.#late.delete(playerId)
    return true
  }

  isLate(playerId: PlayerId): boolean {
    return this.#late.has(playerId)
  }

  /** In server ms; null while online, or when it never was. */
  awaySince(playerId: PlayerId): number | null {
    return this.#awaySince.get(playerId) ?? null
  }

  get isAnybodyOnline(): boolean {
    return this.#sockets.size > 0
  }

  isOnline(playerId: PlayerId): boolean {
    return this.#sockets.has(playerId)
  }

  /** Forgets those whose grace is over; true when there was one. */
  expire(now: number): boolean {
    let changed = false
    for (const [playerId, untilMs] of this.#leaving) {
      if (untilMs > now) break
      this.#leaving.delete(playerId)
      this.present.delete(playerId)
      changed = true
    }
    return changed
  }

  nextExpiry(): number | null {
    for (const untilMs of this.#leaving.values()) return untilMs
    return null
  }
}
