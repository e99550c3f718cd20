import type { Activity } from '../../shared/activity.ts'
import type { GameId, PlayerId } from '../../shared/commands.ts'
import type {
  Erasure,
  GameCard,
  JoinRequest,
  LaunchReply,
  PinInfo,
  Reply,
  SeatGrant
} from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { GameSettings } from '../../shared/settings.ts'
import type { GameEvent } from '../game/events.ts'
import { evolve, replay } from '../game/evolve.ts'
import { newGame } from '../game/new-game.ts'
import { nameKeys } from '../game/names.ts'
import { outageEvents } from '../game/outage.ts'
import { outlineOf } from '../game/outline.ts'
import { languageOf } from '../game/views/language.ts'
import type { GameState } from '../game/state.ts'
import { eraseName } from './erased-name.ts'
import { drawName } from './drawn-names.ts'
import { GameUnreadable, type GameSummary } from './ports.ts'
import { Room, type RoomPorts } from './room.ts'
import { drawCode, drawId, drawPin, drawToken, hashOf, normalCode } from './secrets.ts'

const dayMs = 24 * 60 * 60 * 1000
const beatEveryMs = 1000
/** A game whose clock stands still and that nobody has looked at for so long is let go: the log has it. */
const restMs = 60_000

export interface RegistryOptions {
  readonly maxPlayers: number
  /** When a game is to be erased, as of a version of it; null when it is not due. */
  readonly erasureOf?: (gameId: GameId, version: number) => Erasure | null
}

/** All games of this server: launches them, finds them by PIN, brings them back after a restart. */
export class Registry {
  readonly #ports: RoomPorts
  readonly #options: RegistryOptions
  readonly #rooms = new Map<GameId, Room>()
  /** Games that have not ended and need not be in memory: nobody is there, and no clock runs. */
  readonly #asleep = new Set<GameId>()
  /** Games that cannot be read; the others go on without them. */
  readonly #unreadable = new Set<GameId>()
  /** When each room was last of use to somebody, as far as was seen. */
  readonly #usedAt = new Map<GameId, number>()
  /** Since when the games whose PIN still opens seats have ended. */
  readonly #endedAt = new Map<GameId, number>()
  readonly #loading = new Map<GameId, Promise<Room | null>>()
  readonly #gameByPin = new Map<string, GameId>()
  #cancelBeat: (() => void) | null = null

  constructor(ports: RoomPorts, options: RegistryOptions) {
    this.#ports = ports
    this.#options = options
  }

