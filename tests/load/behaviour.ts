import type { Answer, StepView } from '../../shared/steps/kinds.ts'
import { anyAnswer } from '../support/any-answer.ts'
import type { Random } from './random.ts'

/** What a bot will do with an open step. */
export interface Plan {
  readonly answer: Answer
  /** After the choices appeared. */
  readonly delayMs: number
}

/** Plans the answer to a step whose choices are known; null lets it pass. */
export type Behaviour = (step: StepView, limitMs: number | null) => Plan | null

/** Nobody taps before having seen: also keeps a plan out of the clock's own inaccuracy. */
const reactionMs = 40

/** One choice of a question, whatever may be picked: what the bare servers’ players send too. */
function firstAnswer(step: StepView, random: Random): Answer | null {
  if (step.kind !== 'choice') return anyAnswer(step, random)
  return { kind: 'choice', choices: [random.pick(step.choices ?? []).id] }
}

/** Picks at random, and spreads the room's answers evenly over `withinMs`: for measuring. */
export function evenly(random: Random, withinMs: number): Behaviour {
  return (step) => {
    const answer = firstAnswer(step, random)
    return answer && { answer, delayMs: random.between(reactionMs, withinMs) }
  }
}

/** Within how long a room answers, in ms: in so many first rounds, then in each one after. */
export interface Pace {
  readonly rounds: number
  readonly withinMs: number
  readonly afterwardsMs: number
}

export function paced(random: Random, { rounds, withinMs, afterwardsMs }: Pace): Behaviour {
  const [first, then] = [evenly(random, withinMs), evenly(random, afterwardsMs)]
  return (step, limitMs) => (step.run <= rounds ? first : then)(step, limitMs)
}
