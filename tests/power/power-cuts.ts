import { parseArgs } from 'node:util'
import { writeFigures } from '../proofs/figures-file.ts'
import { run } from './run.ts'

const usage = `npm run power-cuts -- [--cuts 5000] [--seed 1] [--cut N [--keep FOLDER]] [--lies] [--json FILE]

Cuts the power of a database in use, opens what the disk may hold then, and looks for what was promised.
  --cuts   how many
  --seed   of the first life of a database; each is cut some two hundred times
  --cut    only this cut, of the life of this seed; --keep leaves its files in FOLDER
  --lies   the log is synced at checkpoints only (synchronous=NORMAL): it must be found out
  --json   write the figures there too`

const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    cut: { type: 'string' },
    keep: { type: 'string' },
    lies: { type: 'boolean', default: false },
    json: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})
if (values.help) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}

const seed = Number(values.seed)
const failed: string[] = []
const startedAt = process.hrtime.bigint()
const totals = await run({
  cuts: Number(values.cuts),
  seed,
  only: values.cut === undefined ? undefined : Number(values.cut),
  keepIn: values.keep,
  lies: values.lies,
  failed: (life, cut, { what }, faults) => {
    const replay = `--seed ${life} --cut ${cut}${values.lies ? ' --lies' : ''}`
    failed.push(`npm run power-cuts -- ${replay}`)
    process.stdout.write(`${replay} (${what})\n${faults.map((fault) => `  ${fault}\n`).join('')}`)
  }
})
const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9
const { during } = totals
const spans = Object.entries(during).map(([what, cuts]) => `${what} ${cuts}`)
process.stdout.write(`
${totals.cuts} power cuts from seed ${seed} in ${seconds.toFixed(0)} s: ${spans.join(', ')}, recovery ${totals.inRecovery}
${totals.checked} acknowledged events looked for: ${totals.lost} lost
${totals.unreadable} databases unreadable, ${totals.torn} batches torn, ${totals.returned} erased names back
${totals.through} changes under way got through whole, ${totals.undone} not at all
`)
if (values.json !== undefined) {
  const { during: _, ...figures } = totals
  writeFigures(values.json, { figures, replay: failed })
}
const faults = totals.lost + totals.unreadable + totals.torn + totals.returned
process.exitCode = faults > 0 ? 1 : 0
