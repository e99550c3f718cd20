import { nameMaxGraphemes } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import { spellingJoiner } from './invisible.ts'
import { skeleton } from './look-alikes.ts'

/** One grapheme can be made of any number of them. */
const maxCodePoints = 2 * nameMaxGraphemes

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

// Control, format (bidi, zero-width), private, unassigned, lone surrogate and blank characters, what
// could be read as markup, and letters under a pile of marks.
const forbidden =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800<>]|\p{M}{3,}/u
// An emoji's variation selector is no trick.
const emojiVariation = /(?<=\p{Extended_Pictographic}|[\d#*])\ufe0f/gu
// Where no script needs it, a joiner was left by a keyboard; one that glues emoji is forbidden with them.
const strayJoiner = /(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})[\u200c\u200d]/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * A typed name as it will be shown: composed (NFC), trimmed, inner spaces made single.
 * Refuses with `name_empty`, `name_too_long` (in characters as people count them) or `name_forbidden`.
 */
export function cleanName(typed: string): { name: string } | { code: RejectionCode } {
  const name = withoutStrayJoiners(typed.normalize('NFC')).replace(/ +/gu, ' ').trim()
  const seen = name.replace(emojiVariation, '').replace(spellingJoiner, '')
  if (forbidden.test(seen)) return { code: 'name_forbidden' }
  const tidy = name.replace(/\s+/gu, ' ')
  if (tidy === '') return { code: 'name_empty' }
  if (!visible.test(tidy)) return { code: 'name_forbidden' }
  if ([...graphemes.segment(tidy)].length > nameMaxGraphemes || [...tidy].length > maxCodePoints) {
    return { code: 'name_too_long' }
  }
  return { name: tidy }
}

function withoutStrayJoiners(typed: string): string {
  const single = typed.replace(/([\u200c\u200d])[\u200c\u200d]+/gu, '$1')
  const spelled = new Set([...single.matchAll(spellingJoiner)].map(({ index }) => index))
  return single.replace(strayJoiner, (joiner, index: number) => (spelled.has(index) ? joiner : ''))
}

/**
 * Two names that share a key look alike: whatever the case, spaces, punctuation and invisible characters, and with letters
 * that look like others, Cyrillic ones for Latin ones or a capital I for an l (as the skeletons of Unicode's UTS #39).
 * Accents tell names apart: Zoé is not Zoë.
 */
export function nameKeys(name: string): readonly string[] {
  const letters = name
    .normalize('NFKD')
    .replace(/\p{Default_Ignorable_Code_Point}|[^\p{L}\p{M}\p{N}]/gu, '')
    // The dot of an i, which Turkish writes on capitals too.
    .replace(/(?<=[ij])\u0307/giu, '')
  if (letters === '') return [name]
  const seen = skeleton(letters).replace(/[I1]/gu, 'l').replace(/0/gu, 'O')
  return [...new Set([uncased(skeleton(uncased(letters))), uncased(skeleton(letters)), `=${seen}`])]
}

/** ß is SS in capitals, and σ is ς at the end. */
function uncased(letters: string): string {
  return letters.toUpperCase().toLowerCase()
}
