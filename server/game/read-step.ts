import type { PlayerId } from '../../shared/commands.ts'
import type { Step } from '../../shared/steps/kinds.ts'
import type { Given } from '../../shared/steps/step.ts'
import type { WordsAnswer, WordsTally } from '../../shared/steps/words.ts'
import type { TeamNumber } from '../../shared/teams.ts'
import type { Context } from './commands.ts'
import type { GameEvent } from './events.ts'
import { givenIn, isSpoken, latestSourceOf, tallyOf } from './history.ts'
import { isTalkedOver, limitMs, openLeadMs, readMs, revealMs } from './pace.ts'
import { type GameState, type Run, stepOf } from './state.ts'
import type { DrawnOption } from './steps/kind.ts'
import { kindOf } from './steps/registry.ts'
import { gather, highlightedFirst } from './steps/words.ts'
import { membersOf } from './teams.ts'

/** How many texts can be voted on. */
const mostDrawn = 6

/** A step comes: its prompt is read, or, when there is nothing to answer, all of it is shown at once. */
export function readStep(
  state: GameState,
  index: number,
  { now, permutation }: Context,
  round: 'next' | 'same' | null = null
): GameEvent[] {
  const step = state.activity.steps[index]
  if (!step) throw new Error(`no step ${index}`)
  const kind = kindOf(step)
  const run = state.runs.size + 1
  const drawn = drawnOptions(state, step)
  const shuffles = state.settings.shuffleChoices || kind.alwaysShuffles
  const read = {
    type: 'StepRead',
    run,
    index,
    order: drawn?.map(({ id }) => id) ?? kind.order(step, shuffles ? permutation : null),
    ...(drawn && { drawn }),
    ...(round !== null && { goesOn: true as const }),
    ...(round === 'same' && { replaces: true as const }),
    atMs: now,
    untilMs: now + readMs(step, state.settings),
    ...(state.settings.time === 'none' && isTalkedOver(step) && { waits: true as const })
  } as const
  // OPINION-3: without a text there is nothing to vote on.
  if (kind.takesAnswers && drawn?.length !== 0) return [read]
  const staysMs = revealMs(step, state.settings)
  const untilMs = staysMs === null ? null : now + staysMs
  return [read, { type: 'StepRevealed', run, because: 'host', results: [], atMs: now, untilMs }]
}

/** The texts that most gave, highlighted ones first, to vote on; null for a step that draws none. */
function drawnOptions(state: GameState, step: Step): DrawnOption[] | null {
  const source = kindOf(step).drawsFrom?.(step) ?? null
  if (source === null) return null
  const run = latestSourceOf(state, step)
  if (!run) return []
  const moderation = { ...run.moderation, sorted: 'count' as const }
  const { texts } = tallyOf(state, { ...run, moderation }) as WordsTally
  const spoken = isSpoken(state, run)
  const authors = gather(givenIn(state, run) as Given<WordsAnswer>[], run.moderation)
  return highlightedFirst(texts.filter(({ hidden }) => !hidden))
    .slice(0, mostDrawn)
    .map(({ id, text }) => {
      const own = authors.get(id)?.authors ?? new Map<PlayerId, TeamNumber | null>()
      return { id, text, authors: spoken ? membersOf(state, own.values()) : [...own.keys()] }
    })
}

export function openStep(state: GameState, run: Run, { now }: Context): GameEvent {
  return {
    type: 'StepOpened',
    run: run.number,
    openAtMs: now + openLeadMs,
    limitMs: limitMs(stepOf(state, run), state.settings)
  }
}
