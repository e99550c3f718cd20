import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { Tries } from '../../server/http/tries.ts'
import { hostPassword, RunningServer } from '../support/server.ts'

/** Sends all requests in one packet, before any answer, and resolves with the statuses in order. */
function burst(server: RunningServer, requests: readonly string[]): Promise<number[]> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    let text = ''
    const statuses = () =>
      [...text.matchAll(/HTTP\/1\.1 (\d{3})/gu)].map(([, code]) => Number(code))
    const socket = connect(Number(port), hostname, () => socket.write(requests.join('')))
    socket.on('error', reject)
    socket.on('data', (bytes) => {
      text += String(bytes)
      if (statuses().length < requests.length) return
      socket.destroy()
      resolve(statuses())
    })
  })
}

const lookUp = (pin: string, from = '') =>
  `GET /api/pins/${pin} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\n\r\n`

const post = (path: string, body: object, from = '') => {
  const text = JSON.stringify(body)
  const length = Buffer.byteLength(text)
  return `POST ${path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${text}`
}

/** How many requests got each status. */
function countOf(statuses: readonly number[]): Record<number, number> {
  const count: Record<number, number> = {}
  for (const status of statuses) count[status] = (count[status] ?? 0) + 1
  return count
}

it('tells nothing past the limit of a burst of PINs, not even the right one', async () => {
  const server = await RunningServer.start()
  const { pin } = await server.launch()
  const guesses = Array.from({ length: 200 }, (_, n) =>
    n === 100 ? pin : String(n).padStart(6, '0')
  )
  const statuses = await burst(
    server,
    guesses.map((guess) => lookUp(guess, '203.0.113.7'))
  )
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(404))
  expect(new Set(statuses.slice(20))).toEqual(new Set([429]))
})

it('tells nothing past the limit of a burst of personal codes', async () => {
  const server = await RunningServer.start()
  const { pin } = await server.launch()
  const guesses = Array.from({ length: 300 }, (_, n) => ({ pin, code: `A${1000 + n}` }))
  const elsewhere = guesses.slice(0, 100).map((body) => post('/api/resume', body, '203.0.113.7'))
  expect(countOf(await burst(server, elsewhere))).toEqual({ 404: 20, 429: 80 })
  // The game was launched from this address: people in the room type wrong codes too.
  const here = guesses.map((body) => post('/api/resume', body))
  expect(countOf(await burst(server, here))).toEqual({ 404: 200, 429: 100 })
})

it('gives seats back where somebody in the room types wrong codes', async () => {
  const server = await RunningServer.start()
  const { pin } = await server.launch()
  const { code } = (await server.player(pin, 'Amina')).seat ?? {}
  const other = await server.launch()
  const wrong = (of: string, count: number) =>
    Array.from({ length: count }, (_, n) => post('/api/resume', { pin: of, code: `A${n}` }))
  await burst(server, wrong(pin, 60))
  await burst(server, wrong(other.pin, 300))
  expect(await burst(server, [post('/api/resume', { pin, code: code ?? '' })])).toEqual([200])
})

it('tries ten passwords of a burst and no more', async () => {
  const server = await RunningServer.start()
  const guesses = Array.from({ length: 60 }, (_, n) =>
    post('/api/host/session', { password: n === 40 ? hostPassword : `guess ${n}` })
  )
  const statuses = await burst(server, guesses)
  expect(statuses.filter((status) => status === 401)).toHaveLength(10)
  expect(statuses.filter((status) => status === 429)).toHaveLength(50)
})

it('never counts signing in against who signs in', async () => {
  const server = await RunningServer.start()
  for (let n = 0; n < 12; n += 1) expect(await server.signIn()).toMatch(/^preau_host=/u)
})

it('does not let one address use up everybody’s tries', async () => {
  const tries = new Tries({ perAddress: 2, altogether: 4 })
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => tries.failed('one')))
  expect(outcomes.filter(Boolean)).toHaveLength(2)
  expect(await tries.areUsedUp('another')).toBe(false)
})

it('lets in who never failed, whatever all others do', async () => {
  const tries = new Tries({ perAddress: 5, altogether: 4 })
  for (const address of ['one', 'another', 'a third', 'a fourth']) await tries.failed(address)
  expect(await tries.areUsedUp('one')).toBe(true)
  expect(await tries.failed('another')).toBe(false)
  expect(await tries.areUsedUp('a fifth')).toBe(false)
  expect(await tries.failed('a fifth')).toBe(true)
  expect(await tries.areUsedUp('a fifth')).toBe(true)
})

it('keeps nobody out of a game that is known where somebody guesses', async () => {
  const server = await RunningServer.start()
  const { pin } = await server.launch()
  const room = { 'x-forwarded-for': '203.0.113.7' }
  const lookUpFrom = async (headers: Record<string, string>) =>
    (await server.request('GET', `/api/pins/${pin}`, undefined, headers)).status
  for (let n = 0; n < 30; n += 1) {
    await server.request('GET', `/api/pins/${String(n).padStart(6, '0')}`, undefined, room)
  }
  // Nobody there had joined, and the trainer is elsewhere.
  expect(await lookUpFrom(room)).toBe(429)

  const guesses = Array.from({ length: 30 }, (_, n) => lookUp(String(n).padStart(6, '0')))
  await burst(server, guesses)
  // The game was launched from this address.
  expect(await lookUpFrom({})).toBe(200)
  expect((await server.join(pin, 'Yanis')).token).toBeDefined()
  const wrong = Array.from({ length: 30 }, (_, n) => post('/api/resume', { pin, code: `A${n}` }))
  expect(countOf(await burst(server, wrong))).toEqual({ 404: 30 })
  expect((await server.join(pin, 'Zoé')).token).toBeDefined()
})

it('does not take one seat for ever', async () => {
  const server = await RunningServer.start()
  const { pin } = await server.launch()
  const again = Array.from({ length: 30 }, () =>
    post('/api/join', { pin, key: 'always the same key', name: 'Amina' })
  )
  const statuses = await burst(server, again)
  expect(statuses.filter((status) => status === 200)).toHaveLength(20)
  expect(statuses.filter((status) => status === 429)).toHaveLength(10)
})

it('never keeps the holder of a link out', async () => {
  const server = await RunningServer.start()
  const guesses = Array.from({ length: 30 }, () => post('/api/host/session', { password: 'guess' }))
  await burst(server, guesses)
  const token = server.app.access.drawLink()
  expect((await server.request('POST', '/api/host/session', { token })).status).toBe(204)
})
