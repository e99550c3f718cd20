import type {
  OpinionAnswer,
  OpinionOption,
  OpinionStep,
  OpinionTally,
  Shift
} from '../../../shared/steps/opinion.ts'
import type { Given } from '../../../shared/steps/step.ts'
import { isSolved, laidOut, permuted, viewBase, type RunFacts, type StepKind } from './kind.ts'

/** A vote where nothing is right or wrong. */
export const opinionKind: StepKind<OpinionStep, OpinionAnswer, OpinionTally> = {
  kind: 'opinion',
  takesAnswers: true,
  judgesNothing: true,
  // OPINION-4: a vote is everybody's own.
  isAnsweredByTeams: false,

  drawsFrom: (step) => step.optionsOf ?? null,

  /** A scale keeps its order. */
  order(step, permutation) {
    const isScale = step.options.some(({ agreement }) => agreement !== null)
    return permuted(
      step.options.map(({ id }) => id),
      isScale ? null : permutation
    )
  },

  accept(step, { option }, facts) {
    const isKnown = optionsOf(step, facts).some(({ id }) => id === option)
    return isKnown ? { answer: { kind: 'opinion', option } } : { code: 'unknown_choice' }
  },

  accuracy: () => null,

  tally(step, given, facts) {
    const picks: Record<string, number> = {}
    for (const { id } of optionsOf(step, facts)) picks[id] = 0
    const counted = given.filter(({ answer }) => Object.hasOwn(picks, answer.option))
    for (const { answer } of counted) picks[answer.option] = (picks[answer.option] ?? 0) + 1
    return {
      picks,
      answers: counted.length,
      right: null,
      ...(step.again !== undefined && { shift: shiftOf(step, given, picks) })
    }
  },

  /** OPINION-3: the authors of the text that most vote for get the whole, the others as much less as fewer do. */
  prizes(step, given, { drawn }) {
    const offered = drawn.filter(({ hidden }) => !hidden)
    const authorsOf = new Map(offered.map(({ id, authors }) => [id, authors]))
    const votes = new Map<string, number>()
    for (const { playerId, answer } of given) {
      // Nobody gives a prize to themselves.
      if (authorsOf.get(answer.option)?.includes(playerId)) continue
      votes.set(answer.option, (votes.get(answer.option) ?? 0) + 1)
    }
    const most = Math.max(1, ...offered.map(({ id }) => votes.get(id) ?? 0))
    const prizes = new Map<string, number>()
    for (const { id, authors } of offered) {
      const share = (votes.get(id) ?? 0) / most
      if (share === 0) continue
      for (const author of authors) prizes.set(author, Math.max(share, prizes.get(author) ?? 0))
    }
    return prizes
  },

  view(step, placement, disclosure, tally) {
    return {
      kind: 'opinion',
      ...viewBase(step, placement),
      ...(step.again !== undefined && { again: true as const }),
      options:
        disclosure === 'prompt'
          ? null
          : laidOut(optionsOf(step, placement, disclosure === 'host'), placement.order),
      correction: isSolved(disclosure)
        ? {
            tally: tally ?? opinionKind.tally(step, [], placement),
            explanation: step.explanation
          }
        : null
    }
  }
}

function optionsOf(
  step: OpinionStep,
  { drawn }: Pick<RunFacts, 'drawn'>,
  toldHidden = false
): OpinionOption[] {
  if (step.optionsOf === undefined) {
    return step.options.map(({ id, text, agreement }) => ({ id, text, agreement }))
  }
  return drawn
    .filter(({ hidden }) => toldHidden || !hidden)
    .map(({ id, text, hidden = false }) => {
      return { id, text, agreement: null, ...(toldHidden && { hidden }) }
    })
}

/** OPINION-2: where each vote went, among those who voted both times; « sans avis » stands in the middle. */
function shiftOf(
  step: OpinionStep,
  given: readonly Given<OpinionAnswer>[],
  picks: OpinionTally['picks']
): Shift {
  const counts = new Map<string, { from: string; to: string; count: number }>()
  const agreements = new Map(step.options.map(({ id, agreement }) => [id, agreement ?? 0]))
  let both = 0
  let moved = 0
  let convinced = 0
  let opposed = 0
  for (const { answer, before } of given) {
    const from = (before as OpinionAnswer | null)?.option
    if (from === undefined) continue
    const to = answer.option
    // A text that is hidden now is nowhere in the vote, nor in where others came from.
    const isShown = Object.hasOwn(picks, from) && Object.hasOwn(picks, to)
    if (step.optionsOf !== undefined && !isShown) continue
    both += 1
    if (from !== to) moved += 1
    const agreed = (agreements.get(to) ?? 0) - (agreements.get(from) ?? 0)
    const change = step.wanted === 'agree' ? agreed : -agreed
    if (change > 0) convinced += 1
    if (change < 0) opposed += 1
    const flow = counts.get(`${from} ${to}`)
    if (flow) flow.count += 1
    else counts.set(`${from} ${to}`, { from, to, count: 1 })
  }
  return {
    flows: [...counts.values()].toSorted((a, b) => b.count - a.count),
    both,
    moved,
    towards: step.wanted && { end: step.wanted, convinced, opposed }
  }
}
