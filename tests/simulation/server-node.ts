import type { GameId, PlayerId } from '../../shared/commands.ts'
import type { Handshake, JoinRequest, Reply, SeatGrant } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { GameCommand } from '../../server/game/commands.ts'
import type { Audience, Clock } from '../../server/room/ports.ts'
import { Registry } from '../../server/room/registry.ts'
import { steadyClock } from '../../server/room/system-clock.ts'
import type { Room } from '../../server/room/room.ts'
import type { Random } from '../load/random.ts'
import type { SimulatedDisk } from './disk.ts'
import { ProcessLoop } from './process-loop.ts'
import type { SimulatedTime } from './simulated-time.ts'
import type { Wire } from './wire.ts'

interface Connected {
  readonly wire: Wire
  readonly role: Handshake['role']
  readonly playerId: PlayerId | null
  /** The server gives the connection up. */
  readonly drop: () => void
}

/** From so long a freeze on heartbeats may have been missed. */
const heartbeatMs = 20_000

/** Told of all that leaves the server, to hold it against what is on disk. */
export interface Witness {
  sent(event: string, payload: unknown, text: string): void
  /** A command has come to the machine, whose process may be frozen; returns a word to be told with its reply. */
  arrived(command: GameCommand): boolean
  acknowledged(command: GameCommand, reply: Reply, arrivedInTime: boolean): void
}

/** The real registry and rooms with what stands around them simulated; can be killed and started again. */
export class ServerNode {
  kills = 0
  registry: Registry | null = null
  readonly #time: SimulatedTime
  readonly #random: Random
  readonly #disk: SimulatedDisk
  readonly #witness: Witness
  readonly #loop: ProcessLoop
  #clock: Clock
  /** How far the wall clock is from the simulated time. */
  #wallOffsetMs = 0
  /** In server time. */
  #backSince = 0
  #connected: Connected[] = []
  #life = 0

  constructor(time: SimulatedTime, random: Random, disk: SimulatedDisk, witness: Witness) {
    this.#random = random
    this.#time = time
    this.#disk = disk
    this.#witness = witness
    this.#loop = new ProcessLoop(time, random.fork())
    this.#clock = this.#startClock(0)
  }

  /** Server time, as of when the process last ran. */
  get now(): number {
    const since = this.#loop.frozenSince
    return this.#clock.now() - (since === null ? 0 : this.#time.now() - since)
  }

  /** Since when it runs without interruption, in server time. */
  get backSince(): number {
    return this.#backSince
  }

  /** Somebody sets the clock of the machine. */
  setWallClock(byMs: number): void {
    this.#wallOffsetMs += byMs
  }

