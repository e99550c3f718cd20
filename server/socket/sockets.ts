import type { Server as HttpServer } from 'node:http'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Server } from 'socket.io'
import type { ClientCommand, GameId, PlayerId } from '../../shared/commands.ts'
import { protocolVersion, type Handshake, type Reply } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { GameCommand } from '../game/commands.ts'
import type { Clock, Journal } from '../room/ports.ts'
import { drawFreeName, type Registry } from '../room/registry.ts'
import type { CommandMaker, Room } from '../room/room.ts'
import { readUntrusted } from '../untrusted.ts'
import { networkOf } from '../room/network.ts'
import { SeatSockets, type Sockets } from './audience.ts'
import { channel, type ClientToServer, type Connection, type Identity } from './connection.ts'
import { guardOrigin } from './guard-origin.ts'
import { guardRawConnections } from './raw-connections.ts'
import { RoundTrip } from './round-trip.ts'
import { commandSchema, handshakeSchema, isPlayerCommand } from './schemas.ts'

const maxMessageBytes = 16 * 1024
const socketsPerSeat = 2
/** Besides those of a signed-in trainer: whoever knows a game may show it, and each view is sent to all of them. */
const screensPerGame = 40
const screensPerAddress = 10
/** Of one seat, within as many seconds as the budget of its messages: a poor network loses far fewer links. */
const connectionsPerSeat = 30
const budgetEvents = 60
const budgetSeconds = 10
const eventNames: ReadonlySet<unknown> = new Set<keyof ClientToServer>(['command', 'time'])

export interface SocketPorts {
  readonly registry: () => Registry
  readonly clock: Clock
  readonly journal: Journal
  /** The id of the signed-in trainer's session that this cookie header holds, or null. */
  readonly hostSession: (cookieHeader: string | undefined) => string | null
  /** True once the server drains: who comes now is to try again, and finds the next one. */
  readonly isClosing: () => boolean
  /** A command was answered; `type` is null when it was none that is known. */
  readonly answered: (type: ClientCommand['type'] | null, reply: Reply) => void
  /** Of the public address: empty when there is none. */
  readonly origins: () => readonly string[]
}

/** Socket.IO's end of the contract: authenticate, parse, dispatch, reply. No rule of the game here. */
export function openSockets(http: HttpServer, seats: SeatSockets, ports: SocketPorts): Sockets {
  const io: Sockets = new Server(http, {
    serveClient: false,
    allowEIO3: false,
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: maxMessageBytes,
    connectTimeout: 10_000,
    allowRequest: (_request, callback) => callback(null, !ports.isClosing())
  })
  guardOrigin(io.engine, ports.origins)
  guardRawConnections(http, io.engine)
  const budget = new RateLimiterMemory({ points: budgetEvents, duration: budgetSeconds })
  const comings = new RateLimiterMemory({ points: connectionsPerSeat, duration: budgetSeconds })
  /** Connections that carry a socket, or are about to: each carries one. */
  const taken = new WeakSet<object>()

  io.use((socket, next) => {
    const { conn } = socket
    if (taken.has(conn)) return next(refused('bad_message'))
    taken.add(conn)
    const refuse = (code: RejectionCode) => {
      taken.delete(conn)
      next(refused(code))
    }
    // Without a code, which would be final: the trouble may pass.
    const turnAway = (reason: string) => {
      taken.delete(conn)
      next(new Error(reason))
    }
    identify(socket, ports).then(
      (refusal) => {
        if (refusal !== null) return refuse(refusal)
        const { role, gameId } = socket.data.identity
        if (role === 'player') {
          return comings.consume(budgetKey(socket)).then(
            () => next(),
            () => turnAway('flooding')
          )
        }
        if (role === 'host' || ports.hostSession(socket.handshake.headers.cookie) !== null) {
          return next()
        }
        return isCrowd(screensOf(io, gameId), socket) ? turnAway('flooding') : next()
      },
      (error: unknown) => {
        ports.journal.error({ error }, 'handshake failed')
        turnAway('server_error')
      }
    )
  })

  io.on('connection', (socket) => {
    socket.on('disconnect', () => taken.delete(socket.conn))
    socket.on('time', (acknowledge) => {
      if (typeof acknowledge === 'function') acknowledge(ports.clock.now())
    })
    socket.on('command', (raw, acknowledge) => {
      if (typeof acknowledge !== 'function') return
      const command = readUntrusted(commandSchema, raw)
      void answer(socket, command, seats)
        .catch((error: unknown): Reply => {
          ports.journal.error({ game: socket.data.identity.gameId, error }, 'defect')
          return { ok: false, code: 'server_error' }
        })
        .then((reply) => {
          ports.answered(command?.type ?? null, reply)
          acknowledge(reply)
        })
    })
    socket.use((packet, next) => {
      const acknowledge: unknown = packet.at(-1)
      const refuse = (code: RejectionCode) => {
        ports.answered(null, { ok: false, code })
        if (typeof acknowledge === 'function') acknowledge({ ok: false, code })
      }
      budget.consume(budgetKey(socket)).then(
        () => (eventNames.has(packet[0]) ? next() : refuse('bad_message')),
        () => {
          refuse('flooding')
          socket.disconnect(true)
        }
      )
    })
    void welcome(socket, seats).catch((error: unknown) => {
      ports.journal.error({ game: socket.data.identity.gameId, error }, 'no view sent')
      socket.disconnect(true)
    })
  })
  return io
}

