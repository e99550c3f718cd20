import type { StepKindName, StepView } from '../../shared/steps/kinds.ts'

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
  return modules[`./${step.kind}/summary.ts`]?.summaryOf(step as never) ?? ''
}

/** The right answers in words; none where nothing is right. */
export function rightOf(step: StepView): readonly string[] {
  return modules[`./${step.kind}/summary.ts`]?.rightOf?.(step as never) ?? []
}

/** What a step of this kind is called in a list. */
export function kindName(kind: StepKindName): string {
  return modules[`./${kind}/summary.ts`]?.kindName() ?? ''
}
