import type { ChoiceCorrection, ChoiceStepView } from '../../../shared/steps/choice.ts'
import { getLocale } from '../../text/generated/runtime.js'
import { m } from '../../text/generated/messages.js'
import { letterOf } from '../../ui/letters.ts'

/** « Bonnes réponses : A et C », in the order shown. */
export function rightLetters(step: ChoiceStepView, correction: ChoiceCorrection): string {
  const letters = (step.choices ?? []).flatMap((choice, index) =>
    correction.right.includes(choice.id) ? [letterOf(index)] : []
  )
  const list = new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(letters)
  return m.screen_choice_answer_is({ count: letters.length, letters: list })
}
