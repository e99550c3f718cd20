import type { ChoiceId } from '../../shared/activity.ts'
import type { StepView } from '../../shared/views.ts'
import type { Random } from './random.ts'

/** What a bot will do with an open step. */
export interface Plan {
  readonly choices: readonly ChoiceId[]
  /** After the choices appeared. */
  readonly delayMs: number
}

/** Plans the answer to a step whose choices are known; null lets it pass. */
export type Behaviour = (step: StepView, limitMs: number | null) => Plan | null

/** Nobody taps before having seen: also keeps a plan out of the clock's own inaccuracy. */
const reactionMs = 40

/** Picks at random, and spreads the room's answers evenly over `withinMs`: for measuring. */
export function evenly(random: Random, withinMs: number): Behaviour {
  return (step) => ({
    choices: [random.pick(step.choices ?? []).id],
    delayMs: random.between(reactionMs, withinMs)
  })
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
