import type { IncomingMessage } from 'node:http'
import { ownPageHeader } from '../../shared/protocol.ts'

/**
 * May this request be obeyed: is it from a page of ours, or from no page at all? A page of another origin, be it of the
 * same site (another port, a sister domain), gets browsers to send requests with somebody's cookie: by scripts, forms,
 * images, links. `origins` are those of the public address; without any, our own is whatever host was asked for.
 */
export function isOwn({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host = '' } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (!isOwnHost(host, origins)) return false
  if (origin !== undefined) {
    return origins.includes(origin) || (isOwnAt(origin, host) && isTrusted(host, origins))
  }
  // Browsers send neither to an http name of the local network when a page of ours gets something: then the header tells,
  // which no other page can add. What is no browser carries nobody's cookie but its own.
  return site !== undefined || ownPageHeader in headers || !isBrowser(headers['user-agent'])
}

/** A name made to lead here (DNS rebinding) is not ours, as soon as ours is known. */
function isOwnHost(host: string, origins: readonly string[]): boolean {
  return (
    isTrusted(host, origins) ||
    origins.some((origin) => new URL(origin).hostname === hostnameOf(host))
  )
}

function isTrusted(host: string, origins: readonly string[]): boolean {
  return origins.length === 0 || isLoopback(hostnameOf(host))
}

function isOwnAt(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}

function hostnameOf(host: string): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : ''
}

function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127\.[\d.]+|\[::1\])$/u.test(hostname)
}

/** All have said so since 1998. */
function isBrowser(userAgent: string | undefined): boolean {
  return userAgent?.startsWith('Mozilla/') === true
}
