import { expect, it } from 'vitest'
import type { Handshake, SeatGrant } from '../../shared/protocol.ts'
import { RunningServer } from '../support/server.ts'

it('gives with a seat what its socket is sent first', async () => {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const host = await server.host(gameId)
  const amina = await server.join(pin, 'Amina')
  await host.move('StartGame')
  for (const phase of ['read', 'open']) {
    const { token, first } = await server.join(pin, `Zoé ${phase}`)
    const zoe = server.connect({ role: 'player', gameId, token } as Handshake)
    await zoe.until(() => zoe.seat !== null)
    expect(first).toEqual({ view: zoe.view, seat: zoe.seat })
    expect(first?.view.phase).toBe(phase)
    if (phase === 'read') await host.move('Advance')
  }
  const again = server.connect({ role: 'player', gameId, token: amina.token } as Handshake)
  await again.until(() => again.seat !== null)
  const { code } = again.seat as { code: string }
  const resumed = await server.request('POST', '/api/resume', { pin, code })
  const { first } = (await resumed.json()) as SeatGrant
  expect({ ...first?.seat, version: 0 }).toEqual({ ...again.seat, version: 0 })
})
