import { expect, it } from 'vitest'
import type { GameCard, Keeping } from '../../shared/protocol.ts'
import { TestClock } from '../support/clock.ts'
import { temporaryFolder } from '../support/folder.ts'
import { threeSteps } from '../support/game.ts'
import { RunningServer } from '../support/server.ts'

const minuteMs = 60 * 1000
const dayMs = 24 * 60 * minuteMs
const morningMs = new Date(2026, 0, 12, 9).getTime()

async function startedAt(folder: string, atMs: number, days = 30) {
  const clock = new TestClock(atMs)
  const env = { PREAU_RETENTION_DAYS: String(days) }
  const server = await RunningServer.start(env, threeSteps, folder, clock)
  const cookie = await server.signIn()
  const ask = (method: string, path: string, body?: unknown) =>
    server.request(method, `/api/host/${path}`, body, { cookie })
  return {
    server,
    clock,
    confirm: async (saysMs: number) => (await ask('POST', 'clock', { saysMs })).status,
    games: async () => (await (await ask('GET', 'games')).json()) as GameCard[],
    keeping: async () => (await (await ask('GET', 'keeping')).json()) as Keeping
  }
}

async function playedAt(atMs: number): Promise<string> {
  const folder = temporaryFolder()
  const { server } = await startedAt(folder, atMs)
  await server.launch()
  await server.app.stop()
  return folder
}

it('LOG-5 one start with a clock 40 days ahead purges nothing, and is told to the trainer', async () => {
  const folder = await playedAt(morningMs)
  const ahead = await startedAt(folder, morningMs + 40 * dayMs)
  expect(await ahead.games()).toHaveLength(1)
  const doubt = { saysMs: morningMs + 40 * dayMs, expectedMs: morningMs }
  expect(await ahead.keeping()).toEqual({ days: 30, doubt, copies: [] })
  await ahead.server.app.stop()
  const right = await startedAt(folder, morningMs + dayMs)
  expect(await right.games()).toHaveLength(1)
  expect(await right.keeping()).toEqual({ days: 30, copies: [] })
})

it('LOG-5 announces what is due once the trainer has said that the clock is right', async () => {
  const folder = await playedAt(morningMs)
  const later = await startedAt(folder, morningMs + 40 * dayMs)
  expect(await later.confirm(morningMs)).toBe(400)
  expect((await later.games())[0]).not.toHaveProperty('erasure')
  expect(await later.confirm(morningMs + 40 * dayMs)).toBe(204)
  const [game] = await later.games()
  expect(game?.erasure).toEqual({ atMs: morningMs + 40 * dayMs + 60 * minuteMs })
  expect(await later.keeping()).toEqual({ days: 30, copies: [] })
})

it('LOG-5 erases what was announced at a start on a later day', async () => {
  const folder = await playedAt(morningMs)
  const first = await startedAt(folder, morningMs + 2 * dayMs, 1)
  expect((await first.games())[0]?.erasure).toBeDefined()
  await first.server.app.stop()
  const second = await startedAt(folder, morningMs + 3 * dayMs, 1)
  expect(await second.games()).toEqual([])
})
