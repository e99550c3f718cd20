import type { Step, StepKinds } from '../../shared/steps/kinds.ts'

type Others = {
  readonly [Kind in keyof StepKinds]: (step: StepKinds[Kind]['step']) => StepKinds[Kind]['step']
}

/** As long, since a game's length is told. */
const backwards = (text: string) => [...text].toReversed().join('')

/** One line a kind: the same step with something else right in it; nothing else where nothing is. */
const others: Others = {
  choice: (step) => {
    const wrong = step.choices.map(({ id }) => id).filter((id) => !step.right.includes(id))
    return { ...step, right: [...wrong, ...step.right].slice(0, step.right.length) }
  },
  order: (step) => ({ ...step, items: step.items.toReversed() }),
  estimate: (step) => ({ ...step, right: step.least + 1, within: 1 }),
  decision: (step) => ({
    ...step,
    moves: step.moves.map((move) => ({
      ...move,
      good: !move.good,
      consequence: backwards(move.consequence),
      actors: move.good ? [] : ['DAECT'],
      keep: move.good ? '' : 'Garder'
    }))
  }),
  opinion: (step) => step,
  words: (step) => step,
  slide: (step) => step
}

/** The same step with another solution: before the reveal nobody may see a difference. */
export function otherSolution(step: Step): Step {
  const other = others[step.kind] as (step: Step) => Step
  return { ...other(step), explanation: backwards(step.explanation) }
}
