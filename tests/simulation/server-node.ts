import type { GameId, PlayerId } from '../../shared/commands.ts'
import type { Handshake, JoinRequest, Reply, SeatGrant } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { GameCommand } from '../../server/game/commands.ts'
import type { Audience, Clock } from '../../server/room/ports.ts'
import { Registry } from '../../server/room/registry.ts'
import type { Room } from '../../server/room/room.ts'
import type { Random } from '../load/random.ts'
import type { SimulatedDisk } from './disk.ts'
import type { SimulatedTime } from './simulated-time.ts'
import type { Wire } from './wire.ts'

interface Connected {
  readonly wire: Wire
  readonly role: Handshake['role']
  readonly playerId: PlayerId | null
}

/** Told of all that leaves the server, to hold it against what is on disk. */
export interface Witness {
  sent(event: string, payload: unknown): void
  acknowledged(command: GameCommand, reply: Reply): void
}

/** The real registry and rooms with what stands around them simulated; can be killed and started again. */
export class ServerNode {
  kills = 0
  registry: Registry | null = null
  readonly #time: SimulatedTime
  readonly #random: Random
  readonly #disk: SimulatedDisk
  readonly #witness: Witness
  #connected: Connected[] = []
  #life = 0

  constructor(time: SimulatedTime, random: Random, disk: SimulatedDisk, witness: Witness) {
    this.#random = random
    this.#time = time
    this.#disk = disk
    this.#witness = witness
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
    const registry = new Registry(
      {
        clock: this.#clock(life),
        log: this.#disk.open(),
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
    if (life === this.#life) this.registry = registry
  }

  /** As by `kill -9` and a power cut at once. */
  kill(): void {
    this.kills += 1
    this.#life += 1
    this.registry = null
    this.#disk.cut()
    for (const { wire } of this.#connected.splice(0)) wire.close('server')
  }

  accept(wire: Wire): boolean {
    if (!this.registry) return false
    const life = this.#life
    let connected: Connected | null = null
    let room: Room | null = null
    wire.listen('server', {
      message: (event, payload, reply) => {
        if (life !== this.#life) return
        if (event === 'time') reply(this.#time.now())
        else if (event === 'handshake') {
          const identified = this.#identify(payload as Handshake).catch(() => null)
          void identified.then((found) => {
            if (life !== this.#life || !wire.isOpen('server')) return
            if (found === null) return reply({ code: undefined })
            if (typeof found === 'string') return reply({ code: found })
            room = found.room
            connected = { wire, role: found.role, playerId: found.playerId }
            this.#connected.push(connected)
            reply({ code: null })
            void this.#welcome(connected, room)
          })
        } else if (connected && room) void this.#command(connected, room, payload, reply)
      },
      closed: () => {
        if (life !== this.#life || !connected) return
        this.#connected = this.#connected.filter((other) => other !== connected)
        if (connected.playerId !== null) room?.disconnected(connected.playerId)
      }
    })
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
    if (!this.registry) return null
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
    { role, playerId }: Connected,
    room: Room,
    payload: unknown,
    reply: (value: unknown) => void
  ): Promise<void> {
    const life = this.#life
    const command =
      role === 'player' && playerId !== null
        ? ({ ...(payload as object), playerId } as GameCommand)
        : (payload as GameCommand)
    const outcome = await room.dispatch(command)
    if (life !== this.#life) return
    this.#witness.acknowledged(command, outcome)
    reply(outcome)
  }

  #clock(life: number): Clock {
    return {
      now: () => this.#time.now(),
      setTimer: (atMs, fire) =>
        this.#time.setTimer(atMs, () => {
          if (life === this.#life) fire()
        })
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
    this.#witness.sent(event, payload)
    for (const wire of wires) wire.send('server', event, payload)
  }
}
