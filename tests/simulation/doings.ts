import type { GameEvent } from '../../server/game/events.ts'

/** How often each thing was done in a game: answers by kind, what was done with texts, and so on. */
export type Doings = Readonly<Record<string, number>>

/** Counted from the log, which knows what came of a command. */
export function doingsIn(events: readonly GameEvent[]): Doings {
  const counts: Record<string, number> = {}
  const answered = new Set<string>()
  let hasBegun = false
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1)
  for (const event of events) {
    switch (event.type) {
      case 'AnswerSubmitted': {
        const who = `${event.run} ${event.playerId}`
        count(answered.has(who) ? `${event.answer.kind} changed` : event.answer.kind)
        answered.add(who)
        break
      }
      case 'TextModerated':
        count(event.act.do)
        break
      case 'StepRead':
        hasBegun = true
        if (event.goesOn) count(event.replaces ? 'same round' : 'another round')
        break
      case 'TeamJoined':
        count(hasBegun ? 'team changed' : 'team joined')
        break
      default:
        count(event.type)
    }
  }
  return counts
}

export function sumOf(all: readonly Doings[]): Doings {
  const sum: Record<string, number> = {}
  for (const [what, times] of all.flatMap((doings) => Object.entries(doings))) {
    sum[what] = (sum[what] ?? 0) + times
  }
  return sum
}
