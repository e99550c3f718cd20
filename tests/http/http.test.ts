import { describe, expect, it } from 'vitest'
import { addressOptions, createAddresses } from '../../server/http/addresses.ts'
import { createHostAccess } from '../../server/http/host-access.ts'
import { memorySessions } from '../../server/log/sessions.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { hostPassword, RunningServer } from '../support/server.ts'

const key = (n: number) => `key number ${n}`.padEnd(20, '.')

const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

describe('joining over HTTP', () => {
  it('tells what a PIN opens, and nothing of a wrong one', async () => {
    const server = await RunningServer.start()
    const { gameId, pin } = await server.launch()
    const found = await server.request('GET', `/api/pins/${pin}`)
    expect(await found.json()).toEqual({ gameId, title: 'Activité d’essai', names: 'typed' })
    for (const wrong of ['000000', 'abc', '12345678901234567890']) {
      const response = await server.request('GET', `/api/pins/${wrong}`)
      expect([response.status, await codeOf(response)]).toEqual([404, 'unknown_pin'])
    }
  })

  it('JOIN-1 gives the same key the same seat', async () => {
    const server = await RunningServer.start()
    const { pin } = await server.launch()
    const first = await server.join(pin, 'Amina')
    const second = await server.join(pin, 'Amina')
    expect(second.playerId).toBe(first.playerId)
    expect(second.token).not.toBe(first.token)
  })

  it('JOIN-5 refuses each bad name with its own code', async () => {
    const server = await RunningServer.start()
    const { pin } = await server.launch()
    await server.join(pin, 'Amina')
    for (const [name, code] of [
      ['', 'name_empty'],
      ['x'.repeat(33), 'name_too_long'],
      ['<script>', 'name_forbidden'],
      ['amina', 'name_taken']
    ]) {
      const response = await server.request('POST', '/api/join', { pin, key: key(1), name })
      expect(await codeOf(response)).toBe(code)
    }
  })

  it('JOIN-12, JOIN-13 proposes a free name for one that it does not take', async () => {
    const server = await RunningServer.start()
    const { pin } = await server.launch()
    await server.join(pin, 'Amina')
    for (const [name, code] of [
      ['c0nnard', 'name_rude'],
      ['Formatrice', 'name_reserved'],
      ['Amina', 'name_taken'],
      ['x'.repeat(33), 'name_too_long'],
      ['<b>', 'name_forbidden']
    ]) {
      const body = { pin, key: key(1), name }
      const refused = await server.request('POST', '/api/join', body)
      const { suggestion, ...rest } = (await refused.json()) as { suggestion: string }
      expect(rest).toEqual({ code })
      expect(refused.status).toBe(code === 'name_taken' ? 409 : 422)
      expect((await server.join(pin, suggestion)).token).toBeDefined()
    }
  })

  it.each([
    ['not JSON', '{"pin":'],
    ['no object', '"482913"'],
    ['a missing key', { pin: '482913' }],
    ['a short key', { pin: '482913', key: 'x' }],
    ['an unknown key', { pin: '482913', key: key(1), more: 1 }],
    ['a PIN of letters', { pin: 'abcdef', key: key(1) }],
    ['too much', { pin: '482913', key: key(1), name: 'x'.repeat(10_000) }]
  ])('refuses %s', async (_name, body) => {
    const server = await RunningServer.start()
    const response = await server.request('POST', '/api/join', body)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await codeOf(response)).toBe('bad_message')
  })

  it('lets a whole class in from one address while somebody there guesses', async () => {
    const server = await RunningServer.start({ PREAU_MAX_PLAYERS: '400' })
    const { pin } = await server.launch()
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const guess = async (n: number, address: string) => {
      const path = `/api/pins/${String(n).padStart(6, '0')}`
      return (await server.request('GET', path, undefined, from(address))).status
    }
    const join = async (n: number) => {
      const body = { pin, key: key(n), name: `Joueuse ${n}` }
      return (await server.request('POST', '/api/join', body, from('203.0.113.7'))).status
    }
    // The first of the class is in; the guesser starts, then all others come at once.
    expect(await join(0)).toBe(200)
    const inside = Promise.all(Array.from({ length: 30 }, (_, n) => guess(n, '203.0.113.7')))
    const joins = await Promise.all(Array.from({ length: 299 }, (_, n) => join(n + 1)))
    expect(new Set(joins)).toEqual(new Set([200]))
    expect((await inside).filter((status) => status === 404)).toHaveLength(20)
    expect(await guess(31, '203.0.113.7')).toBe(429)
    expect(await guess(31, '198.51.100.9')).toBe(404)
  })

  it('refuses another site’s page', async () => {
    const server = await RunningServer.start()
    const response = await server.request(
      'POST',
      '/api/join',
      {},
      { origin: 'https://ailleurs.example' }
    )
    expect([response.status, await codeOf(response)]).toEqual([403, 'not_allowed'])
  })
})

