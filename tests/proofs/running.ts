import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fullScale, type Part } from '../../scripts/proven.js'
import { readFigures, type Counted } from './figures-file.ts'

const root = join(import.meta.dirname, '../..')
const chaosMinutes = fullScale.chaos.least.minutes

export interface Outcome extends Counted {
  /** Every command ended well. */
  readonly isWell: boolean
  readonly seconds: number
}

/** The command lines of a part: several share one after the other's seeds. */
export function commandsOf(part: Part, scale: number, processes: number): string[][] {
  const { simulation, fuzz, power } = fullScale
  const scaled = (number: number) => `${Math.ceil(number * scale)}`
  switch (part) {
    case 'simulation':
      return shares(Math.ceil(simulation.least.seeds * scale), processes).map(({ from, count }) => [
        'tests/simulation/simulate.ts',
        ...['--from', `${from}`, '--seeds', `${count}`]
      ])
    case 'chaos':
      return [['tests/chaos/chaos.ts', '--minutes', `${chaosMinutes * scale}`]]
    case 'fuzz':
      return [['tests/fuzz/fuzz.ts', '--inputs', scaled(fuzz.least.inputs)]]
    case 'power':
      return [['tests/power/power-cuts.ts', '--cuts', scaled(power.least.cuts)]]
  }
}

function shares(total: number, processes: number): { from: number; count: number }[] {
  const starts = Array.from({ length: processes + 1 }, (_, n) =>
    Math.floor((total * n) / processes)
  )
  return starts
    .slice(1)
    .map((end, n) => ({ from: starts[n]! + 1, count: end - starts[n]! }))
    .filter(({ count }) => count > 0)
}

/** Runs a part's commands side by side, and adds up what they counted. */
export async function runPart(part: Part, scale: number): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'preau-proofs-'))
  const startedAt = performance.now()
  try {
    const commands = commandsOf(part, scale, availableParallelism())
    const each = await Promise.all(
      commands.map((command, n) => runOne(command, join(folder, `${n}.json`)))
    )
    return {
      isWell: each.every(({ isWell }) => isWell),
      seconds: Math.round((performance.now() - startedAt) / 1000),
      figures: addUp(each.map(({ figures }) => figures)),
      replay: each.flatMap(({ replay }) => replay)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runOne(command: string[], file: string): Promise<Omit<Outcome, 'seconds'>> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...command, '--json', file], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit']
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const counted = existsSync(file) ? readFigures(file) : null
  return {
    isWell: code === 0 && counted !== null,
    figures: counted?.figures ?? {},
    // What ended before it could count is played again whole.
    replay: counted?.replay ?? [`npx tsx ${command.join(' ')}`]
  }
}

export function addUp(each: readonly Counted['figures'][]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const [name, number] of each.flatMap(Object.entries<number>)) {
    sum[name] = (sum[name] ?? 0) + number
  }
  return sum
}
