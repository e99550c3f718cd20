import type { Answer, StepKinds, StepView } from '../../shared/steps/kinds.ts'
import type { Random } from '../load/random.ts'

type Guesses = {
  readonly [Kind in keyof StepKinds]: (
    step: StepKinds[Kind]['view'],
    random: Random
  ) => StepKinds[Kind]['answer'] | null
}

export const words = [
  'coopération',
  'jumelage',
  'ODD',
  'partenaire',
  'DAECT',
  'réseau',
  'jeunesse',
  'eau'
]

/** One line a kind: an answer that the server accepts, drawn at random; null where there is none to give. */
const guesses: Guesses = {
  choice: ({ choices, multiple }, random) => {
    if (!choices) return null
    const ids = choices.map(({ id }) => id)
    return {
      kind: 'choice',
      choices: multiple ? random.shuffled(ids).slice(0, 2) : [random.pick(ids)]
    }
  },
  opinion: ({ options }, random) =>
    options && options.length > 0 ? { kind: 'opinion', option: random.pick(options).id } : null,
  words: ({ most }, random) => ({
    kind: 'words',
    texts: random.shuffled(words).slice(0, 1 + Math.floor(random.next() * most))
  }),
  order: ({ items }, random) =>
    items && { kind: 'order', items: random.shuffled(items).map(({ id }) => id) },
  estimate: ({ least, most }, random) => ({
    kind: 'estimate',
    value: Math.round(random.between(least, most))
  }),
  decision: ({ moves, made }, random) => {
    const left = moves.filter(({ id }) => made.every(({ move }) => move !== id))
    return left.length > 0 ? { kind: 'decision', move: random.pick(left).id } : null
  },
  slide: () => null
}

export function anyAnswer(step: StepView, random: Random): Answer | null {
  const guess = guesses[step.kind] as (step: StepView, random: Random) => Answer | null
  return guess(step, random)
}

/** The answer as the server keeps it: choices in the author's order, which is that of their ids here. */
export function keptForm(answer: Answer): Answer {
  return answer.kind === 'choice' ? { ...answer, choices: answer.choices.toSorted() } : answer
}
