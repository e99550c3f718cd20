import type { ChoiceStep } from '../../../shared/activity.ts'
import type { ChoiceAnswer } from '../../../shared/commands.ts'
import type { ChoiceTally } from '../../../shared/views.ts'
import type { StepKind } from './kind.ts'

/** One or several right choices among two to six. */
export const choiceKind: StepKind<ChoiceStep, ChoiceAnswer, ChoiceTally> = {
  kind: 'choice',

  order(step, permutation) {
    const ids = step.choices.map((choice) => choice.id)
    if (!permutation) return ids
    return permutation.flatMap((position) => ids[position] ?? [])
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
  accuracy(step, answer) {
    const good = answer.choices.filter((id) => step.right.includes(id)).length
    const bad = answer.choices.length - good
    return Math.max(0, good - bad) / step.right.length
  },

  tally(step, answers) {
    const picks: Record<string, number> = {}
    for (const choice of step.choices) picks[choice.id] = 0
    let count = 0
    let right = 0
    for (const answer of answers) {
      count += 1
      if (choiceKind.accuracy(step, answer) === 1) right += 1
      for (const id of answer.choices) picks[id] = (picks[id] ?? 0) + 1
    }
    return { picks, answers: count, right }
  },

  view(step, { run, index, of, order }, disclosure, tally) {
    const text = new Map(step.choices.map((choice) => [choice.id, choice.text]))
    return {
      kind: 'choice',
      run,
      index,
      of,
      prompt: step.prompt,
      multiple: step.right.length > 1,
      points: step.points,
      choices:
        disclosure === 'prompt' ? null : order.map((id) => ({ id, text: text.get(id) ?? '' })),
      correction:
        disclosure === 'solution'
          ? {
              right: step.right,
              tally: tally ?? choiceKind.tally(step, []),
              explanation: step.explanation
            }
          : null
    }
  }
}
