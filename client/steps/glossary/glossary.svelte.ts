import type { GlossaryEntry } from '../../../shared/activity.ts'

const retryMs = 3000

/** The words that a game explains, once they are here; and the one somebody is reading about. */
class Glossary {
  open = $state.raw<GlossaryEntry | null>(null)
  #entries = $state.raw<readonly GlossaryEntry[]>([])
  #asked = false

  /** `ask` gets the entries, or null when the server could not be reached. */
  async load(ask: () => Promise<readonly GlossaryEntry[] | null>): Promise<void> {
    if (this.#asked) return
    this.#asked = true
    for (let tries = 0; tries < 10; tries += 1) {
      const entries = await ask()
      if (entries) {
        this.#entries = entries
        return
      }
      await new Promise((done) => setTimeout(done, retryMs))
    }
    this.#asked = false
  }

  readonly #byWord = $derived(
    new Map(
      this.#entries.flatMap((entry) => [entry.term, ...entry.also].map((word) => [word, entry]))
    )
  )

  /** Longest words first, so that « Cités Unies France » is not read as « France ». */
  readonly #pattern = $derived.by(() => {
    const words = [...this.#byWord.keys()].toSorted((a, b) => b.length - a.length)
    if (words.length === 0) return null
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    return new RegExp(`(?<![\\p{L}\\p{N}])(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'u')
  })

  find(word: string): GlossaryEntry | undefined {
    return this.#byWord.get(word)
  }

  /** The text in pieces, every other one a word that is explained. Each word once. */
  pieces(text: string): readonly { text: string; entry: GlossaryEntry | null }[] {
    if (!this.#pattern) return [{ text, entry: null }]
    const seen: GlossaryEntry[] = []
    return text.split(this.#pattern).map((piece, at) => {
      const entry = at % 2 === 1 ? (this.#byWord.get(piece) ?? null) : null
      if (!entry || seen.includes(entry)) return { text: piece, entry: null }
      seen.push(entry)
      return { text: piece, entry }
    })
  }
}

/** The glossary of the game that this page shows: a page shows one for its whole life. */
export const glossary = new Glossary()
