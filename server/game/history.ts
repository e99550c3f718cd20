import type { PlayerId } from '../../shared/commands.ts'
import { confidences, type ConfidenceTally } from '../../shared/confidence.ts'
import type { Decided } from '../../shared/steps/decision.ts'
import type { Answer, Step, Tally } from '../../shared/steps/kinds.ts'
import type { Given, TwiceTally } from '../../shared/steps/step.ts'
import type { TeamNumber } from '../../shared/teams.ts'
import { rootOf } from './moderation.ts'
import { placeOf, placeWithin } from './plan.ts'
import { revealedRuns, stepOf, type GameState, type RecordedAnswer, type Run } from './state.ts'
import type { OfferedText, Placement, Played, RunFacts } from './steps/kind.ts'
import { kindOf } from './steps/registry.ts'

/** What a run is counted and shown with: its answers, and what was played before it. */

/** The answers of a run, each with what was answered to the step that it asks again. */
export function givenIn(state: GameState, run: Run): Given<Answer>[] {
  const earlier = askedBefore(state, run)
  const spoken = isSpoken(state, run)
  const before = (playerId: PlayerId, team: TeamNumber | null) =>
    spoken && team !== null
      ? [...(earlier?.answers.values() ?? [])].find((one) => one.team === team)
      : earlier?.answers.get(playerId)
  return [...run.answers].map(([playerId, { answer, team, confidence }]) => ({
    playerId,
    answer,
    team,
    ...(confidence !== undefined && { confidence }),
    before: before(playerId, team)?.answer ?? null
  }))
}

/** The run that asked the same the first time. */
function askedBefore(state: GameState, run: Run): Run | undefined {
  const { again } = stepOf(state, run)
  return again === undefined ? undefined : latestRunOf(state, again, run)
}

/** The run whose texts this one votes on: the same one when these texts are gathered anew later. */
export function sourceOf(state: GameState, { source }: Run): Run | undefined {
  return source === null ? undefined : state.runs.get(source)
}

/** The run whose texts a step that comes now votes on; null for one that votes on none. */
export function latestSourceOf(state: GameState, step: Step): Run | null {
  const source = kindOf(step).drawsFrom?.(step) ?? null
  if (source === null) return null
  return revealedRuns(state).findLast((run) => stepOf(state, run).id === source) ?? null
}

/** What an answer to this run is judged and counted with; `team` tells whose earlier rounds count, all when absent. */
export function factsOf(state: GameState, run: Run, team?: TeamNumber | null): RunFacts {
  const made = madeBefore(state, run)
  return {
    order: run.order,
    drawn: offeredTexts(state, run),
    moderation: run.moderation,
    decided: run.decided,
    made: team === undefined ? made : made.filter((one) => one.team === team)
  }
}

/** OPINION-3: a text that was hidden since it was drawn is not voted on any more. */
function offeredTexts(state: GameState, run: Run): readonly OfferedText[] {
  const moderation = sourceOf(state, run)?.moderation
  if (!moderation) return run.drawn
  return run.drawn.map((text) => ({
    ...text,
    hidden: moderation.hidden.has(rootOf(text.id, moderation))
  }))
}

/** The latest revealed run of a step, before another run. */
function latestRunOf(state: GameState, stepId: string, before: Run): Run | undefined {
  return revealedRuns(state).findLast(
    (run) => run.number < before.number && stepOf(state, run).id === stepId
  )
}

/** A run's tally from its answers and what the trainer did with them. */
export function tallyOf(state: GameState, run: Run): Tally {
  const step = stepOf(state, run)
  const kind = kindOf(step)
  const given = givenIn(state, run)
  const isAgain = step.again !== undefined && kind.hasRightAnswer
  return {
    ...kind.tally(step, given, factsOf(state, run)),
    ...(step.asksConfidence && { confidence: confidenceTally(step, given) }),
    ...(isAgain && { twice: twiceTally(state, run, given) })
  }
}

function isRight(step: Step, answer: Answer): boolean {
  return kindOf(step).accuracy(step, answer) === 1
}

/** CONF-1: was this answer given without saying how sure it is, where that is asked? */
export function isAwaitingConfidence(step: Step, { confidence }: RecordedAnswer): boolean {
  return step.asksConfidence === true && confidence === undefined
}

function confidenceTally(step: Step, given: readonly Given<Answer>[]): ConfidenceTally {
  return confidences.map((level) => {
    const sure = given.filter((one) => one.confidence === level)
    const right = sure.filter(({ answer }) => isRight(step, answer)).length
    return { level, right, wrong: sure.length - right }
  })
}

/** FIGURE-3: who came or left in between tells nothing of what was learned. */
function twiceTally(state: GameState, run: Run, given: readonly Given<Answer>[]): TwiceTally {
  const step = stepOf(state, run)
  const earlier = askedBefore(state, run)
  const twice = { answers: 0, before: 0, after: 0 }
  if (!earlier) return twice
  const first = stepOf(state, earlier)
  for (const { answer, before } of given) {
    if (before === null) continue
    twice.answers += 1
    if (isRight(first, before as Answer)) twice.before += 1
    if (isRight(step, answer)) twice.after += 1
  }
  return twice
}

/** What earlier rounds of the same scene decided, oldest first. */
export function madeBefore(state: GameState, run: Run): Decided[] {
  const rounds: Run[] = []
  for (let round = run; round.goesOn;) {
    const before = state.runs.get(round.number - 1)
    if (!before) break
    rounds.unshift(before)
    round = before
  }
  return rounds.flatMap(({ fate, decided }) => (fate === 'revealed' ? decided : []))
}

export function placementOf(state: GameState, run: Run): Placement {
  const step = stepOf(state, run)
  return {
    run: run.number,
    ...placeOf(state, run.index),
    section: sectionTitle(state, step.section),
    within: placeWithin(state, run.index),
    spoken: isSpoken(state, run),
    ...factsOf(state, run),
    part: run.part,
    played: () => playedBefore(state, run)
  }
}

/** TEAM-5: does one member answer for each team, in a step that would come now? */
export function speaksForTeams({ settings }: GameState, step: Step): boolean {
  return settings.teams?.answers === 'spokesperson' && kindOf(step).isAnsweredByTeams
}

/** TEAM-5, TEAM-10: did one member answer this run for each team? */
export function isSpoken(state: GameState, run: Run): boolean {
  return run.teamAnswers === 'spokesperson' && kindOf(stepOf(state, run)).isAnsweredByTeams
}

export function sectionTitle(state: GameState, id: string | undefined): string | null {
  return state.activity.sections?.find((section) => section.id === id)?.title ?? null
}

function playedBefore(state: GameState, { number }: Run): Played[] {
  return revealedRuns(state).flatMap((run) => {
    const { tally, decided } = run
    if (run.number >= number || !tally) return []
    return [{ step: stepOf(state, run), run: run.number, tally, decided }]
  })
}
