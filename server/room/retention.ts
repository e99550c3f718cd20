import type { GameId } from '../../shared/commands.ts'
import type { Erasure, Keeping } from '../../shared/protocol.ts'
import { ClockTrust } from './clock-trust.ts'
import type { Clock, Dues, EventLog, GameSummary, Journal, KeptCopies } from './ports.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs
const lookEveryMs = 10 * 60 * 1000
/** What is due is announced for so long, running: whoever leads has looked at the home page, or had the time to. */
const announcedMs = hourMs
/** With no retention at all, for a game that nobody ended: its second half may be tomorrow. */
const abandonedGraceMs = 2 * dayMs
/** However short the retention, a server may be off from one weekly session to the next. */
const usuallyOffMs = 7 * dayMs
/** What somebody confirms must be about what was shown. */
const confirmedWithinMs = hourMs

export interface RetentionPorts {
  readonly clock: Clock
  readonly log: Pick<EventLog, 'games'>
  readonly dues: Dues
  readonly copies: KeptCopies
  readonly journal: Journal
  /** Erases a game and every name in it. */
  readonly remove: (gameId: GameId) => Promise<unknown>
}

/** What is kept for a while: a game as of its last event, or a copy of the database. */
interface Kept {
  readonly what: string
  readonly version: number
  readonly dueAtMs: number
  readonly erase: () => Promise<unknown>
}

interface Announced {
  readonly version: number
  /** The running time, since the start, from which on it is erased. */
  readonly untilRanMs: number
}

/**
 * Erases games, and copies of the database, that were kept for as long as the operator chose. One start with a clock
 * that is wrong must not cost a game: what is due is noted and announced first, and erased after an hour of running, or
 * at a start on a later day; while the machine's clock cannot be right nothing is noted nor erased.
 */
export class Retention {
  readonly #ports: RetentionPorts
  readonly #days: number
  readonly #trust: ClockTrust
  readonly #announced = new Map<string, Announced>()
  #lookedAtMs: number
  /** Since the start, sleep left out. */
  #ranMs = 0
  #hasDoubted = false
  #cancel: (() => void) | null = null
  #isStopped = false

  /** `days` after its last event a game is due; 0: once it has ended. */
  constructor(ports: RetentionPorts, days: number) {
    const { clock, dues } = ports
    this.#ports = ports
    this.#days = days
    this.#lookedAtMs = clock.now()
    this.#trust = new ClockTrust(clock, dues.knownClock(), Math.max(days * dayMs, usuallyOffMs))
  }

  /** Resolves after the first look. Never rejects: what could not go is tried again at the next. */
  async start(): Promise<void> {
    await this.#look(true)
    this.#lookAgain()
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel?.()
  }

  /** When a game is to be erased, as of a version of it; null when it is not due. */
  erasureOf(what: string, version: number): Erasure | null {
    const announced = this.#announced.get(what)
    if (announced?.version !== version || this.#trust.doubt) return null
    const { clock } = this.#ports
    const passedMs = clock.now() - this.#lookedAtMs
    const leftMs = announced.untilRanMs - this.#ranMs - passedMs
    return { atMs: clock.wall() + Math.max(0, leftMs) }
  }

  /** What the home page tells of it. */
  keeping(): Keeping {
    const { doubt } = this.#trust
    const copies = this.#ports.copies.list().flatMap(({ name, keptSinceMs }) => {
      const erasure = this.erasureOf(name, 0)
      return erasure ? [{ keptSinceMs, erasure }] : []
    })
    return { days: this.#days, ...(doubt && { doubt }), copies }
  }

  /** Somebody looked: the clock is right. False when it says something else by now. */
  async confirmClock(saysMs: number): Promise<boolean> {
    const { clock, dues } = this.#ports
    if (Math.abs(clock.wall() - saysMs) > confirmedWithinMs) return false
    dues.keepClock(this.#trust.confirm())
    await this.#look(false)
    return true
  }

  #lookAgain(): void {
    if (this.#isStopped) return
    const { clock } = this.#ports
    this.#cancel = clock.setTimer(clock.now() + lookEveryMs, () => {
      void this.#look(false).then(() => this.#lookAgain())
    })
  }

  async #look(isStart: boolean): Promise<void> {
    if (this.#isStopped) return
    const { clock, dues, journal } = this.#ports
    const now = clock.now()
    // What passed beyond was sleep: nobody could read what is announced.
    const ranMs = Math.min(now - this.#lookedAtMs, lookEveryMs)
    this.#lookedAtMs = now
    this.#ranMs += ranMs
    try {
      dues.keepClock(this.#trust.look(ranMs))
      if (this.#doubts()) return
      for (const kept of await this.#kept()) {
        if (this.#isDue(kept, isStart)) await this.#erase(kept)
        if (this.#isStopped || this.#doubts()) return
      }
    } catch (error) {
      journal.error({ error }, 'purge failed')
    }
  }

  #doubts(): boolean {
    const { doubt } = this.#trust
    if (doubt) {
      // Once the clock is right, what is due is announced for a whole hour again.
      this.#announced.clear()
      if (!this.#hasDoubted)
        this.#ports.journal.error({ ...doubt }, 'clock doubted: nothing is erased')
    }
    this.#hasDoubted = doubt !== null
    return this.#hasDoubted
  }

  async #kept(): Promise<readonly Kept[]> {
    const { log, copies, remove } = this.#ports
    const games = (await log.games()).map((game) => ({
      what: game.gameId,
      version: game.version,
      dueAtMs: game.lastAt + this.#keptMs(game),
      erase: () => remove(game.gameId)
    }))
    return [
      ...games,
      ...copies.list().map(({ name, keptSinceMs }) => ({
        what: name,
        version: 0,
        dueAtMs: keptSinceMs + this.#days * dayMs,
        erase: async () => copies.remove(name)
      }))
    ]
  }

  /** Is it to be erased now? Notes, and announces, what has become due. */
  #isDue({ what, version, dueAtMs }: Kept, isStart: boolean): boolean {
    const { clock, dues } = this.#ports
    const wallMs = clock.wall()
    const seenAtMs = dues.seenAt(what, version)
    // Events are stamped with server time: neither a clock set ahead nor one put right makes them older than they are.
    if (dueAtMs > Math.min(wallMs, clock.now())) {
      if (seenAtMs !== null) dues.forget(what)
      this.#announced.delete(what)
      return false
    }
    if (seenAtMs === null) dues.note(what, version, wallMs)
    const before = this.#announced.get(what)
    if (before?.version === version) return before.untilRanMs <= this.#ranMs
    const isForToday =
      isStart && seenAtMs !== null && midnightBefore(seenAtMs) < midnightBefore(wallMs)
    const untilRanMs = this.#ranMs + (isForToday ? 0 : announcedMs)
    this.#announced.set(what, { version, untilRanMs })
    return isForToday
  }

  async #erase({ what, version, erase }: Kept): Promise<void> {
    const { dues, journal } = this.#ports
    try {
      // Erasing others takes a while, and somebody may have gone on with this one.
      if (!(await this.#kept()).some((kept) => kept.what === what && kept.version === version))
        return
      await erase()
      this.#announced.delete(what)
      dues.forget(what)
    } catch (error) {
      journal.error({ what, error }, 'not purged')
    }
  }

  #keptMs({ outline }: GameSummary): number {
    if (this.#days > 0) return this.#days * dayMs
    return outline?.phase === 'ended' ? 0 : abandonedGraceMs
  }
}

/** By the calendar of the machine. */
function midnightBefore(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0)
}
