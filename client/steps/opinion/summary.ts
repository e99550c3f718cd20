import type { OpinionStepView } from '../../../shared/steps/opinion.ts'
import { m } from '../../text/generated/messages.js'
import { formatPercent } from '../../text/text.ts'
import { shiftSentence } from './shift.ts'

export function summaryOf(step: OpinionStepView): string {
  if (!step.correction) return ''
  const { tally } = step.correction
  if (tally.shift) return shiftSentence(tally.shift)
  if (tally.answers === 0) return m.steps_opinion_no_votes()
  const list = (step.options ?? [])
    .map(({ id, text }) => `${text} ${formatPercent((tally.picks[id] ?? 0) / tally.answers)}`)
    .join(', ')
  return m.steps_opinion_say({ list })
}

export function kindName(): string {
  return m.steps_opinion_name()
}
