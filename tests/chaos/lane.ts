import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import type { Random } from '../load/random.ts'
import { ServerProcess } from '../load/server-process.ts'
import type { Client } from '../simulation/client.ts'
import { FaultProxy } from '../support/fault-proxy.ts'
import { Arrivals } from './arrivals.ts'
import { check, nothingYet, type Verdict } from './checker.ts'
import { Play } from './play.ts'
import { Trouble, type TroubleCounts } from './trouble.ts'

export interface LaneReport {
  readonly counts: TroubleCounts
  readonly games: number
  readonly linkFaults: ReadonlyMap<string, number>
  readonly verdicts: readonly Verdict[]
}

/** What a lane has been through so far. */
export interface Progress {
  readonly forMs: number
  readonly kills: number
  readonly linkFaults: number
  readonly answers: number
}

const calmTimeoutMs = 60_000
const pollMs = 50

/** One server and its room: game after game while everything goes wrong, until it is enough; then the reckoning. */
export async function lane(
  isEnough: (soFar: Progress) => boolean,
  players: number,
  client: Client,
  random: Random,
  longestFreezeMs = 4000
): Promise<LaneReport> {
  const server = await ServerProcess.start()
  const arrivals = new Arrivals()
  const proxy = await FaultProxy.before(Number(new URL(server.url).port), () =>
    arrivals.connection()
  )
  const trouble = new Trouble(server, proxy, random.fork(), longestFreezeMs)
  const plays: Play[] = []
  const since = performance.now()
  const isOver = () =>
    isEnough({
      forMs: performance.now() - since,
      kills: trouble.counts.kills,
      linkFaults: proxy.faultCount,
      answers: plays.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
    })
  try {
    trouble.begin()
    while (!isOver()) {
      plays.at(-1)?.close()
      const play = await Play.begin(proxy.url, players, client, random.fork())
      plays.push(play)
      trouble.at(play)
      await play.playUntil(isOver)
    }
    await trouble.end()
    const faults = await calm(plays.at(-1))
    await server.stopAndKeep()
    const log = sqliteLog(openDatabase(server.folder))
    const verdicts = []
    for (const play of plays) {
      const isShown = play === plays.at(-1)
      verdicts.push(check(await log.read(play.gameId), play, arrivals.all, isShown))
    }
    await log.close()
    return {
      games: plays.length,
      counts: trouble.counts,
      linkFaults: proxy.faults,
      verdicts: [...verdicts, { ...nothingYet, faults }]
    }
  } finally {
    await trouble.end()
    for (const play of plays) play.close()
    proxy.close()
    await server.stop()
  }
}

/** Nothing goes wrong any more: everybody must come back. */
async function calm(play: Play | undefined): Promise<string[]> {
  const until = Date.now() + calmTimeoutMs
  while (Date.now() < until) {
    if (!play || play.areAllThere) return []
    await wait(pollMs)
  }
  const away = play?.players.filter(({ trouble }) => trouble !== null) ?? []
  return away.map(({ name, trouble }) => `${name} is not back: ${trouble}`)
}
