const most = 20_000

/**
 * Which address knows which PIN: somebody there has joined, or launched the game. Who guesses from
 * behind the same address then keeps nobody of that game out.
 */
export class KnownPins {
  readonly #known = new Set<string>()

  has(address: string, pin: string): boolean {
    return this.#known.has(`${address} ${pin}`)
  }

  add(address: string, pin: string): void {
    // Forgetting costs no more than a minute to somebody behind a guesser's address.
    if (this.#known.size >= most) this.#known.clear()
    this.#known.add(`${address} ${pin}`)
  }
}
