import { hostPassword } from '../../load/server-process.ts'
import type { Random } from '../../load/random.ts'
import { mutatedBytes, randomBytes } from '../mutate.ts'
import { strangeText } from '../strange.ts'
import type { Target } from '../target.ts'
import { exchange, upgradeRequest } from '../wire.ts'
import { statusFaults, type Volley } from './volley.ts'

/** Bytes that are nearly HTTP, or not at all. */
export const rawHttp: Volley = async (random, target) => {
  const { received, fault } = await exchange(target.port, () => bytes(random, target))
  return { inputs: 1, faults: [...statusFaults(received), ...(fault === null ? [] : [fault])] }
}

function bytes(random: Random, target: Target): Buffer {
  if (random.chance(0.08)) return randomBytes(random, random.pick([8, 200, 3000]))
  const whole = Buffer.from(random.pick(requests)(random, target), 'latin1')
  return random.chance(0.15) ? whole : mutatedBytes(random, whole)
}

const line = (random: Random) => strangeText(random, 3000).replace(/[^\x21-\x7e]/gu, '')

const requests: readonly ((random: Random, target: Target) => string)[] = [
  (random) => `GET /${line(random)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
  (random) =>
    `GET / HTTP/1.1\r\nHost: a\r\n${line(random)}: ${line(random)}\r\nConnection: close\r\n\r\n`,
  // A length that is not the body's.
  (random) =>
    `POST /api/resume HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${random.pick([0, 3, 500, -1, 1e12])}\r\nConnection: close\r\n\r\n{"pin":"1"}`,
  (random) =>
    `POST /api/resume HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: ${random.pick(['chunked', 'gzip, chunked', 'identity', 'x'])}\r\nConnection: close\r\n\r\n${random.pick(['5', 'ffffffff', '-1', 'z'])}\r\n{"a":\r\n0\r\n\r\n`,
  // Two lengths: one of the two servers of a chain would read another request.
  () =>
    'POST /api/resume HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/host/games HTTP/1.1\r\nHost: a\r\n\r\n',
  (random) =>
    `GET / HTTP/1.1\r\nHost: a\r\n${'x-a: b\r\n'.repeat(random.pick([10, 300, 3000]))}\r\n`,
  (_random, target) =>
    `GET /api/host/activities HTTP/1.1\r\nHost: a\r\nCookie: ${target.cookie}\r\nConnection: close\r\n\r\n`,
  () =>
    `POST /api/host/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 20\r\nConnection: close\r\n\r\n{"password":"${hostPassword.slice(0, 6)}"}`,
  (_random, target) => upgradeRequest(target.port, [`Cookie: ${target.cookie}`]),
  (_random, target) =>
    upgradeRequest(target.port, ['Sec-WebSocket-Extensions: permessage-deflate']),
  (random, target) =>
    upgradeRequest(target.port).replace('websocket HTTP', `${line(random).slice(0, 50)} HTTP`)
]
