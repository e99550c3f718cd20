import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { loadClient } from './client.ts'
import { writeFigures } from '../proofs/figures-file.ts'
import { fairness, fairnessTable } from './fairness.ts'
import { run } from './run.ts'

const usage = `npm run simulate -- [--seeds 1000] [--from 1] [--seed 279,1023] [--lies] [--fairness] [--json FILE]

Plays games in which everything goes wrong, and looks for broken promises. One seed is one game, always the same.
  --seeds   how many games
  --from    the first seed
  --seed    instead, these games alone: --seed 279 plays game 279 again, exactly
  --fairness   instead, how fair the clock is on slow paths, and what the best liar gains
  --lies    the disk acknowledges before it has written: each game must then be found out
  --json    write the figures there too`

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    lies: { type: 'boolean', default: false },
    fairness: { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})
if (values.help) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}

if (values.fairness) {
  process.stdout.write(`${fairnessTable(fairness(200))}\n`)
  process.exit(0)
}

const seeds =
  values.seed?.split(',').map(Number) ??
  Array.from({ length: Number(values.seeds) }, (_, n) => Number(values.from) + n)
const client = await loadClient()
const startedAt = process.hrtime.bigint()
const totals = {
  happened: 0,
  answers: 0,
  inTime: 0,
  refusedInTime: 0,
  kills: 0,
  cuts: 0,
  freezes: 0,
  clockJumps: 0,
  diskFailures: 0
}
const broken: number[] = []
for (const seed of seeds) {
  const report = await run(seed, client, { lies: values.lies })
  for (const name of Object.keys(totals) as (keyof typeof totals)[]) totals[name] += report[name]
  if (report.faults.length > 0) {
    broken.push(seed)
    process.stdout.write(`seed ${seed}:\n${report.faults.map((fault) => `  ${fault}\n`).join('')}`)
  }
}
const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9
process.stdout.write(`
${seeds.length} games from seed ${seeds[0]}: ${broken.length} with broken invariants
${totals.answers} answers acknowledged, ${totals.kills} server kills, ${totals.cuts} link faults, ${totals.freezes} freezes, ${totals.clockJumps} clocks set, ${totals.diskFailures} failed writes
${totals.inTime} answers came in time, ${totals.refusedInTime} of them refused as late
${totals.happened} events in ${seconds.toFixed(0)} s (${cpus()[0]?.model.trim() ?? 'unknown processor'}, Node ${process.version})
`)
if (values.json !== undefined) {
  writeFigures(values.json, {
    figures: { seeds: seeds.length, broken: broken.length, ...totals },
    replay: broken.map((seed) => `npm run simulate -- --seed ${seed}`)
  })
}
// With a lying disk every game must be found out.
process.exitCode = broken.length === (values.lies ? seeds.length : 0) ? 0 : 1
