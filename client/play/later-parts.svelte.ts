type Parts = typeof import('./later.ts').laterParts

const retryMs = 1500
const triesBeforeReload = 4

/**
 * The parts of `later.ts`, asked for once the first answer is given: nobody waits for them on a slow
 * network before they can answer.
 */
export class LaterParts {
  parts = $state.raw<Parts | null>(null)
  #asked = false
  readonly #serverAnswers: () => Promise<boolean>

  constructor(serverAnswers: () => Promise<boolean>) {
    this.#serverAnswers = serverAnswers
  }

  load(): void {
    if (this.#asked) return
    this.#asked = true
    void this.#try(1)
  }

  async #try(times: number): Promise<void> {
    try {
      this.parts = (await import('./later.ts')).laterParts
    } catch {
      // Some browsers remember that a file failed until the page is loaded again: harmless, since the seat is kept,
      // as long as there is a server to load it from: a link that has just been lost still looks open.
      if (times >= triesBeforeReload && (await this.#serverAnswers())) location.reload()
      else setTimeout(() => void this.#try(times + 1), retryMs)
    }
  }
}
