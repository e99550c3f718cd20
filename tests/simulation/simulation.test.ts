import { beforeAll, describe, expect, it } from 'vitest'
import { answeredKinds } from '../support/kinds.ts'
import { loadClient, type Client } from './client.ts'
import { sumOf } from './doings.ts'
import { howToKeep, keptSeeds } from './kept-seeds.ts'
import { run, type RunReport } from './run.ts'

let client: Client
beforeAll(async () => {
  client = await loadClient()
}, 60_000)

/** Drawn anew each time. */
const freshSeeds = Array.from({ length: 20 }, () => Math.floor(Math.random() * 2 ** 31))

/** What must have happened in the games, besides answers to every kind of step. */
const acts = [
  'decision changed',
  'hide',
  'highlight',
  'merge',
  'sort',
  'another round',
  'ChooseTeam',
  'HandOver',
  'SectionsChosen',
  'BreakTaken'
]

describe('a simulated game', () => {
  it.each(keptSeeds)('%i: %s', async (seed) => {
    expect((await run(seed, client)).faults).toEqual([])
  })

  it('LOG-1, LOG-2, SECRET-1 keeps every promise in games never played before', async () => {
    process.stdout.write(`Fresh games: ${freshSeeds.join(' ')}\n`)
    for (const seed of freshSeeds) {
      expect((await run(seed, client)).faults, howToKeep(seed)).toEqual([])
    }
  }, 120_000)

  it('LOG-1, LOG-2, SECRET-1 keeps every promise whatever goes wrong', async () => {
    const reports: RunReport[] = []
    for (let seed = 10_001; seed <= 10_150; seed += 1) reports.push(await run(seed, client))
    expect(reports.filter(({ faults }) => faults.length > 0)).toEqual([])
    const sum = (of: 'answers' | 'kills' | 'cuts' | 'diskFailures' | 'freezes' | 'clockJumps') =>
      reports.reduce((total, report) => total + report[of], 0)
    expect(sum('answers')).toBeGreaterThan(1000)
    expect(sum('kills')).toBeGreaterThan(100)
    expect(sum('cuts')).toBeGreaterThan(300)
    expect(sum('diskFailures')).toBeGreaterThan(10)
    expect(sum('freezes')).toBeGreaterThan(50)
    expect(sum('clockJumps')).toBeGreaterThan(50)
    const done = sumOf(reports.map((report) => report.done))
    expect([...answeredKinds, ...acts].filter((what) => !done[what])).toEqual([])
  }, 120_000)

  it('LOG-2 is found out when it tells before it has stored', async () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const { faults } = await run(seed, client, { lies: true })
      expect(faults.join()).toContain('are stored')
    }
  })

  it('is the same each time', async () => {
    expect(await run(4242, client)).toEqual(await run(4242, client))
  })
})
