import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { Lanes } from '../../server/http/lanes.ts'
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

type Outcome = 'hit' | 'miss' | 'too_many_tries'

/** Tries whose turns come, and whose minutes pass, when the test says so. */
function handTurned(options: { perGuesser: number; altogether: number; most?: number }) {
  let now = 0
  const timers: (() => void)[] = []
  const wait = (_ms: number, fire: () => void) => void timers.push(fire)
  const turns = { everyMs: 250, most: options.most ?? 3, wait }
  const tries = new Tries({ ...options, turns, now: () => now })
  let made = 0
  const attempt = (id: string, outcome: Outcome, side = id, isKnown = false) => {
    let told: Outcome | null = null
    const guesser = { id, side, isKnown }
    const make = () => ((made += 1), outcome)
    void tries.attempt(guesser, make, (it) => it === 'miss').then((it) => (told = it))
    return { told: () => told }
  }
  return {
    attempt,
    made: () => made,
    settle: () => new Promise((resolve) => setImmediate(resolve)),
    turn: async () => {
      timers.splice(0).forEach((fire) => fire())
      await new Promise((resolve) => setImmediate(resolve))
    },
    pass: (ms: number) => void (now += ms)
  }
}

it('does not let one address use up everybody’s tries', async () => {
  const { attempt, settle } = handTurned({ perGuesser: 2, altogether: 4 })
  const outcomes = Array.from({ length: 50 }, () => attempt('one', 'miss'))
  await settle()
  expect(outcomes.filter(({ told }) => told() === 'miss')).toHaveLength(2)
  const another = attempt('another', 'hit')
  await settle()
  expect(another.told()).toBe('hit')
})

it('gives no fresh address a try of its own once everybody’s are used up: all wait, hit and miss alike', async () => {
  const { attempt, made, settle, turn, pass } = handTurned({ perGuesser: 5, altogether: 4 })
  for (const id of ['a', 'b', 'c', 'd']) attempt(id, 'miss')
  await settle()
  const hit = attempt('e', 'hit')
  const miss = attempt('f', 'miss')
  const last = attempt('g', 'hit')
  const known = attempt('h', 'hit', 'h', true)
  await settle()
  expect([hit, miss, last].map(({ told }) => told())).toEqual([null, null, null])
  // Not even tried: there is nothing to be told by how long it takes.
  expect(made()).toBe(5)
  expect(known.told()).toBe('hit')
  const tooMany = attempt('i', 'hit')
  await settle()
  expect(tooMany.told()).toBe('too_many_tries')
  await turn()
  expect([hit, miss, last].map(({ told }) => told())).toEqual(['hit', null, null])
  await turn()
  expect([miss, last].map(({ told }) => told())).toEqual(['miss', null])
  await turn()
  expect(last.told()).toBe('hit')
  pass(60_000)
  const later = attempt('j', 'miss')
  await settle()
  expect(later.told()).toBe('miss')
})

it('tells nothing out of turn of a burst from as many addresses', async () => {
  const { attempt, settle } = handTurned({ perGuesser: 5, altogether: 4, most: 10 })
  const burst = Array.from({ length: 30 }, (_, n) =>
    attempt(`address ${n}`, n === 20 ? 'hit' : 'miss')
  )
  await settle()
  const told = burst.map((one) => one.told())
  expect(told.filter((it) => it === 'miss')).toHaveLength(4)
  expect(told.slice(4).filter((it) => it === 'miss' || it === 'hit')).toEqual([])
})

it('shares turns evenly among sides, so that one full of addresses keeps nobody out', async () => {
  const { attempt, settle, turn } = handTurned({ perGuesser: 5, altogether: 1, most: 6 })
  attempt('first', 'miss')
  await settle()
  const flood = Array.from({ length: 40 }, (_, n) => attempt(`address ${n}`, 'miss', 'one side'))
  await settle()
  const honest = attempt('a phone', 'hit', 'a classroom')
  await settle()
  expect(honest.told()).toBeNull()
  expect(flood.filter(({ told }) => told() === null)).toHaveLength(5)
  await turn()
  await turn()
  expect(honest.told()).toBe('hit')
})

it('answers a flood from one /64 of IPv6 as one guesser, and one from a /48 at the pace of turns', async () => {
  const server = await RunningServer.start()
  const { pin } = await server.launch()
  const guess = (n: number) => String(100 + n).padStart(6, '0')
  const one = Array.from({ length: 60 }, (_, n) =>
    lookUp(guess(n), `2001:db8:1:2::${n.toString(16)}`)
  )
  expect(countOf(await burst(server, one))).toEqual({ 404: 20, 429: 40 })
  const many = Array.from({ length: 400 }, (_, n) =>
    lookUp(guess(n), `2001:db8:2:${n.toString(16)}::1`)
  )
  const statuses = countOf(await burst(server, many))
  expect(statuses[404]).toBeLessThanOrEqual(280 + 24)
  // A phone of a class that comes now gets in, if slowly; then all of its room are known.
  const room = { 'x-forwarded-for': '203.0.113.7' }
  expect((await server.request('GET', `/api/pins/${pin}`, undefined, room)).status).toBe(200)
})

it('stretches two passwords at a time, lets some wait, and refuses the rest at once', async () => {
  const lanes = new Lanes({ atOnce: 2, waiting: 3 })
  const finish: (() => void)[] = []
  const run = () => lanes.run(() => new Promise<string>((done) => finish.push(() => done('done'))))
  const all = Array.from({ length: 7 }, run)
  expect(finish).toHaveLength(2)
  expect(await Promise.all(all.slice(5))).toEqual([null, null])
  for (let n = 0; n < 5; n += 1) {
    finish[n]?.()
    await new Promise((resolve) => setImmediate(resolve))
    expect(finish.length).toBe(Math.min(5, n + 3))
  }
  expect(await Promise.all(all.slice(0, 5))).toEqual(Array(5).fill('done'))
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
