import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/log/database.ts'
import { Random, seedFrom } from '../load/random.ts'
import { afterCut } from './cut.ts'
import { DiskWatch, layOut, type Files, type Span } from './disk-watch.ts'
import { Life } from './life.ts'
import { judge, type Verdict } from './verdict.ts'

const cutsInALife = 200
const cutsDuring = { rest: 1, 'log header': 3, commit: 3, checkpoint: 4, truncation: 2 } as const
const againInRecovery = 0.2

const counted = ['checked', 'through', 'undone', 'lost', 'torn', 'unreadable', 'returned'] as const

export type Totals = Record<(typeof counted)[number], number> & {
  cuts: number
  /** Of these, while what the cut before had left was being recovered. */
  inRecovery: number
  readonly during: Record<Span['what'], number>
}

export interface RunOptions {
  readonly cuts: number
  /** Of the first life; the next one has the next. */
  readonly seed: number
  /** Only this cut, of the first life. */
  readonly only?: number | undefined
  /** The log is synced at checkpoints only: acknowledged events must be missing. */
  readonly lies?: boolean
  /** Where to leave the files as the last cut left them. */
  readonly keepIn?: string | undefined
  readonly failed?: (seed: number, cut: number, span: Span, faults: readonly string[]) => void
}

/** Cuts the power of as many lives as it takes, and judges each time what is left. */
export async function run(options: RunOptions): Promise<Totals> {
  const { cuts, seed, only, lies = false } = options
  const work = mkdtempSync(join(tmpdir(), 'preau-power-'))
  const totals = noneYet()
  try {
    for (let at = seed; totals.cuts < cuts; at += 1) {
      const life = new Life(join(work, `${at}`), at, { lazy: lies })
      for await (const { cut, span } of moments(life)) {
        if (only !== undefined && cut < only) continue
        const random = new Random(seedFrom(`${at} ${cut}`))
        const verdicts = await cutPower(span, join(work, 'left'), random, options.keepIn)
        count(totals, span, verdicts)
        const faults = verdicts.flatMap((verdict) => verdict.faults)
        if (faults.length > 0) options.failed?.(at, cut, span, faults)
        if (only !== undefined || totals.cuts >= cuts) break
      }
      await life.end()
      rmSync(join(work, `${at}`), { recursive: true })
      if (only !== undefined) break
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return totals
}

async function* moments(life: Life): AsyncGenerator<{ cut: number; span: Span }> {
  let cut = 0
  while (cut < cutsInALife) {
    for (const span of await life.step()) {
      for (let left = cutsDuring[span.what]; left > 0; left -= 1) {
        cut += 1
        yield { cut, span }
      }
    }
  }
}

/** One cut, or a second one too: while the server that came back was putting right what the first left. */
async function cutPower(
  span: Span,
  folder: string,
  random: Random,
  keepIn: string | undefined
): Promise<Verdict[]> {
  const left = leftOf(span, random)
  if (keepIn !== undefined) layOut(keepIn, span, left)
  layOut(folder, span, left)
  const first = await judge(folder, span.promised)
  if (first.unreadable > 0 || !random.chance(againInRecovery)) return [first]

  layOut(folder, span, left)
  const watch = new DiskWatch(folder, left)
  const database = openDatabase(folder)
  watch.look(span.promised)
  watch.rest(span.promised)
  const again = random.pick(watch.take())
  database.close()
  layOut(folder, again, leftOf(again, random))
  return [first, await judge(folder, span.promised)]
}

function leftOf({ database, log }: Span, random: Random): Files {
  return { database: afterCut(database, random), log: afterCut(log, random) }
}

function noneYet(): Totals {
  const during = { rest: 0, 'log header': 0, commit: 0, checkpoint: 0, truncation: 0 }
  const none = { checked: 0, through: 0, undone: 0, lost: 0, torn: 0, unreadable: 0, returned: 0 }
  return { cuts: 0, inRecovery: 0, during, ...none }
}

function count(totals: Totals, span: Span, verdicts: readonly Verdict[]): void {
  totals.cuts += verdicts.length
  totals.inRecovery += verdicts.length - 1
  totals.during[span.what] += 1
  for (const verdict of verdicts) {
    for (const what of counted) totals[what] += verdict[what]
  }
}
