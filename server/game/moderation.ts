import type { RejectionCode } from '../../shared/rejections.ts'
import { spellingJoiner } from './invisible.ts'
import type { TextAct, TextOrder, WordsLook } from '../../shared/steps/words.ts'

/** What the trainer did with the texts of a run. Texts are named by what they fold to. */
export interface Moderation {
  readonly hidden: ReadonlySet<string>
  /** From a text to the one it counts for. */
  readonly merged: ReadonlyMap<string, string>
  readonly highlighted: ReadonlySet<string>
  readonly sorted: TextOrder
  /** How the screen lays them out; null: as the author says. */
  readonly look: WordsLook | null
}

export const unmoderated: Moderation = {
  hidden: new Set(),
  merged: new Map(),
  highlighted: new Set(),
  sorted: 'count',
  look: null
}

/** Texts that read the same fold to the same: case, accents and punctuation aside. Never much longer than the text. */
export function fold(text: string): string {
  const folded = text
    .normalize('NFKD')
    .replace(spellingJoiner, '')
    .replace(/\p{M}/gu, '')
    // Korean letters, which were taken apart.
    .normalize('NFC')
    .toLowerCase()
    // Signs that mean something stay: 100 % is not 100 €.
    .replace(/[\p{P}\p{Sk}\s]+/gu, ' ')
    .trim()
  // Nothing but signs: they are what it says.
  return folded === '' ? text : folded
}

/** The text that this one counts for. */
export function rootOf(text: string, { merged }: Moderation): string {
  let root = text
  for (let next = merged.get(root); next !== undefined; next = merged.get(root)) root = next
  return root
}

/** WORDS-3: refuses with `unknown_text` what is not there, or would be merged with itself. `known`: texts as they count. */
export function refusalOf(
  act: TextAct,
  known: ReadonlySet<string>,
  moderation: Moderation
): RejectionCode | null {
  if (act.do === 'sort' || act.do === 'look') return null
  if (act.do === 'split' && moderation.merged.has(act.text)) return null
  if (!known.has(act.text)) return 'unknown_text'
  if (act.do !== 'merge') return null
  if (!known.has(act.into)) return 'unknown_text'
  return rootOf(act.text, moderation) === rootOf(act.into, moderation) ? 'unknown_text' : null
}

export function moderated(before: Moderation, act: TextAct): Moderation {
  switch (act.do) {
    case 'sort':
      return { ...before, sorted: act.by }
    case 'look':
      return { ...before, look: act.as }
    case 'hide':
      return {
        ...before,
        hidden: including(before.hidden, act.text),
        highlighted: without(before.highlighted, act.text)
      }
    case 'show':
      return { ...before, hidden: without(before.hidden, act.text) }
    case 'highlight':
      return {
        ...before,
        hidden: without(before.hidden, act.text),
        highlighted: including(before.highlighted, act.text)
      }
    case 'dim':
      return { ...before, highlighted: without(before.highlighted, act.text) }
    case 'merge': {
      const merged = new Map(before.merged)
      merged.set(rootOf(act.text, before), rootOf(act.into, before))
      return { ...before, merged }
    }
    case 'split': {
      const merged = new Map(before.merged)
      merged.delete(act.text)
      return { ...before, merged }
    }
  }
}

function including(texts: ReadonlySet<string>, text: string): ReadonlySet<string> {
  return new Set([...texts, text])
}

function without(texts: ReadonlySet<string>, text: string): ReadonlySet<string> {
  return new Set([...texts].filter((other) => other !== text))
}
