import { paced, type Pace } from './behaviour.ts'
import { Crowd } from './crowd.ts'

/** Which bots are wanted: JSON, for whichever process is to hold them. */
export interface PartOrder {
  readonly url: string
  readonly pin: string
  readonly players: number
  readonly seed: number
  /** Where in the list of names that this seed draws to begin. */
  readonly firstName: number
  readonly pace: Pace
}

export function crowdOf({ pace, ...options }: PartOrder): Crowd {
  return new Crowd({ ...options, behaviour: (random) => paced(random, pace) })
}
