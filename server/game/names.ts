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

/** Two names with the same key look alike: case, accents, spaces and punctuation are left out. */
export function nameKey(name: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return letters === '' ? name : letters
}
