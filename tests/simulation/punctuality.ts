import type { GameEvent } from '../../server/game/events.ts'
import type { GameCommand } from '../../server/game/commands.ts'
import { evolve, replay } from '../../server/game/evolve.ts'
import { comeBackMs } from '../../server/game/pace.ts'
import { currentRun, type GameState } from '../../server/game/state.ts'
import type { LoggedEvent } from '../../server/room/ports.ts'
import type { Reply } from '../../shared/protocol.ts'

/** What a game's server says of time. */
interface ServerTime {
  /** As of when its process last ran. */
  readonly now: number
  /** Since when it runs without interruption. */
  readonly backSince: number
}

/**
 * TIME-5, TIME-7: an answer that came to the machine before the deadline that the room was shown is not refused for being
 * late, whatever the process did meanwhile; nor is it when it comes again soon after the server is back.
 */
export class Punctuality {
  readonly faults: string[] = []
  /** Answers that had come in time and were refused as late all the same. */
  refused = 0
  readonly #inTime = new Set<string>()
  #state: GameState | null = null
  #folded = 0

  /** Different answers that came in time. */
  get inTime(): number {
    return this.#inTime.size
  }

  /** Has it come in time? To be asked as it comes, with the log as it is then. */
  arrives(command: GameCommand, logged: readonly LoggedEvent[], time: ServerTime): boolean {
    if (command.type !== 'SubmitAnswer') return false
    const key = JSON.stringify([command.run, command.playerId, command.answer])
    const isAgain = this.#inTime.has(key) && time.now <= time.backSince + comeBackMs
    if (!isAgain && !isWithin(this.#stateOf(logged), command.run, time.now)) return false
    this.#inTime.add(key)
    return true
  }

  /** Of a command that had come in time. */
  answered(command: GameCommand, reply: Reply, events: readonly GameEvent[]): void {
    if (command.type !== 'SubmitAnswer' || reply.ok || reply.code !== 'step_closed') return
    const reveal = events.find(
      (event) => event.type === 'StepRevealed' && event.run === command.run
    )
    // Closed by the trainer, or by all the others, it is closed.
    if (reveal?.type === 'StepRevealed' && reveal.because === 'time') {
      this.refused += 1
      this.faults.push(`an answer to run ${command.run} that had come in time was refused as late`)
    }
  }

  #stateOf(logged: readonly LoggedEvent[]): GameState | null {
    if (logged.length === 0) return null
    const fresh = logged.slice(this.#folded).map(({ event }) => event)
    try {
      if (this.#state === null) this.#state = replay(fresh)
      else for (const event of fresh) evolve(this.#state, event)
    } catch {
      // Of a log with holes no state is known: other laws find the holes.
      return null
    }
    this.#folded = logged.length
    return this.#state
  }
}

function isWithin(state: GameState | null, run: number, now: number): boolean {
  if (state?.phase !== 'open' || !state.clock || currentRun(state)?.number !== run) return false
  const { pausedAtMs, endsAtMs, extraTimes } = state.clock
  if (extraTimes) return false
  return pausedAtMs !== null || endsAtMs === null || now <= endsAtMs
}