describe('the trainer’s side', () => {
  it('asks for the cookie everywhere', async () => {
    const server = await RunningServer.start()
    for (const [method, path] of [
      ['GET', '/api/host/activities'],
      ['GET', '/api/host/games'],
      ['POST', '/api/host/games'],
      ['DELETE', '/api/host/games/x'],
      ['GET', '/api/host/addresses'],
      ['PUT', '/api/host/addresses'],
      ['GET', '/api/host/keeping'],
      ['POST', '/api/host/clock']
    ] as const) {
      const response = await server.request(method, path, method === 'GET' ? undefined : {})
      expect([path, response.status, await codeOf(response)]).toEqual([path, 401, 'not_signed_in'])
    }
  })

  it('opens with the password, sets a careful cookie, and closes', async () => {
    const server = await RunningServer.start()
    const session = () => server.request('POST', '/api/host/session', { password: hostPassword })
    const set = (await session()).headers.get('set-cookie') ?? ''
    expect(set).toMatch(/^preau_host=[\w-]{43};/u)
    expect(set).toMatch(/HttpOnly/u)
    expect(set).toMatch(/SameSite=Lax/u)
    const cookie = set.split(';')[0] ?? ''
    const state = async () =>
      (await server.request('GET', '/api/host/session', undefined, { cookie })).json()
    expect(await state()).toEqual({ signedIn: true, signInWith: 'password' })
    await server.request('DELETE', '/api/host/session', undefined, { cookie })
    expect(await state()).toEqual({ signedIn: false, signInWith: 'password' })
  })

  it('slows who guesses the password', async () => {
    const server = await RunningServer.start()
    const statuses: number[] = []
    for (let n = 0; n < 12; n += 1) {
      statuses.push(
        (await server.request('POST', '/api/host/session', { password: `guess ${n}` })).status
      )
    }
    expect(statuses.slice(0, 10)).toEqual(Array<number>(10).fill(401))
    expect(statuses.at(-1)).toBe(429)
  })

  it('lists, launches and removes games', async () => {
    const server = await RunningServer.start()
    const cookie = await server.signIn()
    const ask = (method: string, path: string, body?: unknown) =>
      server.request(method, `/api/host${path}`, body, { cookie })
    expect(await (await ask('GET', '/activities')).json()).toMatchObject([
      { id: 'essai', steps: [{ kind: 'choice' }, {}, {}], themes: ['essai'] }
    ])
    const settings = defaultSettings
    expect(await codeOf(await ask('POST', '/games', { activityId: 'x', settings }))).toBe(
      'unknown_activity'
    )
    expect(await codeOf(await ask('POST', '/games', { activityId: 'essai', settings: {} }))).toBe(
      'bad_message'
    )
    const { gameId, pin } = await server.launch()
    expect(await (await ask('GET', '/games')).json()).toMatchObject([
      { gameId, pin, phase: 'lobby', players: 0, stepsPlayed: 0, stepCount: 3 }
    ])
    expect((await ask('DELETE', `/games/${gameId}`)).status).toBe(204)
    expect((await ask('DELETE', `/games/${gameId}`)).status).toBe(404)
    expect(await (await ask('GET', '/games')).json()).toEqual([])
  })

  it('opens with the link once', () => {
    const access = createHostAccess(memorySessions(), null, () => 0)
    const token = access.firstLink ?? ''
    expect(access.openWithLink('guess')).toBeNull()
    const session = access.openWithLink(token)
    expect(access.sessionIn(`preau_host=${session}`)).not.toBeNull()
    expect(access.sessionIn('preau_host=guess')).toBeNull()
    expect(access.openWithLink(token)).toBeNull()
  })

  it('keeps the link when the session it opens cannot be stored', () => {
    const sessions = memorySessions()
    let isFull = true
    const add: typeof sessions.add = (tokenHash, at) => {
      if (isFull) throw new Error('disk full')
      sessions.add(tokenHash, at)
    }
    const access = createHostAccess({ ...sessions, add }, null, () => 0)
    const token = access.firstLink ?? ''
    expect(() => access.openWithLink(token)).toThrow('disk full')
    isFull = false
    expect(access.openWithLink(token)).not.toBeNull()
  })

  it('opens with no password when there is none', async () => {
    const access = createHostAccess(memorySessions(), null, () => 0)
    expect(await access.openWithPassword('')).toBeNull()
  })

  it('opens another device with a link that is good once, for ten minutes', async () => {
    const server = await RunningServer.start()
    const cookie = await server.signIn()
    const draw = async () => {
      const response = await server.request('POST', '/api/host/links', {}, { cookie })
      return ((await response.json()) as { token: string }).token
    }
    const token = await draw()
    const open = () => server.request('POST', '/api/host/session', { token })
    expect((await open()).status).toBe(204)
    expect(await codeOf(await open())).toBe('wrong_link')

    let now = 0
    const access = createHostAccess(memorySessions(), null, () => now)
    const late = access.drawLink()
    now = 11 * 60_000
    expect(access.openWithLink(late)).toBeNull()
    expect(access.openWithLink(access.firstLink ?? '')).not.toBeNull()
  })

  it('forgets a session after thirty days', async () => {
    let now = 0
    const access = createHostAccess(memorySessions(), hostPassword, () => now)
    const cookie = `preau_host=${await access.openWithPassword(hostPassword)}`
    now = 29 * 86_400_000
    expect(access.sessionIn(cookie)).not.toBeNull()
    now = 31 * 86_400_000
    expect(access.sessionIn(cookie)).toBeNull()
  })
})

