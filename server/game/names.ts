import { resolveConfusablesTransformer } from 'obscenity'
import { nameMaxGraphemes } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'

/** One grapheme can be made of any number of them. */
const maxCodePoints = 2 * nameMaxGraphemes

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

// Control, format (bidi, zero-width), private, unassigned, lone surrogate and blank characters, what
// could be read as markup, and letters under a pile of marks.
const forbidden =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800<>]|\p{M}{3,}/u
// An emoji's variation selector is no trick.
const emojiVariation = /(?<=\p{Extended_Pictographic}|[\d#*])\ufe0f/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * A typed name as it will be shown: composed (NFC), trimmed, inner spaces made single.
 * Refuses with `name_empty`, `name_too_long` (in characters as people count them) or `name_forbidden`.
 */
export function cleanName(typed: string): { name: string } | { code: RejectionCode } {
  const name = typed.normalize('NFC').replace(/ +/gu, ' ').trim()
  if (forbidden.test(name.replace(emojiVariation, ''))) return { code: 'name_forbidden' }
  const tidy = name.replace(/\s+/gu, ' ')
  if (tidy === '') return { code: 'name_empty' }
  if (!visible.test(tidy)) return { code: 'name_forbidden' }
  if ([...graphemes.segment(tidy)].length > nameMaxGraphemes || [...tidy].length > maxCodePoints) {
    return { code: 'name_too_long' }
  }
  return { name: tidy }
}

/**
 * Two names that share a key look alike: whatever the case, accents, spaces and punctuation, and with letters that
 * look like others, Cyrillic ones for Latin ones or a capital I for an l (as the skeletons of Unicode's UTS #39).
 */
export function nameKeys(name: string): readonly string[] {
  const letters = name.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '')
  if (letters === '') return [name]
  const seen = skeleton(letters).replace(/[I1]/gu, 'l').replace(/0/gu, 'O')
  return [skeleton(letters.toLowerCase()).toLowerCase(), `=${seen}`]
}

const confusables = resolveConfusablesTransformer()

/** Each letter as the plain one that it looks like. */
function skeleton(letters: string): string {
  const plain = Array.from(letters, (letter) => {
    const code = letter.codePointAt(0) as number
    return 'transform' in confusables ? (confusables.transform(code) ?? code) : code
  })
  return String.fromCodePoint(...plain)
}
