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
    stepsPlayed: count('StepRevealed')
  }
}