describe('what every answer carries', () => {
  it('forbids whatever comes from elsewhere', async () => {
    const server = await RunningServer.start()
    const { headers } = await server.request('GET', '/healthz')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).toContain(server.url.replace('http', 'ws'))
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('says plainly that a page does not exist', async () => {
    const server = await RunningServer.start()
    expect((await server.request('GET', '/nulle-part')).status).toBe(404)
    expect((await server.request('GET', '/api/nothing')).status).toBe(404)
  })
})

describe('addresses', () => {
  const on = (address: string, internal = false) => [
    { address, internal, family: 'IPv4' as const, netmask: '255.255.255.0', mac: '', cidr: null }
  ]

  it('offers nobody else a server that listens to this machine only', () => {
    const offered = (host: string) =>
      createAddresses({
        interfaces: () => ({ wlan0: on('192.168.1.20') }),
        port: () => 3000,
        publicUrl: null,
        host,
        now: () => 0
      }).choice().chosen
    expect(offered('0.0.0.0')).toBe('http://192.168.1.20:3000')
    for (const host of ['127.0.0.1', 'localhost', '::1']) {
      expect(offered(host)).toBe('http://localhost:3000')
    }
  })

  it('are asked for again after a while: the trainer may have just joined the room’s network', () => {
    let network = '192.168.1.20'
    let now = 0
    const addresses = createAddresses({
      interfaces: () => ({ wlan0: on(network) }),
      port: () => 3000,
      publicUrl: null,
      host: '0.0.0.0',
      now: () => now
    })
    expect(addresses.choice().chosen).toBe('http://192.168.1.20:3000')
    network = '10.1.1.7'
    now = 2000
    expect(addresses.choice().chosen).toBe('http://10.1.1.7:3000')
  })

  it('put the room’s network first, and this machine’s own name nowhere', () => {
    const found = addressOptions(
      {
        lo: on('127.0.0.1', true),
        docker0: on('172.17.0.1'),
        tun0: on('10.8.0.2'),
        eth0: on('192.168.1.20'),
        wlan0: on('192.168.43.5')
      },
      3000,
      null
    )
    expect(found.map(({ via }) => via)).toEqual(['wlan0', 'eth0', 'docker0', 'tun0'])
    expect(found[0]?.origin).toBe('http://192.168.43.5:3000')
  })

  it('know the names Windows gives', () => {
    const found = addressOptions(
      {
        'VirtualBox Host-Only Network': on('192.168.56.1'),
        'VMware Network Adapter VMnet8': on('192.168.137.1'),
        'vEthernet (WSL)': on('172.20.0.1'),
        'Connexion au réseau local': on('169.254.7.7'),
        Ethernet: on('10.1.2.3'),
        'Wi-Fi': on('192.168.1.30')
      },
      3000,
      null
    )
    expect(found.slice(0, 3).map(({ via }) => via)).toEqual([
      'Wi-Fi',
      'Ethernet',
      'Connexion au réseau local'
    ])
  })

  it('are the configured one alone, and fall back on localhost with nothing else', () => {
    const own = { lo: on('127.0.0.1', true) }
    for (const interfaces of [own, { ...own, wlan0: on('192.168.1.20') }]) {
      expect(addressOptions(interfaces, 3000, 'https://preau.exemple.fr')).toEqual([
        { origin: 'https://preau.exemple.fr', via: 'public' }
      ])
    }
    expect(addressOptions(own, 3000, null)).toEqual([
      { origin: 'http://localhost:3000', via: 'local' }
    ])
  })
})
