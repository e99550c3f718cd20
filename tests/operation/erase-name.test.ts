import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import type { GameEvent } from '../../server/game/events.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { eraseName } from '../../server/room/erased-name.ts'
import { created, joined } from '../log/log-events.ts'
import { occurrences } from '../support/folder.ts'
import { RunningServer, type TestClient } from '../support/server.ts'

async function erase(server: RunningServer, gameId: string, playerId: string, signedIn = '') {
  const path = `/api/host/games/${gameId}/players/${playerId}/name`
  const cookie = signedIn || (await server.signIn())
  const response = await server.request('DELETE', path, undefined, { cookie })
  return [response.status, response.status === 204 ? '' : await response.text()]
}

const namesIn = (host: TestClient) => host.roster?.rows.map(({ name }) => name)

it('LOG-4 erases a name in a running game: from the disk, its copies and every view', async () => {
  const server = await RunningServer.start()
  const folder = dirname(server.database.name)
  const { gameId, pin } = await server.launch()
  const host = await server.host(gameId)
  const grant = await server.join(pin, 'Inoubliable')
  const player = server.connect({ role: 'player', gameId, token: grant.token } as never)
  await player.until(() => player.seat !== null)
  expect(await player.send({ type: 'Rename', name: 'Ineffaçable' })).toEqual({ ok: true })
  await server.player(pin, 'participant 1')
  await host.move('StartGame')
  await server.database.backup(join(folder, 'copie.sqlite'))
  await host.move('Advance')
  const flow = 'flow' in host.view! ? host.view.flow : null
  for (const name of ['Inoubliable', 'Ineffaçable']) {
    expect(occurrences(folder, name)).toBeGreaterThan(1)
  }

  expect(await erase(server, gameId, grant.playerId)).toEqual([204, ''])
  await player.until(() => player.seat?.name === 'Participant 1 (2)')
  await host.until(() => namesIn(host)?.includes('Participant 1 (2)') ?? false)
  expect(namesIn(host)).toEqual(['Participant 1 (2)', 'participant 1'])
  for (const name of ['Inoubliable', 'Ineffaçable']) expect(occurrences(folder, name)).toBe(0)

  // The game is where it was, and goes on.
  expect(host.view).toMatchObject({ flow, screen: { phase: 'open' } })
  expect((await host.move('CloseStep')).ok).toBe(true)
  await player.until(() => player.phase() === 'reveal')
  expect(await erase(server, gameId, grant.playerId)).toEqual([204, ''])
})

it('LOG-4 erases a name once a team was named and given its first name back', async () => {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch({
    teams: { count: 2, made: 'drawn', answers: 'each', mean: 'present' }
  })
  const host = await server.host(gameId)
  const { playerId } = await server.join(pin, 'Inoubliable')
  for (const name of ['Participant 1', null]) {
    expect(await host.send({ type: 'NameTeam', team: 1, name })).toEqual({ ok: true })
  }
  expect(await erase(server, gameId, playerId)).toEqual([204, ''])
  await host.until(() => namesIn(host)?.[0] === 'Participant 1')
  expect(occurrences(dirname(server.database.name), 'Inoubliable')).toBe(0)
})

it('LOG-4 erases a name in a game that is over and not in memory', async () => {
  const server = await RunningServer.start()
  const folder = dirname(server.database.name)
  const log = sqliteLog(server.database)
  const past = [created('past'), joined('x'), { type: 'PlayerRemoved', playerId: 'x' }] as const
  await log.append('past', 0, [...past, { type: 'GameEnded' }], Date.now())
  expect(await erase(server, 'past', 'x')).toEqual([204, ''])
  expect((await log.read('past'))[1]?.event).toMatchObject({ name: 'Participant 1' })
  expect(occurrences(folder, 'Élodie x')).toBe(0)
})

it('is for the trainer, and says what it does not know', async () => {
  const server = await RunningServer.start()
  const { gameId } = await server.launch()
  const path = `/api/host/games/${gameId}/players/x/name`
  expect((await server.request('DELETE', path)).status).toBe(401)
  expect(await erase(server, gameId, 'x')).toEqual([404, '{"code":"unknown_player"}'])
  expect(await erase(server, 'nowhere', 'x')).toEqual([404, '{"code":"unknown_game"}'])
})

it('says so when the disk refuses, and shows what is stored', async () => {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const { playerId } = await server.join(pin, 'Amina')
  const host = await server.host(gameId)
  const cookie = await server.signIn()
  server.database.pragma('query_only = ON')
  expect(await erase(server, gameId, playerId, cookie)).toEqual([503, '{"code":"storage_failed"}'])
  expect(namesIn(host)).toEqual(['Amina'])
  server.database.pragma('query_only = OFF')
  expect(await erase(server, gameId, playerId)).toEqual([204, ''])
  await host.until(() => namesIn(host)?.[0] === 'Participant 1')
})

it('draws a name from the order of joining that nobody has or had', () => {
  const named = (playerId: string, name: string): GameEvent =>
    ({ ...joined(playerId), name }) as GameEvent
  const events: GameEvent[] = [
    created('a'),
    named('x', 'Participant 2 (2)'),
    named('y', 'Amina'),
    named('z', 'PARTICIPANT-2'),
    { type: 'PlayerRenamed', playerId: 'z', name: 'Zoé' },
    { type: 'PlayerRenamed', playerId: 'y', name: 'Yasmina' }
  ]
  const names = (playerId: string) =>
    events
      .map(eraseName(events, playerId) ?? ((event) => event))
      .flatMap((event) => ('name' in event ? [event.name] : []))
  expect(names('x')[0]).toBe('Participant 1')
  expect(names('y')).toEqual([
    'Participant 2 (2)',
    'Participant 2 (3)',
    'PARTICIPANT-2',
    'Zoé',
    'Participant 2 (3)'
  ])
  expect(eraseName(events, 'nobody')).toBeNull()
})
