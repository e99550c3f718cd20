import type { DecisionStepView } from '../../../shared/steps/decision.ts'
import { m } from '../../text/generated/messages.js'
import { teamName } from '../../ui/team-name.svelte.ts'

export function summaryOf(step: DecisionStepView): string {
  if (!step.correction) return ''
  const { decided, outcomes } = step.correction
  return decided
    .map(({ team, move }) => {
      const outcome = outcomes.find(({ id }) => id === move)
      const who = team === null ? m.steps_decision_room() : teamName(team)
      if (!outcome) return m.steps_decision_say_none({ who })
      return outcome.good
        ? m.steps_decision_say_good({ who, text: outcome.text })
        : m.steps_decision_say_detour({ who, text: outcome.text })
    })
    .join(' ')
}

export function kindName(): string {
  return m.steps_decision_name()
}
