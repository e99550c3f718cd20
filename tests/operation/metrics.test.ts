import { expect, it } from 'vitest'
import type { Handshake } from '../../shared/protocol.ts'
import { RunningServer } from '../support/server.ts'

async function measures(server: RunningServer): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${server.app.metricsPort}/metrics`)
  expect(response.status).toBe(200)
  return response.text()
}

/** The value of one line, named as Prometheus names it; null when it is not there. */
function valueOf(text: string, line: string): number | null {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `))
  return found === undefined ? null : Number(found.slice(line.length + 1))
}

it('measures nothing for anybody by default', async () => {
  const server = await RunningServer.start()
  expect(server.app.metricsPort).toBeNull()
  const page = await server.request('GET', '/metrics')
  expect(page.status).toBe(404)
})

it('counts games, sockets, commands and appends, and names nobody', async () => {
  const server = await RunningServer.start({ PREAU_METRICS_PORT: '0' })
  const { gameId, pin } = await server.launch()
  await server.launch()
  const host = await server.host(gameId)
  const screen = server.connect({ role: 'screen', gameId } as Handshake)
  await screen.until(() => screen.view !== null)
  const amina = await server.player(pin, 'Amina')
  await server.player(pin, 'Yanis')
  await host.move('StartGame')
  await host.send({ type: 'StartGame', flow: 0 })
  await amina.send({ type: 'Rename', name: 'Zoé' })
  await amina.send({ nonsense: true })
  await amina.send({ type: 'StartGame', flow: 1 })

  const text = await measures(server)
  const expected: Record<string, number> = {
    preau_games_open: 2,
    preau_rooms: 2,
    'preau_sockets{role="player"}': 2,
    'preau_sockets{role="screen"}': 1,
    'preau_sockets{role="host"}': 1,
    'preau_commands_total{type="Join",outcome="ok"}': 2,
    'preau_commands_total{type="StartGame",outcome="ok"}': 1,
    'preau_commands_total{type="StartGame",outcome="stale"}': 1,
    'preau_commands_total{type="StartGame",outcome="not_allowed"}': 1,
    'preau_commands_total{type="Rename",outcome="renaming_closed"}': 1,
    'preau_commands_total{type="unknown",outcome="bad_message"}': 1,
    // Two launches, two joins, one start.
    'preau_append_duration_seconds_count{outcome="ok"}': 5,
    preau_append_events_count: 5
  }
  const told = Object.keys(expected).map((line) => [line, valueOf(text, line)])
  expect(Object.fromEntries(told)).toEqual(expected)
  expect(valueOf(text, 'nodejs_eventloop_lag_p99_seconds')).not.toBeNull()
  expect(valueOf(text, 'process_resident_memory_bytes')).not.toBeNull()

  const secrets = ['Amina', 'Yanis', 'Zoé', pin, gameId, '127.0.0.1', '::1']
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
})

it('counts the failures of the disk', async () => {
  const server = await RunningServer.start({ PREAU_METRICS_PORT: '0' })
  const { gameId } = await server.launch()
  const host = await server.host(gameId)
  server.database.pragma('query_only = ON')
  await host.send({ type: 'LockJoining' })
  const text = await measures(server)
  expect(valueOf(text, 'preau_append_duration_seconds_count{outcome="failed"}')).toBe(1)
  expect(valueOf(text, 'preau_commands_total{type="LockJoining",outcome="storage_failed"}')).toBe(1)
})

it('serves one page', async () => {
  const server = await RunningServer.start({ PREAU_METRICS_PORT: '0' })
  for (const path of ['/', '/metrics/', '/api/host/games']) {
    const response = await fetch(`http://127.0.0.1:${server.app.metricsPort}${path}`)
    expect(response.status).toBe(404)
  }
})
