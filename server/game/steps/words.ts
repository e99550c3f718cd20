import type { SharedText, WordsAnswer, WordsStep, WordsTally } from '../../../shared/steps/words.ts'
import type { Given } from '../../../shared/steps/step.ts'
import { fold, rootOf, type Moderation } from '../moderation.ts'
import { isSolved, viewBase, type StepKind } from './kind.ts'

const mostShown = 60
const mostForHost = 500

/** A few short texts from everyone, shown once the step is closed. */
export const wordsKind: StepKind<WordsStep, WordsAnswer, WordsTally> = {
  kind: 'words',
  takesAnswers: true,
  judgesNothing: true,
  isAnsweredByTeams: true,
  givesTexts: true,

  order: () => [],

  /** WORDS-1 */
  accept(step, answer, _facts, { judgeText }) {
    const texts = answer.texts.map(tidy).filter(isSeen)
    if (texts.length === 0) return { code: 'text_empty' }
    if (texts.length > step.most) return { code: 'invalid_answer' }
    if (texts.some((text) => [...text].length > step.maxLength)) return { code: 'text_too_long' }
    if (texts.some((text) => !isReadable(text))) return { code: 'invalid_answer' }
    for (const text of texts) {
      const judgement = judgeText(text)
      if (judgement) return { code: judgement }
    }
    // WORDS-2: the same twice from one person is once.
    const folds = texts.map(fold)
    const own = texts.filter((_, at) => folds.indexOf(folds[at] ?? '') === at)
    return { answer: { kind: 'words', texts: own } }
  },

  accuracy: () => null,

  tally(_step, given, { moderation }) {
    return {
      answers: given.length,
      right: null,
      texts: textsOf(given, moderation),
      sorted: moderation.sorted,
      left: 0
    }
  },

  view(step, placement, disclosure, tally) {
    const { most, maxLength, look } = step
    return {
      kind: 'words',
      ...viewBase(step, placement),
      most,
      maxLength,
      look,
      correction: isSolved(disclosure)
        ? {
            tally: shownTo(tally ?? wordsKind.tally(step, [], placement), disclosure === 'host'),
            explanation: step.explanation
          }
        : null
    }
  }
}

/** WORDS-4: who moderates sees all, and nothing jumps away when it is highlighted. */
function shownTo(tally: WordsTally, isHost: boolean): WordsTally {
  const allowed = isHost ? tally.texts : highlightedFirst(tally.texts.filter(isShown))
  const texts = allowed.slice(0, isHost ? mostForHost : mostShown)
  return { ...tally, texts, left: allowed.length - texts.length }
}

function isShown({ hidden }: SharedText): boolean {
  return !hidden
}

export function highlightedFirst(texts: readonly SharedText[]): SharedText[] {
  return texts.toSorted((a, b) => Number(b.highlighted ?? false) - Number(a.highlighted ?? false))
}

interface Gathered {
  text: string
  readonly team: number | null
  readonly authors: Set<string>
}

/** Texts that fold alike, or were merged, as one. */
export function gather(
  given: readonly Given<WordsAnswer>[],
  moderation: Moderation
): ReadonlyMap<string, Gathered> {
  const byRoot = new Map<string, Gathered>()
  const ownText = new Map<string, string>()
  for (const { playerId, answer, team } of given) {
    for (const text of answer.texts) {
      const folded = fold(text)
      if (!ownText.has(folded)) ownText.set(folded, text)
      const root = rootOf(folded, moderation)
      const known = byRoot.get(root)
      if (known) known.authors.add(playerId)
      else byRoot.set(root, { text, team, authors: new Set([playerId]) })
    }
  }
  // A text that others were merged into keeps its own words, whoever came first.
  for (const [root, gathered] of byRoot) gathered.text = ownText.get(root) ?? gathered.text
  return byRoot
}

function textsOf(given: readonly Given<WordsAnswer>[], moderation: Moderation): SharedText[] {
  const texts = [...gather(given, moderation)].map(([id, { text, team, authors }]): SharedText => {
    return {
      id,
      text,
      count: authors.size,
      team,
      ...(moderation.highlighted.has(id) && { highlighted: true }),
      ...(moderation.hidden.has(id) && { hidden: true })
    }
  })
  const { sorted } = moderation
  return texts.toSorted((a, b) => {
    if (sorted === 'count') return b.count - a.count
    return sorted === 'team' ? (a.team ?? 0) - (b.team ?? 0) : 0
  })
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** Is there anything to see in it? */
function isSeen(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(
    text.replace(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
  )
}

/** No control, invisible or unassigned characters, no piles of marks: what a projector can show. */
function isReadable(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200b\u2028-\u202e\u2060-\u206f\ufeff]|\p{M}{4,}/u.test(text)
}
