import { VersionConflict, type EventLog } from '../room/ports.ts'

export interface AppendOutcome {
  readonly works: boolean
  readonly events: number
  readonly durationMs: number
}

export interface LogWatcher {
  /** An append was stored, or refused by the disk. A conflict of versions is neither. */
  appended(outcome: AppendOutcome): void
  /** The sign of life was written, or not. */
  beaten(works: boolean): void
}

/** The same log, whose writes are told to `watcher`. */
export function watchedLog(log: EventLog, watcher: LogWatcher): EventLog {
  return {
    ...log,
    append: async (gameId, expectedVersion, events, ...rest) => {
      const startedAt = performance.now()
      const told = (works: boolean) =>
        watcher.appended({
          works,
          events: events.length,
          durationMs: performance.now() - startedAt
        })
      try {
        await log.append(gameId, expectedVersion, events, ...rest)
        told(true)
      } catch (error) {
        if (!(error instanceof VersionConflict)) told(false)
        throw error
      }
    },
    beat: (at) => {
      try {
        log.beat(at)
        watcher.beaten(true)
      } catch (error) {
        watcher.beaten(false)
        throw error
      }
    }
  }
}
