import type { StepKindName } from './kinds.ts'

/** Are these all questions? Then they are called so, else steps. */
export function isQuiz(kinds: readonly StepKindName[]): boolean {
  return kinds.every((kind) => kind === 'choice')
}
