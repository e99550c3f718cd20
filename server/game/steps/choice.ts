import type { ChoiceAnswer, ChoiceStep, ChoiceTally } from '../../../shared/steps/choice.ts'
import { isSolved, laidOut, permuted, viewBase, type StepKind } from './kind.ts'

/** One or several right choices among two to six. */
export const choiceKind: StepKind<ChoiceStep, ChoiceAnswer, ChoiceTally> = {
  kind: 'choice',
  takesAnswers: true,
  hasRightAnswer: true,
  isAnsweredByTeams: true,

  order(step, permutation) {
    return permuted(
      step.choices.map(({ id }) => id),
      permutation
    )
  },

  accept(step, answer) {
    const known = new Set(step.choices.map((choice) => choice.id))
    const picked = new Set(answer.choices)
    if (answer.choices.some((id) => !known.has(id))) return { code: 'unknown_choice' }
    if (picked.size === 0 || picked.size !== answer.choices.length)
      return { code: 'invalid_answer' }
    if (picked.size > 1 && step.right.length === 1) return { code: 'invalid_answer' }
    const choices = step.choices.map((choice) => choice.id).filter((id) => picked.has(id))
    return { answer: { kind: 'choice', choices } }
  },

  /** SCORE-3: 1 or 0 for a single right choice, `max(0, good − bad) / right ones` for several. */
  accuracy: shareRight,

  tally(step, given) {
    const picks: Record<string, number> = {}
    for (const choice of step.choices) picks[choice.id] = 0
    let right = 0
    for (const { answer } of given) {
      if (shareRight(step, answer) === 1) right += 1
      for (const id of answer.choices) picks[id] = (picks[id] ?? 0) + 1
    }
    return { picks, answers: given.length, right }
  },

  view(step, placement, disclosure, tally) {
    return {
      kind: 'choice',
      ...viewBase(step, placement),
      multiple: step.right.length > 1,
      choices:
        disclosure === 'prompt'
          ? null
          : laidOut(step.choices, placement.order).map(({ id, text }) => ({ id, text })),
      correction: isSolved(disclosure)
        ? {
            right: step.right,
            tally: tally ?? choiceKind.tally(step, [], placement),
            explanation: step.explanation
          }
        : null
    }
  }
}

function shareRight(step: ChoiceStep, answer: ChoiceAnswer): number {
  const good = answer.choices.filter((id) => step.right.includes(id)).length
  const bad = answer.choices.length - good
  return Math.max(0, good - bad) / step.right.length
}
