import type { GameId } from '../../shared/commands.ts'
import { replay } from '../game/evolve.ts'
import { outlineOf } from '../game/outline.ts'
import type { GameSummary, LoggedEvent } from '../room/ports.ts'

/** What a list of games says of one, from its events. Throws when they cannot be played back. */
export function summaryOf(gameId: GameId, logged: readonly LoggedEvent[]): GameSummary {
  const state = replay(logged.map(({ event }) => event))
  const createdAt = logged[0]?.at ?? 0
  return {
    gameId,
    version: logged.length,
    createdAt,
    lastAt: logged.at(-1)?.at ?? createdAt,
    outline: outlineOf(state)
  }
}

export function newestFirst(some: GameSummary, others: GameSummary): number {
  return others.createdAt - some.createdAt || (some.gameId < others.gameId ? -1 : 1)
}
