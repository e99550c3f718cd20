/**
 * One run of one step: playing a step again starts a new run, so an answer always names
 * exactly what it answers. Counted from 1 through the whole game.
 */
export type RunNumber = number
