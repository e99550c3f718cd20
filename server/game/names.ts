import { nameMaxGraphemes } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

// Control, format (bidi, zero-width), private, unassigned and lone surrogate characters, what could
// be read as markup, and letters under a pile of marks.
const forbidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}<>]|\p{M}{3,}/u

/**
 * A typed name as it will be shown: composed (NFC), trimmed, inner spaces made single.
 * Refuses with `name_empty`, `name_too_long` (in characters as people count them) or `name_forbidden`.
 */
export function cleanName(typed: string): { name: string } | { code: RejectionCode } {
  const name = typed.normalize('NFC').replace(/ +/gu, ' ').trim()
  if (forbidden.test(name)) return { code: 'name_forbidden' }
  const tidy = name.replace(/\s+/gu, ' ')
  if (tidy === '') return { code: 'name_empty' }
  if ([...graphemes.segment(tidy)].length > nameMaxGraphemes) return { code: 'name_too_long' }
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
