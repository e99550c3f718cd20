import type { HostCommand } from '../../shared/commands.ts'
import type { WordsTally } from '../../shared/steps/words.ts'
import { happened, nothing, rejected, type Decision } from './commands.ts'
import { sourceOf, tallyOf } from './history.ts'
import { moderated, refusalOf, rootOf } from './moderation.ts'
import { stepOf, type GameState, type Run } from './state.ts'
import { kindOf } from './steps/registry.ts'

type ModerateTexts = Extract<HostCommand, { type: 'ModerateTexts' }>

/**
 * WORDS-3: the trainer hides, merges, splits, highlights, sorts and lays out what was typed, before and after the reveal,
 * also through the step that votes on it. Refuses with `wrong_step`, `not_now` or `unknown_text`.
 */
export function decideTexts(state: GameState, { run: number, act }: ModerateTexts): Decision {
  const run = textsRun(state, state.runs.get(number))
  if (!run) return rejected('wrong_step')
  if (run.fate === 'skipped') return rejected('not_now')
  if (run.fate === 'replaced' && !isVotedOn(state, run)) return rejected('not_now')
  const known = new Set((tallyOf(state, run) as WordsTally).texts.map(({ id }) => id))
  const refusal = refusalOf(act, known, run.moderation)
  if (refusal) {
    // A merge that is already made changes nothing.
    const isMerged =
      act.do === 'merge' && rootOf(act.text, run.moderation) === rootOf(act.into, run.moderation)
    return isMerged && act.text !== act.into ? nothing : rejected(refusal)
  }
  const after = moderated(run.moderation, act)
  const isSame =
    after.sorted === run.moderation.sorted &&
    after.look === run.moderation.look &&
    after.hidden.size === run.moderation.hidden.size &&
    after.highlighted.size === run.moderation.highlighted.size &&
    after.merged.size === run.moderation.merged.size
  return isSame ? nothing : happened({ type: 'TextModerated', run: run.number, act })
}

/** WORDS-3: texts gathered anew are still shown by the vote on the former ones. */
function isVotedOn(state: GameState, { number }: Run): boolean {
  return [...state.runs.values()].some(
    ({ source, fate }) => source === number && (fate === 'running' || fate === 'revealed')
  )
}

/** The run of the texts that are given or voted on in a run. */
export function textsRun(state: GameState, run: Run | null | undefined): Run | undefined {
  if (!run) return undefined
  return kindOf(stepOf(state, run)).givesTexts ? run : sourceOf(state, run)
}