  /**
   * Brings back every game whose clock runs, extended by the time the server was gone. Others that have not
   * ended sleep until somebody comes.
   */
  async restore(): Promise<void> {
    const { log, clock, journal } = this.#ports
    const lastBeat = log.lastBeat()
    const yesterday = clock.now() - dayMs
    for (const { gameId, lastAt, outline, problem, lost } of await log.games()) {
      if (lost) journal.error({ game: gameId, lost }, 'acknowledged events are missing')
      if (!outline) this.#setAside(gameId, problem)
      if (!outline) continue
      const isOpen = outline.phase !== 'ended'
      if (isOpen || lastAt > yesterday) this.#rememberPin(outline.pin, gameId)
      if (isOpen && outline.isTimed) await this.#load(gameId, Math.max(lastBeat ?? 0, lastAt))
      else if (isOpen) this.#asleep.add(gameId)
      else if (lastAt > yesterday) {
        this.#endedAt.set(gameId, lastAt)
        await this.#forgetWhatWasLeft(gameId)
      }
    }
    this.#beat()
    this.#lookThroughTheSleeping().catch((error: unknown) => {
      journal.error({ error }, 'games that sleep not looked through')
    })
  }

  /** The room of a game, read from the log if need be; null when there is none, or it cannot be read. */
  async find(gameId: GameId): Promise<Room | null> {
    if (this.#unreadable.has(gameId)) return null
    const room = this.#rooms.get(gameId)
    if (room) {
      this.#usedAt.set(gameId, this.#ports.clock.now())
      return room
    }
    const loading = this.#loading.get(gameId) ?? this.#load(gameId, null)
    this.#loading.set(gameId, loading)
    return loading.finally(() => this.#loading.delete(gameId))
  }

  /** What a PIN opens, or `unknown_pin`: the same for a wrong PIN and for a game that is over. */
  async pinInfo(pin: string): Promise<PinInfo | RejectionCode> {
    const room = await this.#roomOfPin(pin)
    if (!room || room.state.phase === 'ended') return 'unknown_pin'
    const { gameId, activity, settings } = room.state
    const { title } = activity
    return { gameId, title, ...languageOf(room.state), names: settings.names }
  }

  async hasSeat({ pin, key }: Pick<JoinRequest, 'pin' | 'key'>): Promise<boolean> {
    const room = await this.#roomOfPin(pin)
    return room?.state.seatByKey.has(hashOf(key)) ?? false
  }

  /** `network` stands for where the request came from, to tell who came together. */
  async join(
    { pin, key, name, extraTime }: JoinRequest,
    network: string
  ): Promise<SeatGrant | RejectionCode> {
    const room = await this.#roomOfPin(pin)
    if (!room || room.state.phase === 'ended') return 'unknown_pin'
    const token = drawToken()
    const keyHash = hashOf(key)
    const drawnId = drawId()
    const reply = await room.dispatch((state) => ({
      type: 'Join',
      playerId: drawnId,
      typedName: name ?? null,
      // Drawing among thousands of names costs: only where names are drawn.
      drawnName: state.settings.names === 'drawn' ? drawFreeName(state) : '',
      code: drawCode((code) => state.seatByCode.has(code)),
      tokenHash: hashOf(token),
      keyHash,
      ...(extraTime && { extraTime })
    }))
    if (!reply.ok) return reply.code
    const playerId = room.state.seatByKey.get(keyHash)
    if (playerId === drawnId) room.came(playerId, network)
    return this.#grant(room, playerId, token)
  }

  async freeName(pin: string): Promise<string | null> {
    const room = await this.#roomOfPin(pin)
    return room ? drawFreeName(room.state) : null
  }

  /** Takes a seat on another device: the former one is told so. */
  async resume(pin: string, code: string): Promise<SeatGrant | RejectionCode> {
    const room = await this.#roomOfPin(pin)
    if (!room) return 'unknown_pin'
    const playerId = room.state.seatByCode.get(normalCode(code))
    if (!playerId) return 'unknown_code'
    const token = drawToken()
    const reply = await room.dispatch({ type: 'Resume', playerId, tokenHash: hashOf(token) })
    return reply.ok ? this.#grant(room, playerId, token) : reply.code
  }

  async launch(activity: Activity, settings: GameSettings): Promise<LaunchReply | RejectionCode> {
    const created: GameEvent = {
      type: 'GameCreated',
      gameId: drawId(),
      pin: drawPin((pin) => this.#gameByPin.has(pin)),
      activity,
      settings,
      maxPlayers: this.#options.maxPlayers
    }
    const { gameId, pin } = created
    // Before it is stored: two launches at once must not draw the same.
    this.#rememberPin(pin, gameId)
    const state = newGame(created)
    try {
      await this.#ports.log.append(gameId, 0, [created], this.#ports.clock.now(), outlineOf(state))
    } catch (error) {
      this.#gameByPin.delete(pin)
      this.#ports.journal.error({ game: gameId, error }, 'not stored')
      return 'storage_failed'
    }
    this.#keep(new Room(state, 1, this.#ports))
    return { gameId, pin }
  }

  /** Newest first. */
  async list(): Promise<readonly GameCard[]> {
    return (await this.#ports.log.games()).map((game) => this.#card(game))
  }

  /** Erases a game and every name in it; false when there is no such game. */
  async remove(gameId: GameId): Promise<boolean> {
    // Not by `find`: a game that goes need not be played back first.
    const inMemory = this.#rooms.has(gameId) || (await this.#loading.get(gameId))
    if (!inMemory && !(await this.#ports.log.has(gameId))) return false
    try {
      await this.#ports.log.remove(gameId)
    } finally {
      // Gone here also when a copy of it elsewhere could not be reached.
      if (!(await this.#ports.log.has(gameId))) this.#forget(gameId)
    }
    return true
  }

  /**
   * Puts a neutral name in the place of a player's, in all that is kept of the game and on every screen.
   * Refuses with `unknown_game`, `unknown_player` or `storage_failed`.
   */
  async eraseName(gameId: GameId, playerId: PlayerId): Promise<Reply> {
    const room = await this.find(gameId)
    if (!room) return { ok: false, code: 'unknown_game' }
    return room.rewrite((events) => eraseName(events, playerId) ?? 'unknown_player')
  }

  /** The seat a token opens in this game, or null. */
  seatOf(room: Room, token: string): PlayerId | null {
    return room.state.seatByToken.get(hashOf(token)) ?? null
  }

  /** Games in memory, and games that have not ended, asleep or not. */
  counts(): { readonly rooms: number; readonly open: number } {
    const rooms = [...this.#rooms.values()]
    return {
      rooms: rooms.length,
      open: this.#asleep.size + rooms.filter(({ state }) => state.phase !== 'ended').length
    }
  }

  /** The address on the screens changed. */
  republishAll(): void {
    for (const room of this.#rooms.values()) room.republish()
  }

  close(): void {
    this.#cancelBeat?.()
    this.#asleep.clear()
    for (const room of this.#rooms.values()) room.close()
  }

  #forget(gameId: GameId): void {
    this.#letGo(gameId)
    this.#asleep.delete(gameId)
    this.#unreadable.delete(gameId)
    this.#endedAt.delete(gameId)
    for (const [pin, game] of this.#gameByPin) if (game === gameId) this.#gameByPin.delete(pin)
    this.#ports.audience.ended(gameId, null, { reason: 'game_removed' })
  }

  #letGo(gameId: GameId): void {
    this.#rooms.get(gameId)?.close()
    this.#rooms.delete(gameId)
    this.#usedAt.delete(gameId)
  }

  /** TIME-9: the server may have died, or the disk failed, right after the end of a game. */
  async #forgetWhatWasLeft(gameId: GameId): Promise<void> {
    const game = await this.#playBack(gameId)
    const isLeft = game?.events.some(
      (event) => event.type === 'ExtraTimeAsked' && event.extraTime !== null
    )
    if (isLeft) await (await this.find(gameId))?.forgetExtraTime()
  }

  /** Games that sleep are played through once, one at a time: one that cannot be is known before it is opened. */
  async #lookThroughTheSleeping(): Promise<void> {
    for (const gameId of [...this.#asleep]) {
      await new Promise((resolve) => setImmediate(resolve))
      if (this.#asleep.has(gameId)) await this.#playBack(gameId)
    }
  }

  /** JOIN-9: a day after the end of a game its PIN opens no seat any more, and may be drawn again. */
  #closeThoseOfYesterday(now: number): void {
    for (const [gameId, endedAt] of this.#endedAt) {
      if (now - endedAt < dayMs) continue
      this.#endedAt.delete(gameId)
      for (const [pin, game] of this.#gameByPin) if (game === gameId) this.#gameByPin.delete(pin)
    }
  }

  #letGoOfThoseAtRest(now: number): void {
    for (const [gameId, room] of this.#rooms) {
      if (room.state.phase === 'ended' && this.#gameByPin.get(room.state.pin) === gameId) {
        if (!this.#endedAt.has(gameId)) this.#endedAt.set(gameId, now)
      }
      if (!room.isAtRest) this.#usedAt.set(gameId, now)
      else if (now - (this.#usedAt.get(gameId) ?? 0) >= restMs) {
        this.#letGo(gameId)
        if (room.state.phase !== 'ended') this.#asleep.add(gameId)
      }
    }
  }

  /** `goneSinceMs`: since when the server was away while this game ran. */
  async #load(gameId: GameId, goneSinceMs: number | null): Promise<Room | null> {
    const { log, clock } = this.#ports
    const game = await this.#playBack(gameId)
    if (!game) return null
    const { state } = game
    let version = game.events.length
    if (goneSinceMs !== null) {
      // Before the room exists, or its first look at the clock would close what ran out meanwhile.
      const now = clock.now()
      const outage = outageEvents(state, goneSinceMs, now)
      for (const event of outage) evolve(state, event)
      if (outage.length > 0) await log.append(gameId, version, outage, now, outlineOf(state))
      version += outage.length
    }
    return this.#keep(new Room(state, version, this.#ports))
  }

  /** A game as it is stored; null when there is none, or it cannot be read. */
  async #playBack(gameId: GameId): Promise<PlayedBack | null> {
    try {
      const events = (await this.#ports.log.read(gameId)).map(({ event }) => event)
      return events.length === 0 ? null : { events, state: played(events) }
    } catch (error) {
      if (!(error instanceof GameUnreadable)) throw error
      this.#setAside(gameId, error.message)
      return null
    }
  }

  #setAside(gameId: GameId, problem: string | undefined): void {
    this.#unreadable.add(gameId)
    this.#asleep.delete(gameId)
    this.#ports.journal.error({ game: gameId, problem }, 'game set aside: it cannot be read')
  }

  #keep(room: Room): Room {
    this.#rooms.set(room.gameId, room)
    this.#asleep.delete(room.gameId)
    this.#usedAt.set(room.gameId, this.#ports.clock.now())
    return room
  }

  async #roomOfPin(pin: string): Promise<Room | null> {
    const gameId = this.#gameByPin.get(pin)
    return gameId === undefined ? null : this.find(gameId)
  }

  #rememberPin(pin: string, gameId: GameId): void {
    // Games come newest first: an older one never takes the PIN back.
    if (!this.#gameByPin.has(pin)) this.#gameByPin.set(pin, gameId)
  }

  /**
   * Hands a seat over, and tells the devices that held it. Of two requests for one seat at once, the first
   * is granted a token that is worth nothing already.
   */
  async #grant(
    room: Room,
    playerId: PlayerId | undefined,
    token: string
  ): Promise<SeatGrant | RejectionCode> {
    // Removed while the batch was being stored.
    if (playerId === undefined) return 'unknown_player'
    const { gameId } = room
    this.#ports.audience.ended(gameId, playerId, { reason: 'seat_moved' })
    const first = await room.playerViews(playerId)
    return { gameId, playerId, token, ...(first && { first }) }
  }

  #card({ gameId, version, createdAt, outline, lost }: GameSummary): GameCard {
    const erasure = this.#options.erasureOf?.(gameId, version)
    const state = this.#rooms.get(gameId)?.state
    const told = state ? outlineOf(state) : (outline ?? untold)
    const { title, pin, phase, players, stepsPlayed, stepCount } = told
    return {
      gameId,
      title,
      ...('language' in told && { language: told.language }),
      pin,
      createdAtMs: createdAt,
      phase,
      players,
      stepsPlayed,
      stepCount,
      ...(this.#unreadable.has(gameId) && { isUnreadable: true }),
      ...(lost !== undefined && { lost }),
      ...(erasure && { erasure })
    }
  }

  #beat(): void {
    const { clock, log, journal } = this.#ports
    const now = clock.now()
    try {
      log.beat(now)
    } catch (error) {
      journal.warn({ error }, 'no sign of life written')
    }
    this.#letGoOfThoseAtRest(now)
    this.#closeThoseOfYesterday(now)
    this.#cancelBeat = clock.setTimer(now + beatEveryMs, () => this.#beat())
  }
}

interface PlayedBack {
  readonly events: readonly GameEvent[]
  readonly state: GameState
}

/** Throws `GameUnreadable`. */
function played(events: readonly GameEvent[]): GameState {
  try {
    return replay(events)
  } catch (cause) {
    throw new GameUnreadable((cause as Error).message, { cause })
  }
}

/** Of a game that cannot be read. */
const untold = {
  title: '',
  pin: '',
  phase: 'ended',
  players: 0,
  stepsPlayed: 0,
  stepCount: 0
} as const

/** A generated name that nobody in the game has. */
export function drawFreeName(state: GameState): string {
  return drawName((name) => nameKeys(name).some((key) => state.seatByNameKey.has(key)))
}
