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
const whole = matcher(wholeWords.map(asWord), undisguised, innocentSurnames)
const reserved = matcher(reservedWords.map(asWord), undisguised)

/**
 * Whether a name could pass for the trainer's (`name_reserved`) or would hurt on a projector (`name_rude`);
 * null for all others. Look-alike letters, digits for letters, repeated letters and separators hide nothing.
 */
export function judgeName(name: string): NameJudgement | null {
  // A bracket would pass for a letter.
  const plain = name.normalize('NFKC').replace(/[()[\]{}]/gu, ' ')
  // `c.o.n`: the whole name as one word; two letters are somebody's initials.
  const letters = plain.replace(/[^\p{L}\p{N}]/gu, '')
  const joined = letters.length < 3 ? '' : letters
  if (reserved.hasMatch(plain) || reserved.hasMatch(joined)) return 'name_reserved'
  const isRude = sure.hasMatch(plain) || whole.hasMatch(plain) || whole.hasMatch(joined)
  return isRude ? 'name_rude' : null
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
