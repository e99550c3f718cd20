type Parts = typeof import('./rare.ts').rareParts

/** The parts of `rare.ts`, once somebody has asked for one of them. */
class RareParts {
  parts = $state.raw<Parts | null>(null)

  async load(): Promise<void> {
    this.parts ??= (await import('./rare.ts')).rareParts
  }
}

export const rare = new RareParts()