function screensOf(io: Sockets, gameId: GameId): Connection[] {
  const ids = [...(io.sockets.adapter.rooms.get(channel.screens(gameId)) ?? [])]
  return ids.flatMap((id) => io.sockets.sockets.get(id) ?? [])
}

/** One stranger's screens leave room for a projector elsewhere. */
function isCrowd(screens: readonly Connection[], { request }: Connection): boolean {
  if (screens.length >= screensPerGame) return true
  const network = networkOf(request)
  const neighbours = screens.filter((screen) => networkOf(screen.request) === network)
  return neighbours.length >= screensPerAddress
}

/** A player's budget is the seat's: coming back does not fill it up. */
function budgetKey({ id, data: { identity } }: Connection): string {
  return identity.role === 'player' ? identity.playerId : id
}

function refused(code: RejectionCode): Error {
  return Object.assign(new Error(code), { data: { code } })
}

/** Makes the socket a known player, screen or host; or says why not. */
async function identify(socket: Connection, ports: SocketPorts): Promise<RejectionCode | null> {
  const asked = readUntrusted(handshakeSchema, socket.handshake.auth)
  if (!asked) {
    const { protocol } = socket.handshake.auth as { protocol?: unknown }
    const isOther = typeof protocol === 'number' && protocol !== protocolVersion
    return isOther ? 'wrong_protocol' : 'bad_message'
  }
  const { gameId } = asked
  const session = ports.hostSession(socket.handshake.headers.cookie)
  if (asked.role === 'host' && session === null) return 'not_signed_in'
  const room = await ports.registry().find(gameId)
  if (!room) return 'unknown_game'
  const identity = identityOf(asked, session, room, ports.registry())
  if (!identity) return 'unknown_player'
  const slowed = (isLate: boolean) => {
    if (identity.role === 'player') room.slowed(identity.playerId, isLate)
  }
  socket.data = { room, identity, roundTrip: new RoundTrip(socket.conn, slowed) }
  return null
}

/** Null for a player whose token opens no seat. */
function identityOf(
  asked: Handshake,
  session: string | null,
  room: Room,
  registry: Registry
): Identity | null {
  const { gameId, role } = asked
  if (role === 'screen') return { role, gameId }
  if (role === 'host') return session === null ? null : { role, gameId, session }
  const playerId = registry.seatOf(room, asked.token)
  return playerId === null ? null : { role, gameId, playerId, page: asked.page }
}

