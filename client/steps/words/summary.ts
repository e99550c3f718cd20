import type { WordsStepView } from '../../../shared/steps/words.ts'
import { m } from '../../text/generated/messages.js'
import { formatNumber, joinTexts } from '../../text/text.ts'

export function summaryOf(step: WordsStepView): string {
  if (!step.correction) return ''
  const { texts, answers } = step.correction.tally
  if (texts.length === 0) return m.steps_words_none()
  const first = joinTexts(texts.slice(0, 5).map(({ text }) => text))
  return m.steps_words_say({ count: answers, answers: formatNumber(answers), first })
}

export function kindName(): string {
  return m.steps_words_name()
}
