import {
  collapseDuplicatesTransformer,
  parseRawPattern,
  RegExpMatcher,
  resolveConfusablesTransformer,
  resolveLeetSpeakTransformer,
  skipNonAlphabeticTransformer,
  toAsciiLowerCaseTransformer,
  type RegExpMatcherOptions
} from 'obscenity'
import { innocentNames, innocentSurnames, reservedWords, sureWords, wholeWords } from './words.ts'

export type NameJudgement = 'name_reserved' | 'name_rude'

const undisguised = [
  resolveConfusablesTransformer(),
  resolveLeetSpeakTransformer(),
  toAsciiLowerCaseTransformer()
]
const lettersOnce = [
  ...undisguised,
  skipNonAlphabeticTransformer(),
  collapseDuplicatesTransformer({ defaultThreshold: 1 })
]

const sure = matcher(sureWords.map(lettersOf), lettersOnce, innocentNames.map(lettersOf))
const phrases = sureWords.filter((words) => words.includes(' '))
const whole = matcher([...wholeWords, ...phrases].map(asWord), undisguised, innocentSurnames)
const reserved = matcher(reservedWords.map(asWord), undisguised)

/**
 * Whether a name or a text would hurt on a projector (`name_rude`) or could pass for the trainer's
 * (`name_reserved`); null for all others. Look-alike letters, marks on letters, digits for letters, repeated
 * letters and separators hide nothing. Rude goes first: texts may speak of the trainer, politely.
 */
export function judgeName(name: string): NameJudgement | null {
  const plain = plainOf(name)
  // `c.o.n`: the whole name as one word; two letters are somebody's initials.
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, '')
  const joined = letters.length < 3 ? '' : letters
  // `connne` is one of the two, and so is `cooon`.
  const words = [plain, withoutRepeats(plain, '$1'), withoutRepeats(plain, '$1$1'), joined]
  const isRude = words.map(withoutNumbers).some((word) => whole.hasMatch(word))
  // One by one: « outre-mer, deux projets » holds nothing of the kind.
  if (isRude || plain.split(/\s+/u).some((word) => sure.hasMatch(word))) return 'name_rude'
  return reserved.hasMatch(plain) || reserved.hasMatch(joined) ? 'name_reserved' : null
}

/** Letters without what is put on, around or between them. */
function plainOf(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ı', 'i')
  // A bracket would pass for a letter.
  const unbracketed = bare.replace(/[()[\]{}]/gu, ' ')
  // Close ones first: `il y a p.u.t.e` is no word of six letters.
  return [/[.·•*_/–-]/u, /[\s.·•*_/–-]{1,3}/u].reduce(joinSpelled, unbracketed)
}

/** `p.u.t.e` as one word; two letters are somebody's initials. */
function joinSpelled(text: string, separator: RegExp): string {
  const one = '[\\p{L}\\p{N}]'
  const spelled = `(?<!${one})\\p{L}(?:${separator.source}${one}(?!${one})){2,}`
  return text.replace(new RegExp(spelled, 'gu'), (run) => run.replace(/[^\p{L}\p{N}]/gu, ''))
}

function withoutRepeats(text: string, kept: string): string {
  return text.replace(/(\p{L})\1{2,}/giu, kept)
}

/** A digit hides a letter among letters only: there may be 7175 inhabitants. */
function withoutNumbers(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])\p{N}+(?![\p{L}\p{N}])/gu, ' ')
}

/** As `lettersOnce` leaves a name. */
function lettersOf(words: string): string {
  return words.replace(/ /gu, '').replace(/(.)\1+/gu, '$1')
}

function asWord(word: string): string {
  return `|${word}|`
}

function matcher(
  patterns: readonly string[],
  transformers: RegExpMatcherOptions['blacklistMatcherTransformers'],
  innocent: readonly string[] = []
): RegExpMatcher {
  return new RegExpMatcher({
    blacklistedTerms: patterns.map((pattern, id) => ({ id, pattern: parseRawPattern(pattern) })),
    whitelistedTerms: [...innocent],
    blacklistMatcherTransformers: transformers ?? [],
    whitelistMatcherTransformers: transformers ?? []
  })
}