/** Sends the present, and keeps the socket where views are sent. */
async function welcome(socket: Connection, seats: SeatSockets): Promise<void> {
  const { identity, room } = socket.data
  if (identity.role === 'player') return welcomePlayer(socket, identity.playerId, seats)
  if (identity.role === 'screen') {
    await socket.join(channel.screens(identity.gameId))
    socket.emit('view', await room.screenView())
    return
  }
  await socket.join([channel.hosts(identity.gameId), channel.session(identity.session)])
  const { view, roster } = await room.hostViews()
  socket.emit('view', view)
  socket.emit('roster', roster)
}

async function welcomePlayer(
  socket: Connection,
  playerId: PlayerId,
  seats: SeatSockets
): Promise<void> {
  const { identity, room } = socket.data
  makeRoomFor(socket, seats.of(playerId))
  seats.add(playerId, socket)
  room.connected(playerId)
  socket.on('disconnect', () => {
    seats.remove(playerId, socket)
    room.disconnected(playerId)
  })
  await socket.join(channel.players(identity.gameId))
  const views = await room.playerViews(playerId)
  if (!views) {
    socket.emit('ended', { reason: 'removed' })
    socket.disconnect(true)
    return
  }
  socket.emit('view', views.view)
  socket.emit('seat', views.seat)
}

/** Of a seat's other sockets, oldest first, closes what this one replaces, and the oldest that are too many. */
function makeRoomFor(socket: Connection, others: readonly Connection[]): void {
  const page = pageOf(socket)
  const isFormer = (other: Connection) => page !== undefined && pageOf(other) === page
  // A page that is back may have left a link that looks open for a while: that is no second device.
  for (const former of others.filter(isFormer)) former.disconnect(true)
  const devices = others.filter((other) => !isFormer(other))
  for (const oldest of devices.slice(0, Math.max(0, devices.length + 1 - socketsPerSeat))) {
    oldest.emit('ended', { reason: 'opened_elsewhere' })
    oldest.disconnect(true)
  }
}

function pageOf({ data: { identity } }: Connection): string | undefined {
  return identity.role === 'player' ? identity.page : undefined
}

async function answer(
  socket: Connection,
  sent: ClientCommand | null,
  seats: SeatSockets
): Promise<Reply> {
  const { identity, room } = socket.data
  if (sent === null) return { ok: false, code: 'bad_message' }
  const command = commandFor(socket, sent)
  if (!command) return { ok: false, code: 'not_allowed' }
  const reply = await room.dispatch(command)
  if (identity.role === 'player' && sent.type === 'SubmitAnswer' && reply.ok) {
    await tellOtherDevices(socket, identity.playerId, seats)
  }
  return reply
}

/** The device that answered knows from its acknowledgement; a second one of the same seat is told. */
async function tellOtherDevices(
  socket: Connection,
  playerId: PlayerId,
  seats: SeatSockets
): Promise<void> {
  const others = seats.of(playerId).filter((other) => other !== socket)
  if (others.length === 0) return
  const seat = await socket.data.room.seatView(playerId)
  if (seat) for (const other of others) other.emit('seat', seat)
}

/** The command as the core knows it, in the name of whoever the socket is; null when not theirs to send. */
function commandFor(
  { data: { identity, roundTrip } }: Connection,
  command: Parameters<typeof isPlayerCommand>[0]
): GameCommand | CommandMaker | null {
  if (!isPlayerCommand(command)) return identity.role === 'host' ? command : null
  if (identity.role !== 'player') return null
  const { playerId } = identity
  if (command.type === 'DrawAnotherName') {
    return (state) => ({ ...command, playerId, drawnName: drawFreeName(state) })
  }
  if (command.type === 'SubmitAnswer') {
    return { ...command, playerId, ...(roundTrip.ms !== null && { roundTripMs: roundTrip.ms }) }
  }
  return { ...command, playerId }
}
