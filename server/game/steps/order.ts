import type { OrderAnswer, OrderStep, OrderTally } from '../../../shared/steps/order.ts'
import type { ItemId } from '../../../shared/steps/step.ts'
import { isSolved, laidOut, permuted, viewBase, type StepKind } from './kind.ts'

/** Things to be put in order. */
export const orderKind: StepKind<OrderStep, OrderAnswer, OrderTally> = {
  kind: 'order',
  takesAnswers: true,
  hasRightAnswer: true,
  isAnsweredByTeams: true,
  alwaysShuffles: true,

  /** ORDER-1: never the right one. What comes without a permutation is turned by one. */
  order(step, permutation) {
    const ids = step.items.map(({ id }) => id)
    const order = permuted(ids, permutation)
    return order.every((id, place) => id === ids[place])
      ? [...order.slice(1), ...order.slice(0, 1)]
      : order
  },

  accept(step, { items }) {
    const known = new Set(step.items.map(({ id }) => id))
    if (items.some((id) => !known.has(id))) return { code: 'unknown_choice' }
    const isWhole = items.length === known.size && new Set(items).size === known.size
    return isWhole ? { answer: { kind: 'order', items: [...items] } } : { code: 'invalid_answer' }
  },

  accuracy: closeness,

  tally(step, given) {
    const places: Record<ItemId, number> = {}
    const placed: Record<ItemId, number> = {}
    for (const { id } of step.items) [places[id], placed[id]] = [0, 0]
    let right = 0
    for (const { answer } of given) {
      if (closeness(step, answer) === 1) right += 1
      answer.items.forEach((id, place) => {
        places[id] = (places[id] ?? 0) + (place + 1) / given.length
        if (step.items[place]?.id === id) placed[id] = (placed[id] ?? 0) + 1
      })
    }
    for (const { id } of step.items) places[id] = Math.round((places[id] ?? 0) * 10) / 10
    return { answers: given.length, right, places, placed }
  },

  view(step, placement, disclosure, tally) {
    return {
      kind: 'order',
      ...viewBase(step, placement),
      items:
        disclosure === 'prompt'
          ? null
          : laidOut(step.items, placement.order).map(({ id, text }) => ({ id, text })),
      correction: isSolved(disclosure)
        ? {
            right: step.items.map(({ id }) => id),
            tally: tally ?? orderKind.tally(step, [], placement),
            explanation: step.explanation
          }
        : null
    }
  }
}

/**
 * SCORE-8: `max(0, τ)`, τ being Kendall's rank correlation between the answer and the right order:
 * `1 − 2·d / (n(n−1)/2)`, d of the pairs being the wrong way round (Kendall, « A New Measure of Rank
 * Correlation », Biometrika 30, 1938). An order drawn at random earns about nothing.
 */
function closeness(step: OrderStep, { items }: OrderAnswer): number {
  const place = new Map(items.map((id, at) => [id, at]))
  const at = step.items.map(({ id }) => place.get(id) ?? 0)
  let discordant = 0
  for (let one = 0; one < at.length; one += 1) {
    for (let other = one + 1; other < at.length; other += 1) {
      if ((at[one] ?? 0) > (at[other] ?? 0)) discordant += 1
    }
  }
  const pairs = (at.length * (at.length - 1)) / 2
  return Math.max(0, 1 - (2 * discordant) / pairs)
}
