type Parts = typeof import('./rare.ts').rareParts

const retryMs = 1500

/** The parts of `rare.ts`, once somebody has asked for one of them. */
class RareParts {
  parts = $state.raw<Parts | null>(null)

  /** Tries until it has them. */
  async load(): Promise<void> {
    while (!this.parts) {
      try {
        this.parts = (await import('./rare.ts')).rareParts
      } catch {
        await new Promise((done) => setTimeout(done, retryMs))
      }
    }
  }
}

export const rare = new RareParts()
