import type { LoggedEvent } from '../../server/room/ports.ts'

/**
 * The booklet's right answers, by letter, read from its pages 4 to 9 and written by hand: the test must
 * not learn them from what it tests.
 */
export const rightLetters = [
  'B',
  'A',
  'AC',
  'C',
  'B',
  'A',
  'BC',
  'BE',
  'C',
  'B',
  'C',
  'A',
  'BC',
  'A',
  'C',
  'B',
  'C',
  'AB'
] as const

/** Limits in seconds, as played. */
export type Limits = readonly number[]

export interface Played {
  /** Letters picked in the question, or none. */
  readonly letters: string
  /** Seconds used, as recorded. */
  readonly usedMs: number
}

/**
 * Points by the rules, written again by hand: P = 1000, a right answer earns
 * `round(P × f × (1 − ½·t/L))`, f = `max(0, good − bad) / right ones`.
 */
export function pointsOf(question: number, { letters, usedMs }: Played, limits: Limits): number {
  const right = rightLetters[question] ?? ''
  let good = 0
  let bad = 0
  for (const letter of letters) {
    if (right.includes(letter)) good += 1
    else bad += 1
  }
  const share = Math.max(0, good - bad) / right.length
  const limitMs = (limits[question] ?? 0) * 1000
  return Math.round(1000 * share * (1 - 0.5 * (Math.min(usedMs, limitMs) / limitMs)))
}

/** What each player did, from the log: by name, then by question. */
export function playedIn(log: readonly LoggedEvent[]): Map<string, Map<number, Played>> {
  const names = new Map<string, string>()
  const questionOfRun = new Map<number, number>()
  const played = new Map<string, Map<number, Played>>()
  for (const { event } of log) {
    if (event.type === 'PlayerJoined') {
      names.set(event.playerId, event.name)
      played.set(event.name, new Map())
    }
    if (event.type === 'StepRead') questionOfRun.set(event.run, event.index)
    if (event.type === 'AnswerSubmitted') {
      if (event.answer.kind !== 'choice') continue
      const letters = event.answer.choices.join('').toUpperCase()
      const answers = played.get(names.get(event.playerId) ?? '')
      answers?.set(questionOfRun.get(event.run) ?? -1, { letters, usedMs: event.usedMs })
    }
  }
  return played
}
