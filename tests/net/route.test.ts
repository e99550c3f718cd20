import { describe, expect, it, onTestFinished } from 'vitest'
import { io, type Socket } from 'socket.io-client'
import { patience, steer } from '../../client/net/route.ts'
import { linkOptions, Session } from '../../client/net/session.svelte.ts'
import type { PlayerView, SeatView } from '../../shared/views.ts'
import { RunningServer } from '../support/server.ts'
import { UpgradeProxy, type UpgradeFate } from '../support/upgrade-proxy.ts'
import { protocolVersion } from '../../shared/protocol.ts'

/** Short where a network gives no answer, long where one is to come. */
const quick = { ...patience, webSocketMs: 1000, trialMs: 60_000 }

async function arrive(fate: UpgradeFate, limits = quick, proxying = {}) {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const { token } = await server.join(pin, 'Amina')
  const proxy = await UpgradeProxy.before(server.url, fate, proxying)
  const losses: string[] = []
  let socket!: Socket
  const session = new Session<PlayerView, SeatView>(
    { role: 'player', gameId, token },
    {
      open: (auth) => {
        const options = { ...linkOptions, timeout: limits.webSocketMs, auth, forceNew: true }
        socket = steer(io(proxy.url, options), limits)
        socket.on('disconnect', (reason) => losses.push(reason))
        return socket
      },
      onWake: () => () => undefined
    }
  )
  onTestFinished(() => session.close())
  const carrier = () => (socket.connected ? socket.io.engine.transport.name : 'none')
  await until(() => session.view !== null && session.personal !== null)
  return { proxy, session, socket, losses, carrier }
}

/** The test's own limit is the only clock. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

const answering = { type: 'AskExtraTime', extraTime: 'x1.5' } as const

describe('a phone plays by polling where WebSockets', () => {
  const fates = ['swallowed', 'portal', 400, 403, 426, 'cut', 'reset', 'mute'] as const
  it.each(fates)('are %s', async (fate) => {
    const { proxy, session, carrier } = await arrive(fate)
    expect(carrier()).toBe('polling')
    expect(proxy.upgrades).toBe(1)
    expect(await session.send(answering)).toEqual({ ok: true })
  })

  it('are refused and replies held back until they are complete', async () => {
    const { session, carrier } = await arrive(403, quick, { buffers: true })
    expect(await session.send(answering)).toEqual({ ok: true })
    expect(carrier()).toBe('polling')
  })

  it('fall silent once they have opened', async () => {
    const { proxy, session, carrier } = await arrive('passes')
    expect(carrier()).toBe('websocket')
    proxy.fate = 'mute'
    proxy.mute()
    expect(await session.send(answering)).toEqual({ ok: true })
    expect(carrier()).toBe('polling')
  })

  it('die young twice', async () => {
    const { proxy, session, carrier } = await arrive('passes')
    for (const times of [1, 2]) {
      await until(() => carrier() === 'websocket')
      expect(proxy.upgrades).toBe(times)
      proxy.reset()
      await until(() => carrier() === 'none')
    }
    await until(() => carrier() === 'polling')
    expect(await session.send(answering)).toEqual({ ok: true })
  })
})

it('gives up on WebSocket and on a first try of polling well within thirty seconds', () => {
  expect(patience.webSocketMs + patience.pollingMs).toBeLessThan(20_000)
})

it('finds out by itself that a link with nothing to send has fallen silent', async () => {
  const { proxy, socket, losses } = await arrive('passes')
  // While the clock is measured: what is asked then gets no answer.
  proxy.mute()
  await until(() => losses.length > 0)
  await until(() => socket.connected)
})

it('keeps trying WebSocket beside the polling, and changes to it without losing the link', async () => {
  const limits = { ...quick, trialMs: 50, longestTrialMs: 200 }
  const { proxy, session, losses, carrier } = await arrive('swallowed', limits)
  expect(carrier()).toBe('polling')
  await until(() => proxy.upgrades > 2)
  proxy.fate = 'passes'
  await until(() => carrier() === 'websocket')
  const { polls } = proxy
  expect(await session.send(answering)).toEqual({ ok: true })
  expect([losses, session.link, proxy.polls]).toEqual([[], 'online', polls])
})

it('starts again with what worked last', async () => {
  const { proxy, socket, carrier } = await arrive('swallowed')
  socket.io.engine.close()
  await until(() => carrier() === 'none')
  await until(() => carrier() === 'polling')
  expect(proxy.upgrades).toBe(1)
})

it('turns to polling when a WebSocket opens and then lets nobody in', async () => {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const { token } = await server.join(pin, 'Amina')
  const proxy = await UpgradeProxy.before(server.url, 'passes')
  const auth = { protocol: protocolVersion, role: 'player', gameId, token }
  const limits = { ...quick, pollingMs: 1000 }
  const socket = steer(io(proxy.url, { ...linkOptions, auth, forceNew: true }), limits)
  onTestFinished(() => void socket.disconnect())
  socket.io.once('open', () => {
    proxy.fate = 'swallowed'
    proxy.mute()
  })
  await until(() => socket.connected)
  expect(socket.io.engine.transport.name).toBe('polling')
})

it('comes back after the server has turned it away', async () => {
  const { session, socket, losses } = await arrive('passes')
  for (let n = 0; n < 80; n += 1) socket.emit('command', answering, () => undefined)
  await until(() => losses.includes('io server disconnect'))
  await until(() => session.link === 'online')
})
