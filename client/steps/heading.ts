import type { StepKindName, StepView } from '../../shared/steps/kinds.ts'
import { m } from '../text/generated/messages.js'

interface Heading<Kind extends StepKindName> {
  /** Null to say what is said of any kind. */
  headingOf: (step: Extract<StepView, { kind: Kind }>, answered: boolean) => string | null
}

const modules = import.meta.glob<Heading<StepKindName>>('./*/heading.ts', { eager: true })

/** What a revealed step without right or wrong says first: `<kind>/heading.ts`, for a kind with words of its own. */
export function headingOf(step: StepView, answered: boolean): string {
  const own = modules[`./${step.kind}/heading.ts`]?.headingOf(step as never, answered)
  return own ?? (answered ? m.steps_sent() : m.steps_results())
}
