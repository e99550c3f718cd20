import type { Answer, StepKinds, StepView } from '../../shared/steps/kinds.ts'
import type { TeamNumber } from '../../shared/teams.ts'
import type { Random } from '../load/random.ts'

type Guesses = {
  readonly [Kind in keyof StepKinds]: (
    step: StepKinds[Kind]['view'],
    random: Random,
    team?: TeamNumber | null
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
  decision: ({ moves, made, finished }, random, team) => {
    // DECISION-3, DECISION-5: as the page, which offers what one's own team has left; of a team not known, none of what any did.
    if (finished?.some((one) => one === team)) return null
    const done = made.filter((one) => one.team === null || team === undefined || one.team === team)
    const left = moves.filter(({ id }) => done.every(({ move }) => move !== id))
    return left.length > 0 ? { kind: 'decision', move: random.pick(left).id } : null
  },
  slide: () => null
}

/** `team`: of who answers. */
export function anyAnswer(step: StepView, random: Random, team?: TeamNumber | null): Answer | null {
  const guess = guesses[step.kind] as (
    step: StepView,
    random: Random,
    team?: TeamNumber | null
  ) => Answer | null
  return guess(step, random, team)
}

/** The answer as the server keeps it: choices in the author's order, which is that of their ids here. */
export function keptForm(answer: Answer): Answer {
  return answer.kind === 'choice' ? { ...answer, choices: answer.choices.toSorted() } : answer
}
