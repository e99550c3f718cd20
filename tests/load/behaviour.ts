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
