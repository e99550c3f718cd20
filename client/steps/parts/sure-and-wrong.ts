import type { ConfidenceTally } from '../../../shared/confidence.ts'

/** How many were sure of an answer that is not right: what a room should talk about. */
export function sureAndWrong(tally: ConfidenceTally): number {
  return tally.find(({ level }) => level === 3)?.wrong ?? 0
}
