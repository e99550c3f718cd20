import { resolveConfusablesTransformer } from 'obscenity'

/** A word of a name or a text. */
export interface Word {
  /** As written, without capitals. */
  readonly written: string
  /** In plain letters: no capitals, accents, letters that look like others. */
  readonly plain: string
  readonly isCapitals: boolean
}

const confusables = resolveConfusablesTransformer()

/**
 * The words of a text in every way that one may read them: as they stand, spelled out (`p.u.t.e`), with digits and signs for
 * letters (`c0n`), and with capitals that part them (`GrosCon`). Whatever is no letter is a border.
 */
export function readWords(text: string): readonly (readonly Word[])[] {
  const seen = text.normalize('NFC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  const joined = joinSpelled(seen)
  const parted = joined.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
  const readings = [joined, parted].map(withoutFormulas)
  readings.push(unmasked(joined, 'i'), unmasked(joined, 'l'))
  return [...new Set(readings)].map(wordsOf)
}

/** Letters without marks, in capitals or not, look-alikes as what they look like. */
export function plainLetters(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ı', 'i')
  return bare.replace(/[^\p{ASCII}]/gu, lookedLike).toLowerCase()
}

function lookedLike(letter: string): string {
  const code = letter.codePointAt(0) as number
  const plain = 'transform' in confusables ? confusables.transform(code) : undefined
  return plain === undefined ? letter : String.fromCodePoint(plain)
}

function wordsOf(text: string): readonly Word[] {
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).map((word) => ({
    written: word.normalize('NFC').replace(/\p{M}/gu, '').toLowerCase(),
    plain: plainLetters(word),
    isCapitals: /^\p{Lu}{2,}$/u.test(word)
  }))
}

/** Close ones first: `il y a p.u.t.e` is no word of six letters. Two letters are somebody's initials. */
function joinSpelled(text: string): string {
  const part = '[\\p{L}\\p{M}\\p{N}@$]'
  return ['[.·•*_/|–-]', '[\\s.·•*_/|–-]', '[\\s.·•*_/|–-]{1,3}'].reduce((read, separator) => {
    const spelled = `(?<!${part})\\p{L}\\p{M}*(?:${separator}${part}\\p{M}*(?!${part})){2,}`
    return read.replace(new RegExp(spelled, 'gu'), (run) =>
      run.replace(/[^\p{L}\p{M}\p{N}@$]/gu, '')
    )
  }, text)
}

const masks: Record<string, string> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '€': 'e'
}

/** There is cobalt in C₆₃H₈₈CoN₁₄O₁₄P. */
function withoutFormulas(text: string): string {
  return text.replace(/\S*[₀-₉]\S*/gu, '')
}

/** Digits and signs within a word as the letters that they hide: there may be 7175 inhabitants. */
function unmasked(text: string, one: 'i' | 'l'): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{L}\p{M}\p{N}@$€](?:[\p{L}\p{M}\p{N}@$€!|]*[\p{L}\p{M}\p{N}@$€])?/gu, (word) =>
      /\p{L}/u.test(word)
        ? word.replace(/[\d@$€!|]/gu, (mask) => masks[mask] ?? (/[1!|]/u.test(mask) ? one : mask))
        : word
    )
}

/** `connne` is one of the first two, and so is `cooon`; no French word doubles an a, an i or a u. */
export function withoutRepeats(word: string): readonly string[] {
  return [
    word.replace(/(\p{L})\1{2,}/gu, '$1'),
    word.replace(/(\p{L})\1{2,}/gu, '$1$1'),
    word.replace(/([aiu])\1+/gu, '$1')
  ]
}
