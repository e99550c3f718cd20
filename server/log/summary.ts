import type { GameEvent } from '../game/events.ts'
import type { GameSummary, LoggedEvent } from '../room/ports.ts'

/** What a list of games says of one, from its events. */
export function summaryOf(logged: readonly LoggedEvent[]): GameSummary {
  const [first] = logged
  if (first?.event.type !== 'GameCreated') throw new Error('a game begins with GameCreated')
  const count = (type: string) => logged.filter(({ event }) => event.type === type).length
  return {
    gameId: first.event.gameId,
    created: first.event,
    createdAt: first.at,
    lastAt: logged.at(-1)?.at ?? first.at,
    ended: count('GameEnded') > 0,
    players: count('PlayerJoined') - count('PlayerRemoved'),
    stepsPlayed: stepsPlayed(logged.map(({ event }) => event))
  }
}

/** Steps revealed; one that was played again counts once. */
function stepsPlayed(events: readonly GameEvent[]): number {
  const indexByRun = new Map<number, number>()
  const indices = new Set<number | undefined>()
  for (const event of events) {
    if (event.type === 'StepRead') indexByRun.set(event.run, event.index)
    if (event.type === 'StepRevealed') indices.add(indexByRun.get(event.run))
  }
  return indices.size
}
