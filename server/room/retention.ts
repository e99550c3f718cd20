import type { GameId } from '../../shared/commands.ts'
import type { Clock, EventLog, GameSummary, Journal } from './ports.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs
/** With no retention at all: for looking at what was just played. */
const endedGraceMs = hourMs
/** With no retention at all, for a game that nobody ended: its second half may be tomorrow. */
const abandonedGraceMs = 2 * dayMs

export interface RetentionPorts {
  readonly clock: Clock
  readonly log: Pick<EventLog, 'games'>
  readonly journal: Journal
  /** Erases a game and every name in it. */
  readonly remove: (gameId: GameId) => Promise<unknown>
  /** Erases what else was kept, if it is from before. */
  readonly forget: (beforeMs: number) => void
}

/** Purges games once they were kept for as long as the operator chose: when started, then every hour. */
export class Retention {
  readonly #ports: RetentionPorts
  readonly #days: number
  #cancel: (() => void) | null = null
  #isStopped = false

  /** `days` after its last event a game goes; 0: an hour after it has ended. */
  constructor(ports: RetentionPorts, days: number) {
    this.#ports = ports
    this.#days = days
  }

  /** Resolves after the first purge. Never rejects: what could not go is tried again in an hour. */
  async start(): Promise<void> {
    if (this.#isStopped) return
    await this.#purge()
    if (this.#isStopped) return
    const { clock } = this.#ports
    this.#cancel = clock.setTimer(clock.now() + hourMs, () => void this.start())
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel?.()
  }

  async #purge(): Promise<void> {
    const { clock, log, journal, remove, forget } = this.#ports
    const now = clock.now()
    try {
      forget(now - (this.#days === 0 ? endedGraceMs : this.#days * dayMs))
      for (const game of await log.games()) {
        if (this.#isStopped) return
        if (game.lastAt + this.#keptMs(game) > now) continue
        await remove(game.gameId).catch((error: unknown) => {
          journal.error({ game: game.gameId, error }, 'not purged')
        })
      }
    } catch (error) {
      journal.error({ error }, 'purge failed')
    }
  }

  #keptMs({ outline }: GameSummary): number {
    if (this.#days > 0) return this.#days * dayMs
    return outline?.phase === 'ended' ? endedGraceMs : abandonedGraceMs
  }
}
