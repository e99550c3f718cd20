import type { GlossaryEntry } from '../../../shared/activity.ts'
import type { GlossaryPart } from '../../../shared/protocol.ts'

const retryMs = 3000

/** Gets the words explained by now but for those `known`, by their places; null when the server does not answer. */
export type Ask = (known: readonly number[]) => Promise<GlossaryPart | null>

/** The words that a game has explained so far; and the one somebody is reading about. */
class Glossary {
  open = $state.raw<GlossaryEntry | null>(null)
  #entries = $state.raw<ReadonlyMap<number, GlossaryEntry>>(new Map())
  #moment = ''

  /** Asks for what is new since another moment. */
  async load(ask: Ask, moment: string): Promise<void> {
    if (this.#moment === moment) return
    this.#moment = moment
    for (let tries = 0; tries < 10 && this.#moment === moment; tries += 1) {
      const words = await ask([...this.#entries.keys()])
      if (words) {
        if (words.length > 0) this.#entries = new Map([...this.#entries, ...words])
        return
      }
      await new Promise((done) => setTimeout(done, retryMs))
    }
    if (this.#moment === moment) this.#moment = ''
  }

  readonly #byWord = $derived(
    new Map(
      [...this.#entries.values()].flatMap((entry) =>
        [entry.term, ...entry.also].map((word) => [word, entry])
      )
    )
  )

  /** Longest words first, so that « Cités Unies France » is not read as « France ». */
  readonly #pattern = $derived.by(() => {
    const words = [...this.#byWord.keys()].sort((a, b) => b.length - a.length)
    if (words.length === 0) return null
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    // What stands before a word is taken along: older Safari cannot look behind.
    return new RegExp(`(^|[^\\p{L}\\p{N}])(${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'u')
  })

  find(word: string): GlossaryEntry | undefined {
    return this.#byWord.get(word)
  }

  /** The text in pieces, every other one a word that is explained. Each word once. */
  pieces(text: string): readonly { text: string; entry: GlossaryEntry | null }[] {
    if (!this.#pattern) return [{ text, entry: null }]
    const seen: GlossaryEntry[] = []
    // By threes: a text, what stands between it and the word, the word.
    const cut = text.split(this.#pattern)
    return cut.flatMap((piece, at) => {
      if (at % 3 === 1) return []
      if (at % 3 === 0) return { text: piece + (cut[at + 1] ?? ''), entry: null }
      const entry = this.#byWord.get(piece) ?? null
      if (!entry || seen.includes(entry)) return { text: piece, entry: null }
      seen.push(entry)
      return { text: piece, entry }
    })
  }
}

/** The glossary of the game that this page shows: a page shows one for its whole life. */
export const glossary = new Glossary()
