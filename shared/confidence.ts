/** How sure somebody is of an answer: 1 guesses, 2 thinks so, 3 is sure. */
export type Confidence = 1 | 2 | 3

export const confidences = [1, 2, 3] as const

/** By level, from 1 to 3: answers entirely right, and the others. */
export type ConfidenceTally = readonly {
  readonly level: Confidence
  readonly right: number
  readonly wrong: number
}[]
