import type {
  ActivityCard,
  AddressChoice,
  FaultyFile,
  GameCard,
  HostLink,
  HostSession,
  JoinRequest,
  Keeping,
  LaunchReply,
  LaunchRequest,
  PinInfo,
  Refusal,
  ResumeRequest,
  SeatGrant
} from '../../shared/protocol.ts'
import { ownPageHeader } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import { base } from './base.ts'
import { timeoutSignal } from './timeout-signal.ts'

/** `offline` is the client's own word: the server could not be reached at all. */
export type ApiResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false
      readonly code: RejectionCode | 'offline'
      readonly suggestion?: string | undefined
    }

async function call<Value>(
  method: string,
  path: string,
  body?: unknown
): Promise<ApiResult<Value>> {
  try {
    const headers: Record<string, string> = { [ownPageHeader]: '1' }
    const init: RequestInit = { method, headers, signal: timeoutSignal(8000) }
    if (body !== undefined) {
      headers['content-type'] = 'application/json'
      init.body = JSON.stringify(body)
    }
    const response = await fetch(`${base}api/${path}`, init)
    const value: unknown = response.status === 204 ? null : await response.json()
    if (response.ok) return { ok: true, value: value as Value }
    return { ok: false, code: 'server_error', ...(value as Partial<Refusal>) }
  } catch {
    return { ok: false, code: 'offline' }
  }
}

declare global {
  /** What the page has asked on its own meanwhile, once: `client/start/ask-pin.js`. */
  var pinReply: ((pin: string) => Promise<ApiResult<PinInfo> | undefined> | undefined) | undefined
}

export const api = {
  pin: async (pin: string) =>
    (await window.pinReply?.(pin)) ?? call<PinInfo>('GET', `pins/${encodeURIComponent(pin)}`),
  join: (request: JoinRequest) => call<SeatGrant>('POST', 'join', request),
  resume: (request: ResumeRequest) => call<SeatGrant>('POST', 'resume', request)
}

export const hostApi = {
  session: () => call<HostSession>('GET', 'host/session'),
  signInWithLink: (token: string) => call<null>('POST', 'host/session', { token }),
  signInWithPassword: (password: string) => call<null>('POST', 'host/session', { password }),
  signOut: () => call<null>('DELETE', 'host/session'),
  drawLink: () => call<HostLink>('POST', 'host/links'),
  faultyFiles: () => call<FaultyFile[]>('GET', 'host/faulty-files'),
  activities: () => call<ActivityCard[]>('GET', 'host/activities'),
  games: () => call<GameCard[]>('GET', 'host/games'),
  keeping: () => call<Keeping>('GET', 'host/keeping'),
  confirmClock: (saysMs: number) => call<null>('POST', 'host/clock', { saysMs }),
  launch: (request: LaunchRequest) => call<LaunchReply>('POST', 'host/games', request),
  removeGame: (gameId: string) => call<null>('DELETE', `host/games/${gameId}`),
  eraseName: (gameId: string, playerId: string) =>
    call<null>('DELETE', `host/games/${gameId}/players/${playerId}/name`),
  addresses: () => call<AddressChoice>('GET', 'host/addresses'),
  chooseAddress: (origin: string) => call<AddressChoice>('PUT', 'host/addresses', { origin })
}
