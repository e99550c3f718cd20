import type { IncomingMessage } from 'node:http'

const loopback = /^(?:::ffff:)?127\.|^::1$/u

/** Whose connection this is, as Express tells it of requests: a proxy on the same machine says whose it passes on. */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const passedOn = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const nearestFirst = [socket.remoteAddress ?? '', ...passedOn.toReversed()]
  return nearestFirst.find((one) => !loopback.test(one)) ?? nearestFirst.at(-1) ?? ''
}
