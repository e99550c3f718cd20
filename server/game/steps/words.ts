import type { PlayerId } from '../../../shared/commands.ts'
import type { SharedText, WordsAnswer, WordsStep, WordsTally } from '../../../shared/steps/words.ts'
import type { Given } from '../../../shared/steps/step.ts'
import type { TeamNumber } from '../../../shared/teams.ts'
import { withoutInvisible } from '../invisible.ts'
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
    if (texts.some((text) => lengthOf(text) > step.maxLength)) return { code: 'text_too_long' }
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
    const { most, maxLength } = step
    return {
      kind: 'words',
      ...viewBase(step, placement),
      most,
      maxLength,
      look: placement.moderation.look ?? step.look,
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
  return {
    ...tally,
    texts: isHost ? texts : texts.map(withoutMerged),
    left: allowed.length - texts.length
  }
}

/** Those that were merged may be what nobody should see. */
function withoutMerged({ id, text, count, team, highlighted }: SharedText): SharedText {
  return { id, text, count, team, ...(highlighted && { highlighted }) }
}

function isShown({ hidden }: SharedText): boolean {
  return !hidden
}

export function highlightedFirst(texts: readonly SharedText[]): SharedText[] {
  return texts.toSorted((a, b) => Number(b.highlighted ?? false) - Number(a.highlighted ?? false))
}

interface Gathered {
  text: string
  /** Team of who typed it first, whatever was merged into it. */
  team: number | null
  /** With the team that each gave it for. */
  readonly authors: Map<PlayerId, TeamNumber | null>
  /** What was merged into it, as most typed each. */
  readonly merged: Map<string, string>
}

/** Texts that fold alike, or were merged, as one. */
export function gather(
  given: readonly Given<WordsAnswer>[],
  moderation: Moderation
): ReadonlyMap<string, Gathered> {
  const byRoot = new Map<string, Gathered>()
  const spellings = new Map<string, Map<string, number>>()
  for (const { playerId, answer, team } of given) {
    const folds = foldsOf(answer)
    for (const [at, text] of answer.texts.entries()) {
      const folded = folds[at] ?? text
      const spelt = spellings.get(folded) ?? new Map<string, number>()
      const root = rootOf(folded, moderation)
      const known = byRoot.get(root)
      if (known) {
        if (folded === root && !spelt.size) known.team = team
        known.authors.set(playerId, team)
      } else
        byRoot.set(root, { text, team, authors: new Map([[playerId, team]]), merged: new Map() })
      spellings.set(folded, spelt.set(text, (spelt.get(text) ?? 0) + 1))
    }
  }
  for (const [folded, counts] of spellings) {
    const root = rootOf(folded, moderation)
    if (root !== folded) byRoot.get(root)?.merged.set(folded, mostCounted(counts) ?? folded)
  }
  // A text that others were merged into keeps its own words, whoever came first.
  for (const [root, gathered] of byRoot) {
    gathered.text = mostCounted(spellings.get(root)) ?? gathered.text
  }
  return byRoot
}

/** Folding thousands of texts takes a while, and the trainer sees them ten times a second. */
const foldedOnce = new WeakMap<WordsAnswer, readonly string[]>()

function foldsOf(answer: WordsAnswer): readonly string[] {
  const known = foldedOnce.get(answer)
  if (known) return known
  const folds = answer.texts.map(fold)
  foldedOnce.set(answer, folds)
  return folds
}

/** Of several, the first. */
function mostCounted(counts: ReadonlyMap<string, number> = new Map()): string | null {
  let best: string | null = null
  let most = 0
  for (const [text, count] of counts) if (count > most) [best, most] = [text, count]
  return best
}

function textsOf(given: readonly Given<WordsAnswer>[], moderation: Moderation): SharedText[] {
  const texts = [...gather(given, moderation)].map(
    ([id, { text, team, authors, merged }]): SharedText => {
      return {
        id,
        text,
        count: authors.size,
        team,
        ...(moderation.highlighted.has(id) && { highlighted: true }),
        ...(moderation.hidden.has(id) && { hidden: true }),
        ...(merged.size > 0 && {
          merged: [...merged].map(([each, as]) => ({ id: each, text: as }))
        })
      }
    }
  )
  const { sorted } = moderation
  return texts.toSorted((a, b) => {
    if (sorted === 'count') return b.count - a.count
    return sorted === 'team' ? (a.team ?? 0) - (b.team ?? 0) : 0
  })
}

function tidy(text: string): string {
  return withoutInvisible(text.normalize('NFC')).replace(/\s+/gu, ' ').trim()
}

/** In characters; one that stands for several, like ﷺ, counts for what it spells. */
function lengthOf(text: string): number {
  return Math.max([...text].length, [...text.normalize('NFKC')].length)
}

/** Is there anything to see in it? */
function isSeen(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
}

/** No control or unassigned characters, no piles of marks: what a projector can show. */
function isReadable(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]|\p{M}{4,}/u.test(text)
}
