import type { ActivityOption, Section } from './activity.ts'
import type { GameId, PlayerId } from './commands.ts'
import type { ExtraTime } from './extra-time.ts'
import type { RejectionCode } from './rejections.ts'
import type { GameSettings } from './settings.ts'
import type { StepKindName } from './steps/kinds.ts'
import type { Phase } from './views.ts'

/** Changes whenever an old client could misread a new server; sent in the handshake. */
export const protocolVersion = 2

/**
 * Sent by our own pages with each HTTP request: pages of other origins cannot add a header without asking, and the
 * server never lets them.
 */
export const ownPageHeader = 'x-preau'

/** Most characters, as a person counts them (graphemes), in a player's name. */
export const nameMaxGraphemes = 20

/** What a socket says of itself when connecting (Socket.IO `auth`). */
export type Handshake = { readonly protocol: number } & (
  | {
      readonly role: 'player'
      readonly gameId: GameId
      readonly token: string
      /** Drawn by the page for as long as it is open: its links are one device, however often they are lost. */
      readonly page?: string
    }
  | { readonly role: 'screen'; readonly gameId: GameId }
  /** Signed in by the host cookie, which travels with the handshake request. */
  | { readonly role: 'host'; readonly gameId: GameId }
)

/** The acknowledgement of a `command`. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly code: RejectionCode }

// HTTP bodies. A refused request answers `{ code }` with a 4xx or 5xx status.

export interface Refusal {
  readonly code: RejectionCode
  /** With `name_rude` and `name_reserved`: a name to take instead. */
  readonly suggestion?: string
}

/** `GET /api/pins/:pin` */
export interface PinInfo {
  readonly gameId: GameId
  readonly title: string
  readonly names: GameSettings['names']
}

/**
 * `POST /api/join`. `key` is drawn by the phone (128 bits, base64url or hex) and kept while it tries:
 * the same key always gets the same seat, so a lost answer never makes two seats.
 */
export interface JoinRequest {
  readonly pin: string
  readonly key: string
  /** Absent when names are drawn. */
  readonly name?: string
  readonly extraTime?: ExtraTime
}

/** `POST /api/resume`: take one's seat on another device with the short personal code. */
export interface ResumeRequest {
  readonly pin: string
  readonly code: string
}

/** Answer to both. */
export interface SeatGrant {
  readonly gameId: GameId
  readonly playerId: PlayerId
  readonly token: string
}

/** `GET /api/host/session` */
export interface HostSession {
  readonly signedIn: boolean
  readonly signInWith: 'link' | 'password'
}

/** `POST /api/host/links`: opens a session on another device, once, at `/host?token=…`. */
export interface HostLink {
  readonly token: string
}

/** `GET /api/host/activities` */
export interface ActivityCard {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly source: string
  readonly themes: readonly string[]
  readonly steps: readonly StepCard[]
  readonly options: readonly ActivityOption[]
  readonly sections: readonly Section[]
}

export interface StepCard {
  readonly kind: StepKindName
  readonly prompt: string
  /** About how long it lasts, its correction included. */
  readonly seconds: number
  /** Options without which it is not played. */
  readonly needs: readonly string[]
}

/** `POST /api/host/games` */
export interface LaunchRequest {
  readonly activityId: string
  readonly settings: GameSettings
}

export interface LaunchReply {
  readonly gameId: GameId
  readonly pin: string
}

/** `GET /api/host/games` */
export interface GameCard {
  readonly gameId: GameId
  readonly title: string
  readonly pin: string
  readonly createdAtMs: number
  readonly phase: Phase
  readonly players: number
  readonly stepsPlayed: number
  readonly stepCount: number
}

/** `GET /api/host/addresses`: where phones can reach this server. */
export interface AddressChoice {
  readonly chosen: string
  readonly options: readonly AddressOption[]
}

export interface AddressOption {
  /** Origin: `http://192.168.1.20:3000`. */
  readonly origin: string
  /** Network interface (`wlan0`), or `public` for a configured address, `local` for this machine only. */
  readonly via: string
}
