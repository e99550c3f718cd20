import { describe, expect, it } from 'vitest'
import { protocolVersion, type Handshake, type SeatGrant } from '../../shared/protocol.ts'
import { RunningServer } from '../support/server.ts'

const answer = (run: number, ...choices: string[]) => ({
  type: 'SubmitAnswer',
  run,
  answer: { kind: 'choice', choices }
})

/** A game with two players at an open first step, whose right choice is b. */
async function openGame() {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const host = await server.host(gameId)
  const amina = await server.player(pin, 'Amina')
  const yanis = await server.player(pin, 'Yanis')
  await host.move('StartGame')
  await host.move('Advance')
  await new Promise((resolve) => setTimeout(resolve, 1050))
  return { server, gameId, pin, host, amina, yanis }
}

describe('a socket', () => {
  it.each([
    ['nothing at all', {}, 'bad_message'],
    ['an unknown role', { protocol: protocolVersion, role: 'admin', gameId: 'x' }, 'bad_message'],
    [
      'an unknown key',
      { protocol: protocolVersion, role: 'screen', gameId: 'x', more: 1 },
      'bad_message'
    ],
    ['another protocol', { protocol: 1, role: 'screen', gameId: 'x' }, 'wrong_protocol'],
    [
      'a length',
      { protocol: protocolVersion, role: 'screen', gameId: { length: { toString: 1 } } },
      'bad_message'
    ],
    ['an unknown game', { protocol: protocolVersion, role: 'screen', gameId: 'x' }, 'unknown_game'],
    [
      'a host without a cookie',
      { protocol: protocolVersion, role: 'host', gameId: 'x' },
      'not_signed_in'
    ]
  ])('is refused with %s', async (_name, auth, code) => {
    const server = await RunningServer.start()
    const client = server.connect(auth as unknown as Handshake)
    // `connect` adds the protocol; say exactly what the case says.
    client.socket.auth = auth
    client.socket.disconnect().connect()
    await client.until(() => client.refused !== null)
    expect(client.refused).toBe(code)
    expect(client.received).toEqual([])
  })

  it('is refused with a wrong token', async () => {
    const server = await RunningServer.start()
    const { gameId } = await server.launch()
    const client = server.connect({ role: 'player', gameId, token: 'guess' } as Handshake)
    await client.until(() => client.refused !== null)
    expect(client.refused).toBe('unknown_player')
  })

  it('is refused from another site’s page', async () => {
    const server = await RunningServer.start()
    const { gameId } = await server.launch()
    const from = (origin: string) =>
      server.connect({ role: 'screen', gameId } as Handshake, { origin })
    const foreign = from('https://ailleurs.example')
    await foreign.until(() => foreign.refused !== null)
    const own = from(server.url)
    await own.until(() => own.view !== null)
    const polled = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`, {
      headers: { origin: 'https://ailleurs.example' }
    })
    expect(polled.status).toBe(403)
  })
})

describe('a player’s messages', () => {
  it('ANSWER-1, ANSWER-2, ANSWER-3 get their code and change nothing', async () => {
    const { amina, host } = await openGame()
    const before = JSON.stringify(host.roster)
    const cases: [unknown, string][] = [
      [undefined, 'bad_message'],
      ['SubmitAnswer', 'bad_message'],
      [{ type: 'Nonsense' }, 'bad_message'],
      [{ ...answer(1, 'a'), more: true }, 'bad_message'],
      [
        { type: 'SubmitAnswer', run: '1', answer: { kind: 'choice', choices: ['a'] } },
        'bad_message'
      ],
      [answer(1, ...'abcdefgh'), 'bad_message'],
      [{ type: 'Rename', name: 'x'.repeat(300) }, 'bad_message'],
      // What has a length that is no number.
      [{ type: 'Rename', name: { length: { toString: 1 } } }, 'bad_message'],
      [answer(1, 'z'), 'unknown_choice'],
      [answer(1), 'invalid_answer'],
      [answer(1, 'a', 'b'), 'invalid_answer'],
      [answer(2, 'a'), 'wrong_step'],
      [{ type: 'Rename', name: 'Zoé' }, 'renaming_closed'],
      [{ type: 'Rename', name: 'yanis' }, 'name_taken'],
      [{ type: 'DrawAnotherName' }, 'names_are_typed']
    ]
    for (const [message, code] of cases) {
      expect([message, await amina.send(message)]).toEqual([message, { ok: false, code }])
    }
    expect(JSON.stringify(host.roster)).toBe(before)
    expect(await amina.send(answer(1, 'b'))).toEqual({ ok: true })
    expect(await amina.send(answer(1, 'b'))).toEqual({ ok: true })
    expect(await amina.send(answer(1, 'a'))).toEqual({ ok: false, code: 'already_answered' })
    await host.move('CloseStep')
    await amina.until(() => amina.seat?.result !== null)
    expect(amina.seat?.result?.accuracy).toBe(1)
    expect(await amina.send(answer(1, 'a'))).toEqual({ ok: false, code: 'already_answered' })
  })

  it('cannot be the host’s', async () => {
    const { amina, host } = await openGame()
    const { flow } = host.view as { flow: number }
    for (const command of [
      { type: 'Advance', flow },
      { type: 'CloseStep', flow },
      { type: 'EndGame', flow },
      { type: 'HideNames' },
      { type: 'LockJoining' },
      { type: 'LookBack', run: null },
      { type: 'RemovePlayer', playerId: 'x' }
    ]) {
      expect(await amina.send(command)).toEqual({ ok: false, code: 'not_allowed' })
    }
    expect(await host.send(answer(1, 'a'))).toEqual({ ok: false, code: 'not_allowed' })
    expect(host.phase()).toBe('open')
  })

  it('are refused under an unknown name', async () => {
    const { amina } = await openGame()
    expect(await amina.socket.emitWithAck('reveal', {})).toEqual({ ok: false, code: 'bad_message' })
  })

  it('close the connection when they flood, and the seat is still there', async () => {
    const { server, amina, pin } = await openGame()
    const replies = await Promise.all(
      Array.from({ length: 100 }, () =>
        amina.socket
          .timeout(2000)
          .emitWithAck('command', answer(1, 'z'))
          .catch(() => 'closed')
      )
    )
    expect(replies.filter((reply) => (reply as { ok?: boolean }).ok)).toEqual([])
    expect(
      replies.filter(
        (reply) => reply === 'closed' || (reply as { code: string }).code === 'flooding'
      ).length
    ).toBeGreaterThan(30)
    expect(amina.socket.connected).toBe(false)
    const again = await server.player(pin, 'Amina')
    expect(again.seat?.name).toBe('Amina')
  })

  it('close the connection when they are enormous', async () => {
    const { amina, host } = await openGame()
    const gone = new Promise((resolve) => amina.socket.once('disconnect', resolve))
    amina.socket.emit('command', { type: 'Rename', name: 'x'.repeat(100_000) })
    await gone
    expect(host.phase()).toBe('open')
  })
})

describe('a trainer’s window', () => {
  it('is in command no more once the trainer has signed out', async () => {
    const server = await RunningServer.start()
    const { gameId } = await server.launch()
    const cookie = await server.signIn()
    const host = server.connect({ role: 'host', gameId } as Handshake, { cookie })
    const other = await server.host(gameId)
    await host.until(() => host.view !== null)
    await server.request('DELETE', '/api/host/session', undefined, { cookie })
    await host.until(() => !host.socket.connected)
    host.socket.connect()
    await host.until(() => host.refused !== null)
    expect(host.refused).toBe('not_signed_in')
    expect(other.socket.connected).toBe(true)
  })
})

describe('a seat', () => {
  it('JOIN-9 moves to another device with its code, and the former one is told', async () => {
    const { server, amina, pin } = await openGame()
    const response = await server.request('POST', '/api/resume', { pin, code: amina.seat?.code })
    const { gameId, token } = (await response.json()) as SeatGrant
    await amina.until(() => amina.ended !== null)
    expect(amina.ended).toBe('seat_moved')
    const second = server.connect({
      role: 'player',
      gameId,
      token
    } as Handshake)
    await second.until(() => second.seat !== null)
    expect(second.seat?.name).toBe('Amina')
    expect(second.phase()).toBe('open')
  })

  it('has two sockets at most, the newest win, and both know an answer', async () => {
    const { server, pin, gameId } = await openGame()
    const { token } = await server.join(pin, 'Zoé')
    const device = () => server.connect({ role: 'player', gameId, token } as Handshake)
    const first = device()
    await first.until(() => first.seat !== null)
    const second = device()
    await second.until(() => second.seat !== null)
    await second.send(answer(1, 'a'))
    await first.until(() => first.seat?.answer != null)
    const third = device()
    await third.until(() => third.seat !== null)
    await first.until(() => !first.socket.connected)
    expect([first.ended, second.ended]).toEqual(['opened_elsewhere', null])
    expect(second.socket.connected).toBe(true)
  })

  it('are two devices however often the page on one of them comes back', async () => {
    const { server, pin, gameId } = await openGame()
    const { token } = await server.join(pin, 'Zoé')
    const device = (page: string) =>
      server.connect({ role: 'player', gameId, token, page } as Handshake)
    const phone = device('phone')
    await phone.until(() => phone.seat !== null)
    const links: ReturnType<typeof device>[] = []
    for (let times = 0; times < 4; times += 1) {
      // The former links still look open: the server has heard nothing of their end.
      const link = device('tablet')
      await link.until(() => link.seat !== null)
      links.push(link)
    }
    await links[2]?.until(() => !links[2]?.socket.connected)
    expect(await phone.send(answer(1, 'a'))).toEqual({ ok: true })
    expect([phone, ...links].map(({ ended }) => ended)).toEqual([null, null, null, null, null])
    expect(links.at(-1)?.socket.connected).toBe(true)
  })

  it('JOIN-8 is over for a removed player', async () => {
    const { server, pin, gameId, host, yanis } = await openGame()
    const { token, playerId } = await server.join(pin, 'Yanis')
    await host.send({ type: 'RemovePlayer', playerId })
    await yanis.until(() => yanis.ended !== null)
    const again = server.connect({ role: 'player', gameId, token } as Handshake)
    await again.until(() => again.refused !== null)
    expect(again.refused).toBe('unknown_player')
  })
})
