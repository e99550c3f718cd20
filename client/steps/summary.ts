import type { StepKindName, StepView } from '../../shared/steps/kinds.ts'
import { sureAndWrong } from './parts/sure-and-wrong.ts'
import { m } from '../text/generated/messages.js'
import { formatNumber } from '../text/text.ts'

type Summaries<Kind extends StepKindName> = {
  /** What the correction shows, in one sentence, for a screen reader; the step is revealed. */
  summaryOf: (step: Extract<StepView, { kind: Kind }>) => string
  /** The right answers in words, where there are some. */
  rightOf?: (step: Extract<StepView, { kind: Kind }>) => readonly string[]
  /** What such a step is called in a list. */
  kindName: () => string
}

const modules = import.meta.glob<Summaries<StepKindName>>('./*/summary.ts', { eager: true })

/** What the correction of a step says in one sentence: `<kind>/summary.ts`. */
export function summaryOf(step: StepView): string {
  if (!step.correction) return ''
  const said = modules[`./${step.kind}/summary.ts`]?.summaryOf(step as never) ?? ''
  const { confidence } = step.correction.tally
  if (!confidence) return said
  const count = sureAndWrong(confidence)
  return `${said} ${m.steps_confidence_say({ count, number: formatNumber(count) })}`
}

/** The right answers in words; none where nothing is right. */
export function rightOf(step: StepView): readonly string[] {
  return modules[`./${step.kind}/summary.ts`]?.rightOf?.(step as never) ?? []
}

/** What a step of this kind is called in a list. */
export function kindName(kind: StepKindName): string {
  return modules[`./${kind}/summary.ts`]?.kindName() ?? ''
}
