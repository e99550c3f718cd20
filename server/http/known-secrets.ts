const most = 20_000

/**
 * Which network knows which secret: a game's PIN, since somebody there has joined or launched it, or the trainers'
 * password. Who guesses from behind the same address, or from everywhere, then keeps nobody out who is there.
 */
export class KnownSecrets {
  /** Those not seen for longest come first. */
  readonly #known = new Set<string>()

  /** `secret` is what it opens, not the secret itself, when that is the password. */
  has(network: string, secret: string): boolean {
    const key = `${network} ${secret}`
    if (!this.#known.delete(key)) return false
    this.#known.add(key)
    return true
  }

  add(network: string, secret: string): void {
    const isNew = !this.has(network, secret)
    if (isNew) this.#known.add(`${network} ${secret}`)
    if (this.#known.size <= most) return
    // Forgetting costs somebody behind a guesser's address no more than a slow minute.
    const [oldest = ''] = this.#known
    this.#known.delete(oldest)
  }
}