  /** As by SIGSTOP, and SIGCONT later. */
  async freeze(durationMs: number): Promise<void> {
    if (!this.registry) return
    const life = this.#life
    this.#loop.freeze()
    await this.#time.wait(durationMs)
    if (life !== this.#life) return
    this.#backSince = this.#clock.now()
    if (durationMs > heartbeatMs) {
      for (const { drop } of [...this.#connected]) if (this.#random.chance(0.5)) drop()
    }
    this.#loop.thaw()
  }

  /** A start that the disk refuses ends the process; whoever watches over it tries again. */
  async start(): Promise<void> {
    this.#life += 1
    try {
      await this.#restore(this.#life)
    } catch {
      await this.#time.wait(1000)
      if (!this.registry) await this.start()
    }
  }

  async #restore(life: number): Promise<void> {
    this.#clock = this.#startClock(life)
    const registry = new Registry(
      {
        clock: this.#clock,
        log: this.#disk.open((run) => this.#loop.input(run)),
        audience: this.#audience(life),
        journal: { error: () => undefined, warn: () => undefined },
        origin: () => 'http://192.168.1.20:3000',
        drawPermutation: () => this.#random.shuffled([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        judgeName: () => null,
        judgeText: () => null
      },
      { maxPlayers: 100 }
    )
    await registry.restore()
    if (life !== this.#life) return
    this.registry = registry
    this.#backSince = this.#clock.now()
  }

  /** As by `kill -9` and a power cut at once. */
  kill(): void {
    this.kills += 1
    this.#life += 1
    this.registry = null
    this.#loop.end()
    this.#disk.cut()
    for (const { wire } of this.#connected.splice(0)) wire.close('server')
  }

  accept(wire: Wire): boolean {
    if (!this.registry) return false
    const life = this.#life
    let connected: Connected | null = null
    let room: Room | null = null
    const closed = () => {
      if (life !== this.#life || !connected) return
      this.#connected = this.#connected.filter((other) => other !== connected)
      if (connected.playerId !== null) room?.disconnected(connected.playerId)
      connected = null
    }
    const drop = () => {
      wire.close('server')
      closed()
    }
    wire.listen('server', {
      closed: () => this.#loop.input(closed),
      message: (event, payload, reply) => {
        if (life !== this.#life) return
        const isInTime =
          event === 'command' &&
          connected !== null &&
          this.#witness.arrived(commandOf(connected, payload))
        this.#loop.input(() => receive(event, payload, reply, isInTime))
      }
    })
    const receive = (
      event: string,
      payload: unknown,
      reply: (value: unknown) => void,
      isInTime: boolean
    ) => {
      if (life !== this.#life || !wire.isOpen('server')) return
      if (event === 'time') reply(this.#clock.now())
      else if (event === 'handshake') {
        const identified = this.#identify(payload as Handshake).catch(() => null)
        void identified.then((found) => {
          if (life !== this.#life || !wire.isOpen('server')) return
          if (found === null) return reply({ code: undefined })
          if (typeof found === 'string') return reply({ code: found })
          room = found.room
          connected = { wire, role: found.role, playerId: found.playerId, drop }
          this.#connected.push(connected)
          reply({ code: null })
          void this.#welcome(connected, room)
        })
      } else if (connected && room) {
        void this.#command(commandOf(connected, payload), room, reply, isInTime)
      }
    }
    return true
  }

  join(request: JoinRequest): Promise<SeatGrant | RejectionCode | null> {
    return this.#grant((registry) => registry.join(request, 'a phone'))
  }

  resume(pin: string, code: string): Promise<SeatGrant | RejectionCode | null> {
    return this.#grant((registry) => registry.resume(pin, code))
  }

  /** Null when the server is gone before it could answer. */
  async #grant(
    ask: (registry: Registry) => Promise<SeatGrant | RejectionCode>
  ): Promise<SeatGrant | RejectionCode | null> {
    const life = this.#life
    await new Promise<void>((resolve) => this.#loop.input(resolve))
    if (!this.registry || life !== this.#life) return null
    const outcome = await ask(this.registry).catch((): RejectionCode => 'server_error')
    return life === this.#life ? outcome : null
  }

  async #identify(
    handshake: Handshake
  ): Promise<{ room: Room; role: Handshake['role']; playerId: PlayerId | null } | RejectionCode> {
    const { role } = handshake
    const room = await this.registry?.find(handshake.gameId)
    if (!room || !this.registry) return 'unknown_game'
    if (role !== 'player') return { room, role, playerId: null }
    const playerId = this.registry.seatOf(room, handshake.token)
    return playerId === null ? 'unknown_player' : { room, role, playerId }
  }

  async #welcome(connected: Connected, room: Room): Promise<void> {
    const { role, playerId, wire } = connected
    const life = this.#life
    const send = (event: string, payload: unknown) => {
      if (life === this.#life) this.#send([wire], event, payload)
    }
    try {
      if (role === 'player' && playerId !== null) {
        room.connected(playerId)
        const views = await room.playerViews(playerId)
        if (!views) return send('ended', { reason: 'removed', joining: 'open' })
        send('view', views.view)
        send('seat', views.seat)
      } else if (role === 'screen') send('view', await room.screenView())
      else {
        const { view, roster } = await room.hostViews()
        send('view', view)
        send('roster', roster)
      }
    } catch {
      wire.close('server')
    }
  }

  async #command(
    command: GameCommand,
    room: Room,
    reply: (value: unknown) => void,
    isInTime: boolean
  ): Promise<void> {
    const life = this.#life
    const outcome = await room.dispatch(command)
    if (life !== this.#life) return
    this.#witness.acknowledged(command, outcome, isInTime)
    reply(outcome)
  }

  #startClock(life: number): Clock {
    const startedAt = this.#time.now()
    const elapsedMs = () => this.#time.now() - startedAt
    const { now, wall } = steadyClock({
      wallMs: () => this.#time.now() + this.#wallOffsetMs,
      monotonicMs: elapsedMs,
      uptimeMs: elapsedMs
    })
    return {
      now,
      wall,
      setTimer: (atMs, fire) => {
        let isCancelled = false
        const cancel = this.#time.after(atMs - now(), () =>
          this.#loop.timer(() => {
            if (life === this.#life && !isCancelled) fire()
          })
        )
        return () => {
          isCancelled = true
          cancel()
        }
      }
    }
  }

  #audience(life: number): Audience {
    const to = (role: Handshake['role'], playerId?: PlayerId) =>
      this.#connected
        .filter((one) => one.role === role && (playerId === undefined || one.playerId === playerId))
        .map(({ wire }) => wire)
    const send = (wires: readonly Wire[], event: string, payload: unknown) => {
      if (life === this.#life) this.#send(wires, event, payload)
    }
    return {
      players: (_game: GameId, view) => send(to('player'), 'view', view),
      seat: (_game, playerId, view) => send(to('player', playerId), 'seat', view),
      screens: (_game, view) => send(to('screen'), 'view', view),
      hosts: (_game, view) => send(to('host'), 'view', view),
      roster: (_game, view) => send(to('host'), 'roster', view),
      ended: (_game, playerId, notice) => {
        const wires =
          playerId === null ? this.#connected.map(({ wire }) => wire) : to('player', playerId)
        send(wires, 'ended', notice)
        for (const wire of wires) wire.close('server')
      },
      hasScreens: () => true,
      hasHosts: () => true
    }
  }

  #send(wires: readonly Wire[], event: string, payload: unknown): void {
    const text = JSON.stringify(payload)
    this.#witness.sent(event, payload, text)
    for (const wire of wires) wire.sendText('server', event, text)
  }
}

function commandOf({ role, playerId }: Connected, payload: unknown): GameCommand {
  return role === 'player' && playerId !== null
    ? ({ ...(payload as object), playerId } as GameCommand)
    : (payload as GameCommand)
}
