import type { ActivityOption, ContentLanguage, GlossaryEntry, Section } from './activity.ts'
import type { GameId, PlayerId } from './commands.ts'
import type { ExtraTime } from './extra-time.ts'
import type { RejectionCode } from './rejections.ts'
import type { GameSettings } from './settings.ts'
import type { StepKindName } from './steps/kinds.ts'
import type { Phase, PlayerView, SeatView } from './views.ts'

/** Changes whenever an old client could misread a new server; sent in the handshake. */
export const protocolVersion = 3

/**
 * Sent by our own pages with each HTTP request: pages of other origins cannot add a header without asking, and the
 * server never lets them.
 */
export const ownPageHeader = 'x-preau'

/** Most characters, as a person counts them (graphemes), in a player's name. */
export const nameMaxGraphemes = 32

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

/** The acknowledgement of `glossary`: words explained, each under its place in the game's glossary. */
export type GlossaryPart = readonly (readonly [number, GlossaryEntry])[]

/** The acknowledgement of a `command`. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly code: RejectionCode }

// HTTP bodies. A refused request answers `{ code }` with a 4xx or 5xx status.

export interface Refusal {
  readonly code: RejectionCode
  /** With a name that is refused: one to take instead. */
  readonly suggestion?: string
}

/** `GET /api/pins/:pin` */
export interface PinInfo {
  readonly gameId: GameId
  readonly title: string
  /** Of the title; absent for French. */
  readonly language?: ContentLanguage
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

export interface FirstViews {
  readonly view: PlayerView
  readonly seat: SeatView
}

/** Answer to both. */
export interface SeatGrant {
  readonly gameId: GameId
  readonly playerId: PlayerId
  readonly token: string
  /** What a socket is sent first: nobody waits for one to see the game. */
  readonly first?: FirstViews
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

/** `GET /api/host/faulty-files`: a file of content that cannot be launched, and what is to be mended, in French. */
export interface FaultyFile {
  readonly file: string
  readonly problems: readonly {
    /** Counted from 1. */
    readonly line: number
    /** Where in the file: `steps[3].right`; empty for the file as a whole. */
    readonly path: string
    readonly expected: string
  }[]
}

/** `GET /api/host/activities` */
export interface ActivityCard {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly language: ContentLanguage
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
  /** Of the title; absent for French. */
  readonly language?: ContentLanguage
  readonly pin: string
  readonly createdAtMs: number
  readonly phase: Phase
  readonly players: number
  readonly stepsPlayed: number
  readonly stepCount: number
  /** What is stored of it is damaged: it can only be removed, and the rest of the card may be empty. */
  readonly isUnreadable?: true
  /** Acknowledged events that were missing after a start: the game goes on without them. */
  readonly lost?: number
  /** It was kept for as long as it is to be; absent while it is not due, or the machine's clock is doubted. */
  readonly erasure?: Erasure
}

export interface Erasure {
  /** By the machine's clock, if the server goes on running; a start on a later day erases at once. */
  readonly atMs: number
}

/** `GET /api/host/keeping`: how long games are kept, and what is about to be erased beside them. */
export interface Keeping {
  /** After a game's last event; 0: until it has ended. */
  readonly days: number
  /** The machine's clock cannot be right, and nothing is erased; absent while it can. */
  readonly doubt?: ClockDoubt
  /** Copies of the database that are due. */
  readonly copies: readonly {
    readonly keptSinceMs: number
    readonly erasure: Erasure
  }[]
}

export interface ClockDoubt {
  /** What the machine's clock says. */
  readonly saysMs: number
  /** What it said when it was last believed, and the running time since. */
  readonly expectedMs: number
}

/** `POST /api/host/clock`: the machine's clock is right, although it was doubted when it said so. */
export interface ClockConfirmation {
  readonly saysMs: number
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
