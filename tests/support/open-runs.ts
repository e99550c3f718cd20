import type { GameEvent } from '../../server/game/events.ts'
import type { EventLog } from '../../server/room/ports.ts'
import type { GameId } from '../../shared/commands.ts'
import type { RunNumber } from '../../shared/run.ts'

/**
 * Reads a game's events without its core, and finds what was answered while nothing was open: before the step
 * was, or after its reveal.
 */
export class OpenRuns {
  #open: RunNumber | null = null

  copy(): OpenRuns {
    const copy = new OpenRuns()
    copy.#open = this.#open
    return copy
  }

  /** What is wrong with the next event, in words; null when nothing is. */
  see(event: GameEvent): string | null {
    switch (event.type) {
      case 'StepOpened':
        this.#open = event.run
        return null
      case 'StepRead':
      case 'StepRevealed':
      case 'StepSkipped':
      case 'PodiumShown':
      case 'GameEnded':
        this.#open = null
        return null
      case 'AnswerSubmitted':
      case 'ConfidenceGiven':
        return event.run === this.#open
          ? null
          : `an answer to run ${event.run} was stored while it was not open`
      default:
        return null
    }
  }
}

/** Of a whole game. */
export function answersOutOfTime(events: Iterable<GameEvent>): string[] {
  const runs = new OpenRuns()
  return [...events].flatMap((event) => runs.see(event) ?? [])
}

/** The log, refusing what no game may store: a test that makes it happen fails. */
export function strictLog(log: EventLog): EventLog {
  const games = new Map<GameId, OpenRuns>()
  const append: EventLog['append'] = async (gameId, expectedVersion, events, ...rest) => {
    let known = games.get(gameId)
    if (!known) {
      known = new OpenRuns()
      if (expectedVersion > 0) for (const { event } of await log.read(gameId)) known.see(event)
    }
    const next = known.copy()
    const wrong = events.flatMap((event) => next.see(event) ?? [])
    if (wrong.length > 0) throw new Error(wrong.join(', '))
    await log.append(gameId, expectedVersion, events, ...rest)
    games.set(gameId, next)
  }
  return new Proxy(log, {
    get(target, name) {
      if (name === 'append') return append
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    }
  })
}
