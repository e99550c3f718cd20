import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { created, joined } from '../log/log-events.ts'
import { temporaryFolder } from '../support/folder.ts'
import { filesIn, layOut, type Span } from './disk-watch.ts'
import { Life } from './life.ts'
import { run } from './run.ts'
import { judge, type Promised } from './verdict.ts'

describe('a power cut', () => {
  it('LOG-2 loses nothing that was acknowledged, whatever the disk had written', async () => {
    const faults: unknown[] = []
    const totals = await run({
      cuts: 300,
      seed: 7,
      failed: (...[life, cut, , what]) => faults.push([life, cut, what])
    })
    expect(faults).toEqual([])
    expect(totals).toMatchObject({ lost: 0, torn: 0, unreadable: 0, returned: 0 })
    expect(totals.checked).toBeGreaterThan(10_000)
    expect(Math.min(...Object.values(totals.during), totals.inRecovery)).toBeGreaterThan(10)
    expect(Math.min(totals.through, totals.undone)).toBeGreaterThan(20)
  }, 240_000)

  it('LOG-2 is found to lose events when the log is synced at checkpoints only', async () => {
    expect((await run({ cuts: 300, seed: 7, lies: true })).lost).toBeGreaterThan(0)
  }, 240_000)

  it('is survived in a checkpoint thanks to the log: without it, damage is found', async () => {
    const life = new Life(temporaryFolder(), 7)
    const spans: Span[] = []
    while (spans.length < 3) {
      const checkpoints = (await life.step()).filter(({ what }) => what === 'checkpoint')
      // Before the first acknowledgement there is nothing to lose.
      spans.push(...checkpoints.filter(({ promised }) => promised.stored.size > 0))
    }
    await life.end()
    const folder = join(temporaryFolder(), 'left')
    for (const span of spans) {
      layOut(folder, span, { database: span.database.durable, log: Buffer.alloc(0) })
      expect((await judge(folder, span.promised)).faults).not.toEqual([])
    }
  })
})

describe('what a power cut left', () => {
  const at = 1
  const first = { version: 1, at, event: created('a') }
  const batch = ['x', 'y', 'z'].map((id, index) => ({ version: index + 2, at, event: joined(id) }))
  const promised = (what: Partial<Promised>): Promised => ({
    stored: new Map([['a', [first, ...batch]]]),
    underWay: new Map(),
    erased: [],
    ...what
  })

  /** The folder of a server without power, after the first event and `events` more. */
  async function folderWith(events: typeof batch): Promise<string> {
    const folder = temporaryFolder()
    const log = sqliteLog(openDatabase(folder), { gatherMs: 0 })
    await log.append('a', 0, [first.event], at)
    if (events.length > 0) {
      const more = events.map(({ event }) => event)
      await log.append('a', 1, more, at)
    }
    const left = temporaryFolder()
    cpSync(folder, left, { recursive: true })
    rmSync(join(left, 'preau.sqlite-shm'))
    await log.close()
    return left
  }

  it('is sound with all that was acknowledged', async () => {
    const verdict = await judge(await folderWith(batch), promised({}))
    expect(verdict).toMatchObject({ checked: 4, lost: 0, faults: [] })
  })

  it('lacks events when it was taken before their acknowledgement', async () => {
    const verdict = await judge(await folderWith([]), promised({}))
    expect(verdict).toMatchObject({ checked: 4, lost: 3, torn: 0, unreadable: 0 })
  })

  it('may have all or nothing of a batch under way, not a part', async () => {
    const underWay = promised({
      stored: new Map([['a', [first]]]),
      underWay: new Map([['a', [first, ...batch]]])
    })
    const sound = { lost: 0, torn: 0, faults: [] }
    expect(await judge(await folderWith([]), underWay)).toMatchObject({ ...sound, undone: 1 })
    expect(await judge(await folderWith(batch), underWay)).toMatchObject({ ...sound, through: 1 })
    expect(await judge(await folderWith(batch.slice(0, 1)), underWay)).toMatchObject({ torn: 1 })
  })

  it('lacks an event that is another', async () => {
    const others = batch.map((one) => ({ ...one, event: joined('somebody else') }))
    expect(await judge(await folderWith(others), promised({}))).toMatchObject({ lost: 3 })
  })

  it('has no game that nobody launched, and no erased name', async () => {
    const folder = await folderWith(batch)
    const nothing = promised({ stored: new Map(), erased: ['Élodie y', 'Élodie w'] })
    expect(await judge(folder, nothing)).toMatchObject({ torn: 1, returned: 1 })
  })

  it('is unreadable when its pages are not', async () => {
    const folder = await folderWith(batch)
    const files = filesIn(folder)
    const database = Buffer.alloc(files.database.length, 'Z')
    layOut(folder, { beside: [] } as unknown as Span, { database, log: Buffer.alloc(0) })
    expect(await judge(folder, promised({}))).toMatchObject({ unreadable: 1 })
  })
})
