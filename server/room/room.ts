import type { GameId, PlayerId } from '../../shared/commands.ts'
import type { Reply } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { GameCommand } from '../game/commands.ts'
import { nextDeadline } from '../game/deadline.ts'
import { decide } from '../game/decide.ts'
import type { GameEvent } from '../game/events.ts'
import { withoutExtraTime } from '../game/extra-time.ts'
import { evolve, replay } from '../game/evolve.ts'
import { isTimed, outlineOf, type GameOutline } from '../game/outline.ts'
import { outageEvents } from '../game/outage.ts'
import type { GameState } from '../game/state.ts'
import type { Audience, Clock, EventLog, Journal } from './ports.ts'
import { Presence } from './presence.ts'
import { Publisher } from './publisher.ts'
import { Wakefulness, type Gap } from './wakefulness.ts'

export interface RoomPorts {
  readonly clock: Clock
  readonly log: EventLog
  readonly audience: Audience
  readonly journal: Journal
  /** Where phones reach this server. */
  readonly origin: () => string
  /** A random permutation of 0 to 11: `drawPermutation`, but where a game must be replayed. */
  readonly drawPermutation: () => readonly number[]
  /** Why nobody may bear this name here, or null. */
  readonly judgeName: (name: string) => RejectionCode | null
  /** Why nobody may answer this here, or null. */
  readonly judgeText: (text: string) => RejectionCode | null
}

/** A command, or how to make one from the state as it will be found (to draw a free name, say). */
export type CommandMaker = (state: GameState) => GameCommand

interface Waiting {
  readonly make: CommandMaker
  arrivedAtMs: number
  readonly settle: (reply: Reply) => void
}

/** From a game's events so far, what to make of each; or why nothing is changed. */
export type RewritePlan = (
  events: readonly GameEvent[]
) => ((event: GameEvent) => GameEvent) | RejectionCode

interface WaitingRewrite {
  readonly plan: RewritePlan
  readonly settle: (reply: Reply) => void
}

const retryAfterFailureMs = 1000
/** Forgetting writes the whole file anew. */
const forgetAgainMs = 10 * 60_000

/**
 * Runs one game. Commands queue in a mailbox; what waits is decided as one batch, stored, and only then
 * acknowledged and published. While a batch is being stored the next one gathers.
 */
export class Room {
  readonly gameId: GameId
  readonly presence = new Presence()
  readonly #ports: RoomPorts
  readonly #publisher: Publisher
  #state: GameState
  #version: number
  #outline: GameOutline | null = null
  #mailbox: Waiting[] = []
  #rewrites: WaitingRewrite[] = []
  #lookers: (() => void)[] = []
  #isStoring = false
  #cancelForgetting: (() => void) | null = null
  /** The state may be ahead of the log: nothing is decided before it was read again. */
  #isAstray = false
  #storageWorks = true
  readonly #wakefulness: Wakefulness
  /** When the game moves by itself, as last looked at. */
  #knownDeadline: number | null = null
  /** TIME-5: when nothing was done here, and the game has not been given the time back. */
  #owed: Gap[] = []
  /** After a failed write, no deadline is tried again before this time. */
  #retryAt = 0
  #isClosed = false
  #cancelTimer: (() => void) | null = null

  constructor(state: GameState, version: number, ports: RoomPorts) {
    this.gameId = state.gameId
    this.#state = state
    this.#version = version
    this.#ports = ports
    this.#publisher = new Publisher(this.gameId, ports.audience)
    const now = ports.clock.now()
    this.#wakefulness = new Wakefulness(now)
    this.presence.expect(state.seats.keys(), now)
    this.#arm()
  }

  /** The state as last decided. Read only; ahead of the disk for the few milliseconds of a commit. */
  get state(): GameState {
    return this.#state
  }

