import type { GameId } from '../../shared/commands.ts'
import type { GameEvent } from '../game/events.ts'
import { VersionConflict, type EventLog, type LoggedEvent } from '../room/ports.ts'
import { changed } from './erase.ts'
import { newestFirst, summaryOf } from './summary.ts'

/** An event log that lives as long as the process. For tests. */
export function memoryLog(): EventLog {
  const games = new Map<GameId, LoggedEvent[]>()
  let beat: number | null = null
  return {
    append: async (gameId, expectedVersion, events, at) => {
      const stored = games.get(gameId) ?? []
      if (stored.length !== expectedVersion)
        throw new VersionConflict(`${gameId} ${expectedVersion}`)
      if (events.length === 0) return
      games.set(gameId, [
        ...stored,
        ...events.map((event, index) => ({
          version: expectedVersion + index + 1,
          at,
          event: copy(event)
        }))
      ])
    },
    read: async (gameId) => games.get(gameId) ?? [],
    has: async (gameId) => games.has(gameId),
    games: async () =>
      [...games].map(([gameId, logged]) => summaryOf(gameId, logged)).toSorted(newestFirst),
    rewrite: async (gameId, change) => {
      const stored = games.get(gameId)
      if (!stored) return
      const after = stored.map((logged) => ({
        ...logged,
        event: copy(changed(copy(logged.event), change))
      }))
      games.set(gameId, after)
    },
    remove: async (gameId) => void games.delete(gameId),
    beat: (at) => {
      beat = at
    },
    lastBeat: () => beat,
    close: async () => undefined
  }
}

/** As a disk would: what is read back shares nothing with what was written. */
function copy(event: GameEvent): GameEvent {
  return JSON.parse(JSON.stringify(event)) as GameEvent
}
