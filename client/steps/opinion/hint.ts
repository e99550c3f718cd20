import type { OpinionStepView } from '../../../shared/steps/opinion.ts'
import { m } from '../../text/generated/messages.js'

/** What a vote is about, while it is asked. */
export function hintOf({ points, again }: OpinionStepView): string {
  if (points > 0) return m.steps_opinion_best()
  return again ? m.steps_opinion_again() : m.steps_opinion_silent()
}
