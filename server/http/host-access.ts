import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { parseCookie } from 'cookie'
import type { HostSessions } from '../room/ports.ts'
import { hashOf } from '../room/secrets.ts'

export const hostCookie = 'preau_host'
const linkMs = 10 * 60 * 1000
export const sessionSeconds = 30 * 24 * 60 * 60

/** Who is a trainer: holders of the cookie that the one-time link, or the password, opens. */
export interface HostAccess {
  readonly signInWith: 'link' | 'password'
  /** The token of the link printed at start; null when there is a password. */
  readonly firstLink: string | null
  /** The token of a new link, for another device of somebody signed in: good once, for ten minutes. */
  drawLink(): string
  /** A session's token for the cookie, or null when the link's token is wrong or used. */
  openWithLink(token: string): string | null
  openWithPassword(password: string): Promise<string | null>
  /** The id of the session that the cookie holds, or null. Not a secret: nobody signs in with it. */
  sessionIn(cookieHeader: string | undefined): string | null
  /** Ends the session that the cookie holds; its id, or null when there was none. */
  close(cookieHeader: string | undefined): string | null
}

export function createHostAccess(
  sessions: HostSessions,
  password: string | null,
  now: () => number
): HostAccess {
  /** By the hash of a link's token, until when it is good. */
  const links = new Map<string, number>()
  const drawLink = (untilMs: number) => {
    const token = drawSecret()
    for (const [link, lapsesAt] of links) if (lapsesAt < now()) links.delete(link)
    links.set(hashOf(token), untilMs)
    return token
  }
  const firstLink = password === null ? drawLink(Infinity) : null
  const salt = randomBytes(16)
  const expected = password === null ? null : stretch(password, salt)

  const open = () => {
    const token = drawSecret()
    sessions.forget(now() - sessionSeconds * 1000)
    sessions.add(hashOf(token), now())
    return token
  }
  const sessionIn = (cookieHeader: string | undefined) => {
    const token = cookieHeader === undefined ? undefined : parseCookie(cookieHeader)[hostCookie]
    if (token === undefined) return null
    const session = hashOf(token)
    return sessions.has(session, now() - sessionSeconds * 1000) ? session : null
  }

  return {
    signInWith: password === null ? 'link' : 'password',
    firstLink,
    drawLink: () => drawLink(now() + linkMs),
    openWithLink: (token) => {
      if ((links.get(hashOf(token)) ?? -Infinity) < now()) return null
      const session = open()
      // Only then: a session that could not be stored must not cost the link.
      links.delete(hashOf(token))
      return session
    },
    openWithPassword: async (tried) => {
      if (expected === null) return null
      return timingSafeEqual(await stretch(tried, salt), await expected) ? open() : null
    },
    sessionIn,
    close: (cookieHeader) => {
      const session = sessionIn(cookieHeader)
      if (session !== null) sessions.remove(session)
      return session
    }
  }
}

/** 256 bits. */
function drawSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Takes some 50 ms on purpose, and on another thread: games go on while somebody guesses. */
function stretch(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