  /** Resolves once what the command made happen is on disk; a refusal is a value, never an exception. */
  dispatch(command: GameCommand | CommandMaker): Promise<Reply> {
    const make = typeof command === 'function' ? command : () => command
    return new Promise((settle) => {
      if (this.#isClosed) {
        settle({ ok: false, code: 'unknown_game' })
        return
      }
      this.#mailbox.push({ make, arrivedAtMs: this.#now(), settle })
      void this.#work()
    })
  }

  /**
   * Changes what the log holds of this game (a name that is to be erased), between two batches; then
   * the state is read again and shown to everyone. Resolves once nothing of what was there is left.
   */
  rewrite(plan: RewritePlan): Promise<Reply> {
    return new Promise((settle) => {
      if (this.#isClosed) {
        settle({ ok: false, code: 'unknown_game' })
        return
      }
      this.#rewrites.push({ plan, settle })
      void this.#work()
    })
  }

  connected(playerId: PlayerId): void {
    this.presence.connected(playerId)
    this.#changedAround()
  }

  disconnected(playerId: PlayerId): void {
    this.presence.disconnected(playerId, this.#now())
    this.#changedAround()
  }

  /** Its messages are slow to come and go, or no longer. */
  slowed(playerId: PlayerId, isLate: boolean): void {
    if (this.presence.slowed(playerId, isLate)) this.#changedAround()
  }

  /** What a seat sees now; null when there is no such seat. */
  playerViews(playerId: PlayerId) {
    return this.#look(() => this.#publisher.playerViews(playerId, this.#scene()))
  }

  /** The part of it that is the seat's own. */
  seatView(playerId: PlayerId) {
    return this.#look(() => this.#publisher.seatView(playerId, this.#scene()))
  }

  screenView() {
    return this.#look(() => this.#publisher.screenView(this.#scene()))
  }

  hostViews() {
    return this.#look(() => this.#publisher.hostViews(this.#scene()))
  }

  /** Something outside the game changed what is shown: the address, say. */
  republish(): void {
    this.#changedAround()
  }

  /** Nobody looks at it or waits for it, and it does not move by itself. */
  get isAtRest(): boolean {
    const { audience } = this.#ports
    const waiting = this.#mailbox.length + this.#rewrites.length
    const isBusy = this.#isStoring || waiting > 0 || this.#cancelForgetting !== null
    return (
      !isBusy &&
      !isTimed(this.#state) &&
      !this.presence.isAnybodyOnline &&
      !audience.hasScreens(this.gameId) &&
      !audience.hasHosts(this.gameId)
    )
  }

  /** Stops the timers and refuses whatever comes; the log keeps the game. */
  close(): void {
    this.#isClosed = true
    this.#cancelTimer?.()
    this.#cancelForgetting?.()
    for (const { settle } of [...this.#mailbox.splice(0), ...this.#rewrites.splice(0)]) {
      settle({ ok: false, code: 'unknown_game' })
    }
  }

  /** Looks at a state that is on disk: while a batch is being stored, right after it. */
  #look<Seen>(look: () => Seen): Promise<Seen> {
    return new Promise((resolve, reject) => {
      const see = () => {
        try {
          // Ahead of the disk, and the disk does not answer: nothing to show that is known to be stored.
          if (this.#isAstray) throw new Error('the state could not be read again')
          resolve(look())
        } catch (error) {
          reject(error as Error)
        }
      }
      if (this.#isStoring) this.#lookers.push(see)
      else if (this.#isAstray) void this.#readAgain().then(see, reject)
      else see()
    })
  }

  async #work(): Promise<void> {
    if (this.#isStoring) return
    this.#isStoring = true
    this.#cancelTimer?.()
    this.#knownDeadline = null
    // Let everything that arrived in this turn of the event loop join the first batch.
    await Promise.resolve()
    while (this.#mailbox.length + this.#rewrites.length > 0 && !this.#isClosed) {
      const now = this.#now()
      if (this.#mailbox.length > 0) await this.#commit(this.#mailbox.splice(0), now)
      for (const rewrite of this.#rewrites.splice(0)) await this.#rewrite(rewrite)
      for (const look of this.#lookers.splice(0)) look()
    }
    for (const look of this.#lookers.splice(0)) look()
    this.#isStoring = false
    this.#arm()
  }

  async #commit(batch: readonly Waiting[], now: number): Promise<void> {
    const owed = [...this.#owed]
    const events: GameEvent[] = []
    const replies: Reply[] = []
    try {
      if (this.#isAstray) await this.#readAgain()
      const toldBefore = this.#state.toldExtraTime
      this.presence.expire(now)
      for (const gap of owed) this.#giveBack(gap, events)
      // What waited while the batch before was stored is as early as it came.
      this.#apply(() => ({ type: 'Tick' }), batch[0]?.arrivedAtMs ?? now, events)
      for (const { make, arrivedAtMs } of batch) {
        replies.push(this.#apply(make, arrivedAtMs, events))
      }
      this.#apply(() => ({ type: 'Tick' }), now, events)
      if (events.length > 0) {
        this.#isAstray = true
        await this.#store(events, now, toldBefore)
        this.#isAstray = false
        this.#version += events.length
        this.#storageWorks = true
      }
      this.#owed.splice(0, owed.length)
    } catch (error) {
      this.#isAstray = true
      this.#storageWorks = false
      this.#ports.journal.error({ game: this.gameId, version: this.#version, error }, 'not stored')
      for (const { settle } of batch) settle({ ok: false, code: 'storage_failed' })
      this.#retryAt = now + retryAfterFailureMs
      this.#publisher.everythingChanged()
      await this.#readAgain().then(
        () => this.#publish(),
        () => undefined // Nothing to show that is known to be stored: the next command reads again.
      )
      return
    }
    for (const event of events) {
      if (event.type === 'PlayerRemoved') this.presence.forget(event.playerId)
    }
    for (const [index, { settle }] of batch.entries()) {
      settle(replies[index] ?? { ok: false, code: 'server_error' })
    }
    // Acknowledgements leave before the views, whose fan-out takes a while in a large room.
    await new Promise((resolve) => setImmediate(resolve))
    this.#publisher.happened(events)
    this.#publish()
  }

  /**
   * The time, which is a sign of life. When the last one is too long ago, the game is owed that while before anything
   * else is decided, and whatever waits here came as much later.
   */
  #now(): number {
    const now = this.#ports.clock.now()
    const wasGivenTime = this.#state.clock?.outage != null
    const gap = this.#wakefulness.sign(now, wasGivenTime ? null : this.#knownDeadline)
    if (gap && isTimed(this.#state)) {
      const durationMs = gap.untilMs - gap.sinceMs
      this.#owed.push(gap)
      this.presence.postpone(durationMs)
      for (const waiting of this.#mailbox) waiting.arrivedAtMs += durationMs
    }
    return now
  }

  #giveBack({ sinceMs, untilMs }: Gap, events: GameEvent[]): void {
    for (const event of outageEvents(this.#state, sinceMs, untilMs)) {
      evolve(this.#state, event)
      events.push(event)
    }
  }

  async #store(events: readonly GameEvent[], now: number, toldBefore: boolean): Promise<void> {
    const ends = events.some(({ type }) => type === 'GameEnded')
    const kept = ends ? events.map(withoutExtraTime) : events
    // Answers come by the thousand and change nothing of it.
    if (events.some(({ type }) => type !== 'AnswerSubmitted')) this.#outline = null
    this.#outline ??= outlineOf(this.#state)
    await this.#ports.log.append(this.gameId, this.#version, kept, now, this.#outline)
    if (ends && toldBefore) await this.forgetExtraTime()
  }

  /**
   * TIME-9: what was asked in private is forgotten once the game has ended. The end is stored by then: when
   * the disk refuses to forget, it is asked again until it does, here or after a restart.
   */
  async forgetExtraTime(): Promise<void> {
    const { log, clock, journal } = this.#ports
    this.#cancelForgetting = null
    try {
      await log.rewrite(this.gameId, withoutExtraTime)
    } catch (error) {
      journal.error({ game: this.gameId, error }, 'extra time not forgotten yet')
      if (this.#isClosed) return
      const again = clock.now() + forgetAgainMs
      this.#cancelForgetting = clock.setTimer(again, () => void this.forgetExtraTime())
    }
  }

  async #rewrite({ plan, settle }: WaitingRewrite): Promise<void> {
    const { log, journal } = this.#ports
    try {
      const logged = await log.read(this.gameId)
      const change = plan(logged.map(({ event }) => event))
      if (typeof change === 'string') return settle({ ok: false, code: change })
      this.#isAstray = true
      await log.rewrite(this.gameId, change)
      await this.#readAgain()
      settle({ ok: true })
    } catch (error) {
      journal.error({ game: this.gameId, version: this.#version, error }, 'not rewritten')
      settle({ ok: false, code: 'storage_failed' })
      // It may have been done in part: in the log, but not in a copy of it.
      await this.#readAgain().catch(() => undefined)
    }
    this.#publisher.everythingChanged()
    if (!this.#isAstray) this.#publish()
  }

  /** Decides and applies one command. A defect in deciding leaves the state where it was. */
  #apply(make: CommandMaker, now: number, events: GameEvent[]): Reply {
    let type = 'unknown'
    let decided: ReturnType<typeof decide>
    try {
      const command = make(this.#state)
      type = command.type
      const context = {
        now,
        present: this.presence.present,
        permutation: this.#ports.drawPermutation(),
        judgeName: this.#ports.judgeName,
        judgeText: this.#ports.judgeText
      }
      decided = decide(this.#state, command, context)
    } catch (error) {
      const where = { game: this.gameId, version: this.#version, command: type }
      this.#ports.journal.error({ ...where, error }, 'defect')
      return { ok: false, code: 'server_error' }
    }
    if (!decided.ok) return decided
    for (const event of decided.events) evolve(this.#state, event)
    events.push(...decided.events)
    return { ok: true }
  }

  async #readAgain(): Promise<void> {
    const logged = await this.#ports.log.read(this.gameId)
    this.#state = replay(logged.map(({ event }) => event))
    this.#version = logged.length
    this.#outline = null
    this.#isAstray = false
  }

  #scene() {
    return {
      state: this.#state,
      version: this.#version,
      presence: this.presence,
      origin: this.#ports.origin,
      storageWorks: this.#storageWorks
    }
  }

  #changedAround(): void {
    this.#publisher.surroundingsChanged()
    // Views are published from a stored state only; a batch under way publishes when it is done.
    if (!this.#isStoring) this.#arm()
  }

  /** A defect in a view must not stop the game: the next change shows a whole view again. */
  #publish(): void {
    try {
      this.#publisher.publish(this.#scene(), this.#ports.clock.now())
    } catch (error) {
      this.#ports.journal.error({ game: this.gameId, version: this.#version, error }, 'not shown')
    }
  }

  /** The room's only timer: the game's deadline, a sign of life, a lost seat's grace, or a view held back. */
  #arm(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    if (this.#isClosed || this.#isStoring) return
    this.#knownDeadline = this.#deadline()
    const due = [
      this.#knownDeadline,
      isTimed(this.#state) ? this.#wakefulness.nextDue : null,
      this.presence.nextExpiry(),
      this.#isAstray ? null : this.#publisher.nextDue()
    ].filter((at) => at !== null)
    if (due.length === 0) return
    this.#cancelTimer = this.#ports.clock.setTimer(Math.min(...due), () => this.#wake())
  }

  #wake(): void {
    const now = this.#now()
    const expired = this.presence.expire(now)
    if (expired) this.#publisher.surroundingsChanged()
    const deadline = this.#deadline()
    if (this.#owed.length > 0 || (deadline !== null && deadline <= now)) {
      void this.dispatch({ type: 'Tick' })
      return
    }
    if (!this.#isAstray) this.#publish()
    this.#arm()
  }

  #deadline(): number | null {
    const deadline = nextDeadline(this.#state, this.presence.present)
    return deadline === null ? null : Math.max(deadline, this.#retryAt)
  }
}
