import type { EstimateAnswer, EstimateStep, EstimateTally } from '../../../shared/steps/estimate.ts'
import { isSolved, viewBase, type StepKind } from './kind.ts'

const mostBins = 20

/** A number to guess. */
export const estimateKind: StepKind<EstimateStep, EstimateAnswer, EstimateTally> = {
  kind: 'estimate',
  takesAnswers: true,
  hasRightAnswer: true,
  isAnsweredByTeams: true,

  order: () => [],

  /** ESTIMATE-1 */
  accept({ least, most, decimals }, { value }) {
    // Nothing added: -0 would come back from the log as 0.
    const rounded = Number(value.toFixed(decimals)) + 0
    const isAllowed = Number.isFinite(value) && rounded >= least && rounded <= most
    return isAllowed ? { answer: { kind: 'estimate', value: rounded } } : { code: 'invalid_answer' }
  },

  accuracy: closeness,

  tally(step, given) {
    const values = given.map(({ answer }) => answer.value).toSorted((a, b) => a - b)
    const middle = Math.floor(values.length / 2)
    const upper = values[middle] ?? null
    const lower = values.length % 2 === 0 ? (values[middle - 1] ?? null) : upper
    return {
      answers: given.length,
      right: given.filter(({ answer }) => closeness(step, answer) === 1).length,
      bins: binsOf(step, values),
      median: upper === null || lower === null ? null : (lower + upper) / 2
    }
  },

  view(step, placement, disclosure, tally) {
    const { unit, least, most, decimals } = step
    return {
      kind: 'estimate',
      ...viewBase(step, placement),
      unit,
      least,
      most,
      decimals,
      correction: isSolved(disclosure)
        ? {
            right: step.right,
            tally: tally ?? estimateKind.tally(step, [], placement),
            explanation: step.explanation
          }
        : null
    }
  }
}

/**
 * SCORE-10: `max(0, 1 − d / w)`, d being the distance to the right number and w the distance from which nothing is
 * earned: closeness in a straight line, so that everybody can tell what a better guess would have earned.
 */
function closeness({ right, within }: EstimateStep, { value }: EstimateAnswer): number {
  return Math.max(0, 1 - Math.abs(value - right) / within)
}

function binsOf({ least, most, decimals }: EstimateStep, values: readonly number[]) {
  const smallest = 10 ** -decimals
  const steps = Math.round((most - least) / smallest)
  // Each possible number in the middle of a part of its own, where they are few.
  const isFew = steps <= mostBins
  const count = isFew ? steps + 1 : mostBins
  const width = isFew ? smallest : (most - least) / count
  const first = isFew ? least - smallest / 2 : least
  const counts = Array.from({ length: count }, () => 0)
  for (const value of values) {
    const at = Math.min(count - 1, Math.max(0, Math.floor((value - first) / width)))
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts.map((inBin, at) => ({
    from: first + at * width,
    to: first + (at + 1) * width,
    count: inBin
  }))
}
