import type { Socket } from 'socket.io'
import type { GameId, PlayerId } from '../../shared/commands.ts'
import type { Reply } from '../../shared/protocol.ts'
import type {
  EndedNotice,
  HostView,
  PlayerView,
  RosterView,
  ScreenView,
  SeatView
} from '../../shared/views.ts'
import type { Room } from '../room/room.ts'
import type { RoundTrip } from './round-trip.ts'

/** Who a connected socket is: always known, since the handshake refuses all others. */
export type Identity =
  | {
      readonly role: 'player'
      readonly gameId: GameId
      readonly playerId: PlayerId
      readonly page: string | undefined
    }
  | { readonly role: 'screen'; readonly gameId: GameId }
  | { readonly role: 'host'; readonly gameId: GameId; readonly session: string }

export interface ClientToServer {
  command: (command: unknown, acknowledge: (reply: Reply) => void) => void
  time: (acknowledge: (serverMs: number) => void) => void
}

export interface ServerToClient {
  view: (view: PlayerView | ScreenView | HostView) => void
  seat: (view: SeatView) => void
  roster: (view: RosterView) => void
  ended: (notice: EndedNotice) => void
}

export interface ConnectionState {
  identity: Identity
  room: Room
  roundTrip: RoundTrip
}

export type Connection = Socket<
  ClientToServer,
  ServerToClient,
  Record<string, never>,
  ConnectionState
>

/** Names of the Socket.IO rooms: a game's audiences, and all that a trainer's session opened. */
export const channel = {
  players: (gameId: GameId) => `players:${gameId}`,
  screens: (gameId: GameId) => `screens:${gameId}`,
  hosts: (gameId: GameId) => `hosts:${gameId}`,
  session: (session: string) => `session:${session}`
}
