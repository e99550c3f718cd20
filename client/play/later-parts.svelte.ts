type Parts = typeof import('./later.ts').laterParts

/**
 * The parts of `later.ts`, asked for once the first answer is given: nobody waits for them on a slow
 * network before they can answer.
 */
export class LaterParts {
  parts = $state.raw<Parts | null>(null)
  #asked = false

  load(): void {
    if (this.#asked) return
    this.#asked = true
    void import('./later.ts').then(({ laterParts }) => (this.parts = laterParts))
  }
}
