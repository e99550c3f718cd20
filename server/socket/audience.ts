import type { Server } from 'socket.io'
import type { PlayerId } from '../../shared/commands.ts'
import type { Audience } from '../room/ports.ts'
import {
  channel,
  type ClientToServer,
  type Connection,
  type ConnectionState,
  type Identity,
  type ServerToClient
} from './connection.ts'

export type Sockets = Server<ClientToServer, ServerToClient, Record<string, never>, ConnectionState>

/** The open sockets of each seat, oldest first. */
export class SeatSockets {
  readonly #bySeat = new Map<PlayerId, Set<Connection>>()

  add(playerId: PlayerId, socket: Connection): void {
    const sockets = this.#bySeat.get(playerId) ?? new Set()
    this.#bySeat.set(playerId, sockets.add(socket))
  }

  remove(playerId: PlayerId, socket: Connection): void {
    const sockets = this.#bySeat.get(playerId)
    sockets?.delete(socket)
    if (sockets?.size === 0) this.#bySeat.delete(playerId)
  }

  of(playerId: PlayerId): readonly Connection[] {
    return [...(this.#bySeat.get(playerId) ?? [])]
  }
}

/** How many sockets are open, by role. */
export function socketsByRole(io: Sockets): ReadonlyMap<Identity['role'], number> {
  const counts = new Map<Identity['role'], number>([
    ['player', 0],
    ['screen', 0],
    ['host', 0]
  ])
  for (const { data } of io.sockets.sockets.values()) {
    const { role } = data.identity
    counts.set(role, (counts.get(role) ?? 0) + 1)
  }
  return counts
}

/** Sends views over Socket.IO: what all share is encoded once, what is personal goes to its sockets. */
export function socketAudience(io: Sockets, seats: SeatSockets): Audience {
  const hasAny = (name: string) => (io.sockets.adapter.rooms.get(name)?.size ?? 0) > 0
  return {
    players: (gameId, view) => void io.to(channel.players(gameId)).emit('view', view),
    seat: (_gameId, playerId, view) => {
      for (const socket of seats.of(playerId)) socket.emit('seat', view)
    },
    screens: (gameId, view) => void io.to(channel.screens(gameId)).emit('view', view),
    hosts: (gameId, view) => void io.to(channel.hosts(gameId)).emit('view', view),
    roster: (gameId, view) => void io.to(channel.hosts(gameId)).emit('roster', view),
    ended: (gameId, playerId, notice) => {
      if (playerId !== null) {
        for (const socket of seats.of(playerId)) {
          socket.emit('ended', notice)
          socket.disconnect(true)
        }
        return
      }
      for (const name of [
        channel.players(gameId),
        channel.screens(gameId),
        channel.hosts(gameId)
      ]) {
        io.to(name).emit('ended', notice)
        io.in(name).disconnectSockets(true)
      }
    },
    hasScreens: (gameId) => hasAny(channel.screens(gameId)),
    hasHosts: (gameId) => hasAny(channel.hosts(gameId))
  }
}
