import { request as httpRequest, type IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { RunningServer } from '../support/server.ts'
import { protocolVersion } from '../../shared/protocol.ts'

type Headers = Record<string, string>

const chromium = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'
}
const polling = '/socket.io/?EIO=4&transport=polling'
const upgrading = '/socket.io/?EIO=4&transport=websocket'
const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA=='
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

/** As a browser would send it, the header Host included. */
function ask(
  { url }: RunningServer,
  method: string,
  path: string,
  headers: Headers = {},
  body = ''
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`${url}${path}`, { method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      })
    })
    asked.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ status: 101, headers: response.headers, text: '' })
    })
    asked.on('error', reject).end(body)
  })
}

async function openSession(server: RunningServer): Promise<string> {
  const { text } = await ask(server, 'GET', polling)
  return /"sid":"([^"]+)"/u.exec(text)?.[1] ?? ''
}

const sibling = (server: RunningServer) => `${new URL(server.url).origin}0`

/** What pages of other origins can make a browser send, and what no browser of ours sends. */
const foreign: readonly (readonly [string, (server: RunningServer) => Headers])[] = [
  ['another site', () => ({ origin: 'https://ailleurs.example' })],
  ['another port of the same host', (server) => ({ origin: sibling(server) })],

  ['an opaque origin', () => ({ origin: 'null' })],
  ['two origins', ({ url }) => ({ origin: `${url}, https://ailleurs.example` })],
  ['the same site, by its tags', () => ({ ...chromium, 'sec-fetch-site': 'same-site' })],
  ['another site, by its tags', () => ({ ...chromium, 'sec-fetch-site': 'cross-site' })],
  ['a page whose two words differ', ({ url }) => ({ origin: url, 'sec-fetch-site': 'same-site' })],
  ['a tag, over http on the local network', () => chromium]
]

it('lets no page of another origin open, read or steer a session', async () => {
  const server = await RunningServer.start()
  const { gameId } = await server.launch()
  const cookie = await server.signIn()
  const sid = await openSession(server)
  const known = `${polling}&sid=${sid}`
  const connect = `40${JSON.stringify({ protocol: protocolVersion, role: 'host', gameId })}`
  for (const [name, headersFor] of foreign) {
    const headers = { ...headersFor(server), cookie }
    const answers = [
      await ask(server, 'GET', polling, headers),
      await ask(server, 'GET', known, headers),
      await ask(server, 'POST', known, { ...headers, 'content-type': 'text/plain' }, connect),
      await ask(server, 'OPTIONS', known, headers),
      await ask(server, 'GET', upgrading, { ...headers, ...upgrade }),
      await ask(server, 'GET', `${upgrading}&sid=${sid}`, { ...headers, ...upgrade }),
      await ask(server, 'GET', '/api/host/games', headers),
      await ask(server, 'POST', '/api/host/links', headers),
      await ask(server, 'GET', '/api/pins/000000', headers)
    ]
    const statuses = answers.map(({ status }) => status)
    expect([name, ...statuses]).toEqual([name, 403, 403, 403, 403, 400, 400, 403, 403, 403])
  }
  // The session that was there is as it was.
  expect((await ask(server, 'POST', known, {}, connect)).status).toBe(200)
})

it('obeys pages of ours, and what is no page', async () => {
  const server = await RunningServer.start()
  const own: Record<string, Headers> = {
    'by its origin': { ...chromium, origin: server.url },
    'by the browser’s word': { ...chromium, 'sec-fetch-site': 'same-origin' },
    'by its own header': { ...chromium, 'x-preau': '1' },
    'an address typed by hand': { ...chromium, 'sec-fetch-site': 'none' },
    'no page at all': {}
  }
  for (const [name, headers] of Object.entries(own)) {
    const answers = [
      await ask(server, 'GET', polling, headers),
      await ask(server, 'GET', upgrading, { ...headers, ...upgrade }),
      await ask(server, 'GET', '/api/pins/000000', headers)
    ]
    expect([name, ...answers.map(({ status }) => status)]).toEqual([name, 200, 101, 404])
  }
})

describe('an answer of a session', () => {
  it('is never a script', async () => {
    const server = await RunningServer.start()
    const sid = await openSession(server)
    for (const j of ['j=0', 'j=', 'j', 'J=1', '%6A=0', 'j=0&j=1']) {
      expect((await ask(server, 'GET', `${polling}&${j}`)).status).toBe(403)
      expect((await ask(server, 'GET', `${polling}&sid=${sid}&${j}`)).status).toBe(403)
      expect((await ask(server, 'POST', `${polling}&sid=${sid}&${j}`, {}, 'd=1')).status).toBe(403)
    }
  })

  it('is marked as not for others to read', async () => {
    const server = await RunningServer.start()
    const { headers } = await ask(server, 'GET', polling)
    const expected = {
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin'
    }
    expect(headers).toMatchObject(expected)
    expect((await ask(server, 'GET', upgrading, upgrade)).headers).toMatchObject(expected)
    expect((await ask(server, 'GET', '/api/pins/000000')).headers).toMatchObject(expected)
    const refused = await ask(server, 'GET', polling, { origin: 'null' })
    expect(refused.headers).toMatchObject(expected)
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin')
  })
})

it('counts only the public address and this machine’s as ours, whatever name leads here', async () => {
  const server = await RunningServer.start({ PREAU_PUBLIC_URL: 'https://preau.exemple.fr/jeu' })
  const own = server.url.slice('http://'.length)
  const statuses = async (host: string, origin: string | null) => {
    const headers = { host, ...(origin !== null && { origin }) }
    const answers = [
      await ask(server, 'GET', polling, headers),
      await ask(server, 'GET', upgrading, { ...headers, ...upgrade }),
      await ask(server, 'GET', '/api/pins/000000', headers)
    ]
    return answers.map(({ status }) => status)
  }
  const taken = [200, 101, 404]
  expect(await statuses('preau.exemple.fr', 'https://preau.exemple.fr')).toEqual(taken)
  expect(await statuses('preau.exemple.fr', null)).toEqual(taken)
  // A proxy that does not pass the name on.
  expect(await statuses(own, 'https://preau.exemple.fr')).toEqual(taken)
  expect(await statuses(own, server.url)).toEqual(taken)
  const refused = [403, 400, 403]
  expect(await statuses('preau.exemple.fr', 'http://preau.exemple.fr')).toEqual(refused)
  expect(await statuses('preau.exemple.fr', 'https://autre.exemple.fr')).toEqual(refused)
  expect(await statuses('rebound.example', 'http://rebound.example')).toEqual(refused)
  expect(await statuses('rebound.example', null)).toEqual(refused)
  expect(await statuses('192.168.1.20:3000', 'http://192.168.1.20:3000')).toEqual(refused)
  expect(await statuses(own, 'http://localhost:5173')).toEqual(refused)
})
