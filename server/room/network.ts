import { createHmac, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIPv4, isIPv6 } from 'node:net'

const key = randomBytes(32)
const loopback = /^(?:::ffff:)?127\.|^::1$/u

/**
 * Whose request this is, for counting: one key for whoever holds an IPv4 address or a /64 of IPv6, which is what one
 * subscriber gets. Hashed with a key of this process's own: it tells nobody's address, and nothing once the server has stopped.
 */
export function networkOf(request: IncomingMessage): string {
  return hashed(subscriber(addressOf(request)))
}

/** A key for what lies around it: a /24 of IPv4, a /48 of IPv6, whose addresses one site may all have. */
export function surroundingsOf(request: IncomingMessage): string {
  return hashed(subscriber(addressOf(request)).replace(/[.:][^.:]*(?:::\/64)?$/u, ''))
}

function hashed(text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** As Express tells it of requests: a proxy on the same machine says whose it passes on. */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const passedOn = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => withoutPort(one.trim()))
    .filter((one) => one !== '')
  const nearestFirst = [socket.remoteAddress ?? '', ...passedOn.toReversed()]
  return nearestFirst.find((one) => !loopback.test(one)) ?? nearestFirst.at(-1) ?? ''
}

/** Some proxies write `203.0.113.7:50123` and `[2001:db8::1]:50123`. */
function withoutPort(address: string): string {
  return /^\[(.*)\](?::\d+)?$/u.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/u, '$1')
}

/** The part of an address that its holder cannot change at will; what is no address stays as it is. */
export function subscriber(address: string): string {
  const plain = address.replace(/%.*$/u, '')
  if (isIPv4(plain) || !isIPv6(plain)) return plain
  const groups = groupsOf(plain)
  const isPrefixedWith = (...prefix: number[]) => prefix.every((group, at) => groups[at] === group)
  // Mapped, or translated on the way (NAT64): an IPv4 address written otherwise.
  if (isPrefixedWith(0, 0, 0, 0, 0, 0xffff) || isPrefixedWith(0x64, 0xff9b, 0, 0, 0, 0)) {
    return dotted(groups.slice(6))
  }
  // 6to4: whoever holds the IPv4 address holds 65,536 of these networks.
  if (isPrefixedWith(0x2002)) return dotted(groups.slice(1, 3))
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** The eight groups of an IPv6 address, however it is written. */
function groupsOf(address: string): readonly number[] {
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [before = '', after] = written.split('::')
  const parse = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => parseInt(group, 16))
  const [first, last] = [parse(before), parse(after ?? '')]
  return [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last]
}

function dotted(groups: readonly number[]): string {
  return groups.flatMap((group) => [group >> 8, group & 255]).join('.')
}
