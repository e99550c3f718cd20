import { anyPhrase, anyRoot, startOfRoot, starredRoot } from './patterns.ts'
import { plainLetters, readWords, withoutRepeats, type Word } from './read-words.ts'
import * as list from './words.ts'

/** What is refused where. */
interface Measure {
  readonly roots: RegExp
  readonly words: ReadonlySet<string>
  readonly phrases: RegExp
  /** Where nothing but fillers stands beside them. */
  readonly alone: ReadonlySet<string>
  /** What signs may hide a part of, or come between. */
  readonly hideable: ReadonlySet<string>
  readonly starredRoots: RegExp
  readonly rootAndEnding: RegExp
}

const phrases = [
  ...list.insultPhrases,
  `(?:${list.frames.join('|')}) (?:${list.framedWords.join('|')})`,
  `sales? (?:${list.afterSale.join('|')})`
]

const forTexts = measureOf(list.insultRoots, list.insultWords, phrases, list.aloneWords.inTexts)
const forNames = measureOf(
  [...list.insultRoots, ...list.namesOnly.roots],
  [...list.insultWords, ...list.namesOnly.words],
  [...phrases, ...list.namesOnly.phrases],
  list.aloneWords.inNames
)

const innocentWords = new Set(list.innocentWords)
const innocentPhrases = new RegExp(anyPhrase(list.innocentPhrases), 'gu')
const initials = new Set(list.initials)
const asWritten = new Set(list.asWritten)
const fillers = new Set(list.fillers)

/** In one piece, however many words. */
const glued = new Set(
  list.insultPhrases.map((phrase) => phrase.replaceAll(' ', '')).filter(({ length }) => length > 6)
)

/** Whether a name would hurt on a projector. */
export function isRudeName(name: string): boolean {
  return isRude(name, forNames) || isSplit(name, forNames)
}

/** Whether a text insults somebody: what is merely crude may be its subject. */
export function isRudeText(text: string): boolean {
  return isRude(text, forTexts)
}

function isRude(text: string, measure: Measure): boolean {
  const isRead = readWords(text).some((words) => {
    const left = innocentsLeftOut(words)
    return (
      left.some((word) => isRudeWord(word, measure)) ||
      withoutRepeats(spaced(left)).some((line) => measure.phrases.test(line)) ||
      isAlone(left, measure)
    )
  })
  return (
    isRead ||
    text.split(/\s+/u).some((token) => isStarred(token, measure) || isSplit(token, measure))
  )
}

function isRudeWord({ plain, written, isCapitals }: Word, { roots, words }: Measure): boolean {
  const reads = withoutRepeats(plain)
  if (reads.some((read) => initials.has(read))) return !isCapitals
  if (withoutRepeats(written).some((read) => asWritten.has(read))) return true
  if (roots.test(plain) || glued.has(plain)) return true
  return reads.some((read) => isOneOf(read, words))
}

/** With a plural s or without. */
function isOneOf(word: string, words: ReadonlySet<string>): boolean {
  return words.has(word) || (word.length > 3 && word.endsWith('s') && words.has(word.slice(0, -1)))
}

function isAlone(words: readonly Word[], { alone }: Measure): boolean {
  const rest = words.filter(({ plain }) => !fillers.has(plain))
  const isOne = (word: Word) =>
    [word.written, word.plain].flatMap(withoutRepeats).some((read) => alone.has(read))
  return rest.length > 0 && rest.every(isOne)
}

function innocentsLeftOut(words: readonly Word[]): readonly Word[] {
  const left = words.filter(
    ({ plain, written }) => !innocentWords.has(written) && !innocentWords.has(plain)
  )
  const kept = spaced(left)
    .replace(innocentPhrases, (found) => found.replace(/\S+/gu, '-'))
    .trim()
    .split(' ')
  return left.filter((_, index) => kept[index] !== '-')
}

/** `conn*rd`, `p**e`: signs for letters between others, or after three of them. */
function isStarred(token: string, { hideable, starredRoots }: Measure): boolean {
  if (!/\p{L}[*#•×%~…?_]/u.test(token)) return false
  const word = plainLetters(token.replaceAll('…', '*')).replace(/^[^a-z]+|[^a-z*#•×]+$/gu, '')
  if (!/^(?:[a-z]{3,}[*#•×]+|[a-z]+(?:[*#•×%~?_]+[a-z]+)+)$/u.test(word)) return false
  const starred = word.replace(/[^a-z]/gu, '*')
  const shape = starred.replace(/\*+/gu, (stars) => `[a-z]{1,${stars.length}}`)
  const pattern = new RegExp(`^${shape}$`, 'u')
  return (
    [...hideable].some((each) => pattern.test(each)) ||
    (starred.replaceAll('*', '').length > 2 && starredRoots.test(starred))
  )
}

/** `con-nard`, `sal.ope`: the letters of one in pieces, and no others. */
function isSplit(text: string, { hideable, rootAndEnding }: Measure): boolean {
  if (!/\p{L}[^\p{L}\p{M}]+\p{L}/u.test(text)) return false
  const letters = plainLetters(text).replace(/[^\p{L}]/gu, '')
  return rootAndEnding.test(letters) || (letters.length > 4 && hideable.has(letters))
}

function measureOf(
  roots: readonly string[],
  words: readonly string[],
  phrases: readonly string[],
  alone: readonly string[]
): Measure {
  return {
    roots: anyRoot(roots),
    words: new Set(words),
    phrases: anyPhrase(phrases),
    alone: new Set(alone),
    hideable: new Set([...words, ...alone].flatMap((word) => [word, `${word}s`])),
    starredRoots: starredRoot(roots),
    rootAndEnding: startOfRoot(roots)
  }
}

function spaced(words: readonly Word[]): string {
  return ` ${words.map(({ plain }) => plain).join(' ')} `
}
