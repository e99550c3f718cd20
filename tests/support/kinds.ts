import { stepKinds } from '../../server/game/steps/registry.ts'
import type { StepKindName } from '../../shared/steps/kinds.ts'

/** Every kind of the registry: what a test looks at all of must have met each. */
export const kindNames = (Object.keys(stepKinds) as StepKindName[]).toSorted()
/** Those that take answers. */
export const answeredKinds = kindNames.filter((name) => stepKinds[name].takesAnswers)
