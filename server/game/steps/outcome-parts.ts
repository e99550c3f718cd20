import type { DecisionStep, Move } from '../../../shared/steps/decision.ts'
import type { ItemId } from '../../../shared/steps/step.ts'
import { laidOut, type RunFacts } from './kind.ts'

/** Side by side on a screen. */
const mostColumns = 3
/** Columns are as high as the longest: how many characters as many columns of it hold, to be read from the back of a room. */
const mostCharacters = 1200

/** FLOW-12: the moves of a round in the order shown, cut into what a screen holds at once; one empty part without a move. */
export function outcomeParts(
  step: DecisionStep,
  { order, decided }: Pick<RunFacts, 'order' | 'decided'>
): readonly (readonly ItemId[])[] {
  const made = new Set(decided.map(({ move }) => move))
  const parts: Move[][] = [[]]
  for (const move of laidOut(step.moves, order)) {
    if (!made.has(move.id)) continue
    const last = parts.at(-1) ?? []
    if (last.length === 0 || fits([...last, move])) last.push(move)
    else parts.push([move])
  }
  return parts.map((part) => part.map(({ id }) => id))
}

function fits(moves: readonly Move[]): boolean {
  const longest = Math.max(...moves.map(lengthOf))
  return moves.length <= mostColumns && moves.length * longest <= mostCharacters
}

function lengthOf({ text, consequence, warning = '' }: Move): number {
  return text.length + consequence.length + warning.length
}
