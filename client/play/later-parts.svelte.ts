type Parts = typeof import('./later.ts')

const retryMs = 1500
const triesBeforeReload = 4

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
    void this.#try(1)
  }

  async #try(times: number): Promise<void> {
    try {
      this.parts = await import('./later.ts')
    } catch {
      // Some browsers remember that a file failed until the page is loaded again. The seat is kept, so that is harmless.
      if (times >= triesBeforeReload && navigator.onLine) location.reload()
      else setTimeout(() => void this.#try(times + 1), retryMs)
    }
  }
}
