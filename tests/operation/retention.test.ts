import { expect, it } from 'vitest'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { created, joined } from '../log/log-events.ts'
import { occurrences, temporaryFolder } from '../support/folder.ts'
import { threeSteps } from '../support/game.ts'
import { RunningServer } from '../support/server.ts'

const dayMs = 24 * 60 * 60 * 1000

/** A server on a folder where one game is ten days old and another forty. */
async function serverKeeping(env: Record<string, string>) {
  const folder = temporaryFolder()
  const log = sqliteLog(openDatabase(folder))
  for (const days of [10, 40]) {
    const events = [created(`${days} days`), joined(`Joueuse ${days}`)]
    await log.append(`${days} days`, 0, events, Date.now() - days * dayMs)
  }
  await log.close()
  const server = await RunningServer.start(env, threeSteps, folder)
  const cards = await server.app.registry.list()
  return { folder, games: cards.map(({ gameId }) => gameId) }
}

it.each([
  [{}, ['10 days']],
  [{ PREAU_RETENTION_DAYS: '5' }, []],
  [{ PREAU_RETENTION_DAYS: '0' }, []],
  [{ PREAU_RETENTION_DAYS: '365' }, ['10 days', '40 days']]
] as [Record<string, string>, string[]][])(
  'a server started with %o has purged what is too old',
  async (env, kept) => {
    const { folder, games } = await serverKeeping(env)
    expect(games).toEqual(kept)
    for (const days of [10, 40]) {
      const isKept = kept.includes(`${days} days`)
      expect(occurrences(folder, `Joueuse ${days}`) > 0).toBe(isKept)
    }
  }
)
