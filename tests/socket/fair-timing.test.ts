import { expect, it } from 'vitest'
import { protocolVersion, type Handshake } from '../../shared/protocol.ts'
import { RunningServer, TestClient } from '../support/server.ts'

/** What is left of a seat's quota after one answer, whose reaction took nearly all the time. */
async function quotaAfterOneAnswer(transport: 'websocket' | 'polling'): Promise<number> {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const host = await server.host(gameId)
  const { token, playerId } = await server.join(pin, 'Amina')
  const auth: Handshake = { protocol: protocolVersion, role: 'player', gameId, token }
  const amina = new TestClient(server.url, auth, {}, transport)
  await amina.until(() => amina.seat !== null)
  await host.move('StartGame')
  await host.move('Advance')
  await new Promise((resolve) => setTimeout(resolve, 1200))
  const answer = { kind: 'choice', choices: ['b'] }
  await amina.send({ type: 'SubmitAnswer', run: 1, answer, reactionMs: 60_000 })
  const room = await server.app.registry.find(gameId)
  return room?.state.seats.get(playerId)?.quotaMs ?? NaN
}

it('TIME-8 measures the round trip by ping frames', async () => {
  const quotaMs = await quotaAfterOneAnswer('websocket')
  // Four gains of 50 ms and the round trip here, which is next to nothing.
  expect(quotaMs).toBeGreaterThanOrEqual(4 * 50)
  expect(quotaMs).toBeLessThan(4 * 150)
})

it('TIME-8 trusts a path it cannot measure for 150 ms', async () => {
  expect(await quotaAfterOneAnswer('polling')).toBe(4 * 150)
})

it('TIME-9 takes a wish for extra time at the door and later, and nonsense never', async () => {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const join = (extraTime: unknown) =>
    server.request('POST', '/api/join', {
      pin,
      key: `key of ${String(extraTime)}`.padEnd(16, '.'),
      name: 'Amina',
      extraTime
    })
  expect((await join('x9')).status).toBe(400)
  const { token } = (await (await join('x2')).json()) as { token: string }
  const amina = server.connect({ role: 'player', gameId, token } as Handshake)
  await amina.until(() => amina.seat !== null)
  expect(amina.seat?.extraTime).toBe('x2')
  expect(await amina.send({ type: 'AskExtraTime', extraTime: 'x1' })).toEqual({
    ok: false,
    code: 'bad_message'
  })
  expect(await amina.send({ type: 'AskExtraTime', extraTime: null })).toEqual({ ok: true })
  await amina.until(() => amina.seat?.extraTime === undefined)
})
