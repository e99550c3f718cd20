import type { DecisionStepView, Move } from '../../../shared/steps/decision.ts'
import type { StepView } from '../../../shared/steps/kinds.ts'

export interface DecidedMove {
  readonly outcome: Move
  readonly index: number
  readonly teams: readonly number[]
}

/** The moves of this round, each once, with the teams that made them; in the order shown. */
export function decidedMoves({ correction, moves }: DecisionStepView): DecidedMove[] {
  if (!correction) return []
  return moves.flatMap(({ id }, index) => {
    const by = correction.decided.filter(({ move }) => move === id)
    const outcome = correction.outcomes.find((one) => one.id === id)
    if (!outcome || by.length === 0) return []
    return [{ outcome, index, teams: by.flatMap(({ team }) => team ?? []) }]
  })
}

/** Is this a scene that led to no move at all? */
export function isUndecided(step: StepView | undefined): boolean {
  return step?.kind === 'decision' && (step.correction?.decided.every(({ move }) => !move) ?? false)
}
