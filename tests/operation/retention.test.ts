import { expect, it } from 'vitest'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { created, joined } from '../log/log-events.ts'
import { occurrences, temporaryFolder } from '../support/folder.ts'
import { threeSteps } from '../support/game.ts'
import { RunningServer } from '../support/server.ts'

const dayMs = 24 * 60 * 60 * 1000

/** A folder with a game that is ten days old and another of forty. */
async function keptGames(): Promise<string> {
  const folder = temporaryFolder()
  const log = sqliteLog(openDatabase(folder))
  for (const days of [10, 40]) {
    const events = [created(`${days} days`), joined(`Joueuse ${days}`)]
    await log.append(`${days} days`, 0, events, Date.now() - days * dayMs)
  }
  await log.close()
  return folder
}

/** Starts a server there, and stops it. */
async function gamesOnceStarted(folder: string, env: Record<string, string>) {
  const server = await RunningServer.start(env, threeSteps, folder)
  const cards = await server.app.registry.list()
  await server.app.stop()
  return cards
}

/** As if what is due had been announced yesterday. */
function aDayPasses(folder: string): void {
  const database = openDatabase(folder)
  database.prepare('UPDATE dues SET seen_at = seen_at - ?').run(dayMs)
  database.close()
}

it.each([
  [{}, ['10 days']],
  [{ PREAU_RETENTION_DAYS: '5' }, []],
  [{ PREAU_RETENTION_DAYS: '0' }, []],
  [{ PREAU_RETENTION_DAYS: '365' }, ['10 days', '40 days']]
] as [Record<string, string>, string[]][])(
  'LOG-5 a server started with %o announces what is too old, and purges it when it is started the next day',
  async (env, kept) => {
    const folder = await keptGames()
    const first = await gamesOnceStarted(folder, env)
    expect(first.map(({ gameId }) => gameId)).toEqual(['10 days', '40 days'])
    const announced = first.filter(({ erasure }) => erasure).map(({ gameId }) => gameId)
    expect(announced).toEqual(['10 days', '40 days'].filter((name) => !kept.includes(name)))

    aDayPasses(folder)
    const second = await gamesOnceStarted(folder, env)
    expect(second.map(({ gameId }) => gameId)).toEqual(kept)
    for (const days of [10, 40]) {
      const isKept = kept.includes(`${days} days`)
      expect(occurrences(folder, `Joueuse ${days}`) > 0).toBe(isKept)
    }
  }
)
