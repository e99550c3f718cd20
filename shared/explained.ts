import type { StepView } from './steps/kinds.ts'

/** May the words of this step be explained? Where there are points to earn, to explain one may be to answer: that waits. */
export function isExplained(step: StepView): boolean {
  return step.points === 0 || step.talks === true || step.correction !== null
}
