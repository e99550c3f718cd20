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

const post = (path: string, body: object) => {
  const text = JSON.stringify(body)
  const length = Buffer.byteLength(text)
  return `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${text}`
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
  const guesses = Array.from({ length: 100 }, (_, n) =>
    post('/api/resume', { pin, code: `A${1000 + n}` })
  )
  const statuses = await burst(server, guesses)
  expect(statuses.filter((status) => status === 404)).toHaveLength(20)
  expect(statuses.filter((status) => status === 429)).toHaveLength(80)
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
  expect((await burst(server, wrong)).filter((status) => status === 404)).toHaveLength(20)
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
