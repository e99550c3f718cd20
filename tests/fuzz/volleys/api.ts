import { gzipSync } from 'node:zlib'
import { launchSchema, signInSchema } from '../../../server/http/host-routes.ts'
import { joinSchema } from '../../../server/http/join-routes.ts'
import { readUntrusted } from '../../../server/untrusted.ts'
import { defaultSettings } from '../../../shared/settings.ts'
import type { Random } from '../../load/random.ts'
import { hostPassword } from '../../load/server-process.ts'
import { mutatedText } from '../mutate.ts'
import { mutatedJson, strangeJson, strangeText } from '../strange.ts'
import type { Target } from '../target.ts'
import { exchange } from '../wire.ts'
import { some, statusFaults, type Volley } from './volley.ts'

const mostTogether = 30
const boundary = 'limite'

/** Requests in good HTTP whose paths, headers and bodies are not what they should be. */
export const api: Volley = async (random, target) => {
  const inputs = some(random, mostTogether)
  const requests = Array.from({ length: inputs }, () => request(random, target))
  const last = 'GET /api/pins/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
  const { received, fault } = await exchange(
    target.port,
    () => Buffer.concat([...requests, Buffer.from(last)]),
    // Who hangs up has no answer.
    (soFar) => (answersIn(soFar) > inputs ? null : undefined)
  )
  const faults = [...statusFaults(received), ...(fault === null ? [] : [fault])]
  const answers = answersIn(received)
  // A body too long may cost the connection.
  const isWhole = requests.every(({ length }) => length < 4000)
  if (isWhole && answers !== inputs + 1) faults.push(`${answers} answers to ${inputs + 1} requests`)
  return { inputs, faults }
}

function answersIn(received: string): number {
  return received.match(/HTTP\/1\.1 \d{3}/gu)?.length ?? 0
}

interface Route {
  readonly method: string
  readonly path: (random: Random, target: Target) => string
  readonly body?: (target: Target) => object
  /** Would do what it asks for: it is nothing bad then, and not thrown. */
  readonly isGood?: (value: unknown, target: Target) => boolean
}

const segment = (random: Random) => {
  const text = strangeText(random, 300)
  return random.chance(0.5)
    ? encodeURIComponent(Buffer.from(text).toString())
    : text.replace(/[^\x21-\x7e]/gu, '')
}
const at = (path: string) => () => path

const routes: readonly Route[] = [
  {
    method: 'POST',
    path: at('/api/join'),
    body: ({ host }) => ({ pin: host.pin, key: 'k'.repeat(22), name: 'Zoé', extraTime: 'x2' }),
    isGood: (value, { host }) => {
      return readUntrusted(joinSchema, value)?.pin === host.pin
    }
  },
  {
    method: 'POST',
    path: at('/api/resume'),
    body: ({ host }) => ({ pin: host.pin, code: '!!!!!' })
  },
  {
    method: 'POST',
    path: at('/api/host/session'),
    body: () => ({ password: 'azertyuiop' }),
    isGood: (value) => {
      const read = readUntrusted(signInSchema, value)
      return read !== null && 'password' in read && read.password === hostPassword
    }
  },
  {
    method: 'POST',
    path: at('/api/host/games'),
    body: () => ({ activityId: 'aect-quiz', settings: defaultSettings }),
    isGood: (value) => readUntrusted(launchSchema, value) !== null
  },
  { method: 'PUT', path: at('/api/host/addresses'), body: () => ({ origin: 'http://1.2.3.4' }) },
  { method: 'POST', path: at('/api/host/clock'), body: () => ({ saysMs: 1 }) },
  { method: 'DELETE', path: (random) => `/api/host/games/x${segment(random)}` },
  {
    method: 'DELETE',
    path: (random, { host }) => `/api/host/games/${host.gameId}/players/x${segment(random)}/name`
  },
  { method: 'GET', path: (random) => `/api/pins/${segment(random)}` },
  { method: 'GET', path: (random) => `/api/host/${segment(random)}` },
  { method: 'GET', path: (random) => `/${segment(random)}` },
  { method: 'GET', path: (random) => `/assets/${segment(random)}/../${segment(random)}` },
  { method: 'PATCH', path: at('/api/join'), body: () => ({}) },
  { method: 'OPTIONS', path: at('/api/host/games') }
]

function request(random: Random, target: Target): Buffer {
  const route = random.pick(routes)
  const text = route.body ? bodyText(random, route, target) : ''
  const { headers, body } = packed(random, text)
  const head = [
    `${route.method} ${route.path(random, target)} HTTP/1.1`,
    'Host: a',
    // As a proxy on the same machine would say: the limits count by address.
    `X-Forwarded-For: 10.0.${Math.floor(random.between(0, 4))}.${Math.floor(random.between(0, 256))}`,
    ...(random.chance(0.6) ? [`Cookie: ${target.cookie}`] : []),
    ...(random.chance(0.05) ? ['Origin: https://ailleurs.example'] : []),
    ...headers,
    `Content-Length: ${body.length}`,
    '\r\n'
  ]
  return Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), body])
}

function bodyText(random: Random, { body, isGood }: Route, target: Target): string {
  const good = body?.(target) ?? {}
  const text = random.pick([
    () => mutatedJson(random, good),
    () => mutatedJson(random, good),
    () => mutatedText(random, JSON.stringify(good)),
    () => strangeJson(random)
  ])()
  return isGood?.(parsed(text), target) ? 'null' : text
}

function packed(random: Random, text: string): { headers: string[]; body: Buffer } {
  const body = Buffer.from(text)
  const json = 'Content-Type: application/json'
  switch (
    random.pick(['json', 'json', 'json', 'json', 'json', 'other', 'form', 'coded'] as const)
  ) {
    case 'json':
      return { headers: [json], body }
    case 'other': {
      const type = random.pick([
        'text/plain',
        'application/json; charset=utf-7',
        'a/b;;;',
        '*/*',
        'application/x-www-form-urlencoded'
      ])
      return { headers: [`Content-Type: ${type}`], body }
    }
    case 'form': {
      const part = `--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="../${random.next()}.xlsx"\r\n\r\n${text}\r\n--${boundary}${random.pick(['--', '', '\r\n'])}`
      return {
        headers: [
          `Content-Type: multipart/form-data; boundary=${random.pick([boundary, '', 'autre'])}`
        ],
        body: Buffer.from(part)
      }
    }
    case 'coded': {
      const coding = random.pick(['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip'])
      const coded = random.pick([
        () => body,
        () => gzipSync(body),
        // Much more than it seems to be.
        () => gzipSync(Buffer.alloc(2_000_000, 32))
      ])()
      return { headers: [json, `Content-Encoding: ${coding}`], body: coded }
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
