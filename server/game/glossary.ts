import type { GlossaryEntry } from '../../shared/activity.ts'
import { isExplained } from '../../shared/explained.ts'
import type { GlossaryPart } from '../../shared/protocol.ts'
import { revealedRuns, type GameState } from './state.ts'
import { currentStepView, revealedRunView } from './views/step-view.ts'

/** SECRET-2: the words that may be explained to everybody by now, each under its place in the glossary. */
export function disclosedGlossary(state: GameState): GlossaryPart {
  const step = currentStepView(state)
  const views = [
    ...revealedRuns(state).map((run) => revealedRunView(state, run)),
    ...(step && isExplained(step) ? [step] : [])
  ]
  const texts = textsIn(views).join('\n')
  return wholeGlossary(state).filter(([, entry]) => isIn(texts, entry))
}

export function wholeGlossary({ activity }: GameState): GlossaryPart {
  return (activity.glossary ?? []).map((entry, at) => [at, entry] as const)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** As a word of its own. */
function isIn(texts: string, { term, also }: GlossaryEntry): boolean {
  return [term, ...also].some((word) => {
    for (let at = texts.indexOf(word); at !== -1; at = texts.indexOf(word, at + 1)) {
      const around = [texts.charAt(at - 1), texts.charAt(at + word.length)]
      if (!around.some((character) => /[\p{L}\p{N}]/u.test(character))) return true
    }
    return false
  })
}
