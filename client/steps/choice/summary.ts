import type { ChoiceStepView } from '../../../shared/steps/choice.ts'
import { m } from '../../text/generated/messages.js'
import { formatPercent } from '../../text/text.ts'
import { rightLetters } from './right-letters.ts'

export function summaryOf(step: ChoiceStepView): string {
  if (!step.correction) return ''
  const { tally } = step.correction
  return m.screen_say_reveal({
    number: step.index + 1,
    right: rightLetters(step, step.correction),
    share: formatPercent(tally.answers > 0 ? tally.right / tally.answers : 0)
  })
}

export function rightOf(step: ChoiceStepView): readonly string[] {
  return (step.choices ?? [])
    .filter(({ id }) => step.correction?.right.includes(id))
    .map(({ text }) => text)
}

export function kindName(): string {
  return m.steps_choice_name()
}
