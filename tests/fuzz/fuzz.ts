import { parseArgs } from 'node:util'
import { machineLine } from '../load/bench-table.ts'
import { writeFigures } from '../proofs/figures-file.ts'
import { fuzz } from './run.ts'

const usage = `npm run fuzz -- [--inputs 1000000] [--seed 1] [--volley N] [--plant crash|hang|lenient] [--json FILE]

Throws what nobody should send at a real server in the middle of a game, and looks whether it notices.
  --inputs   how many
  --seed     which; the same seed throws the same
  --volley   only this one, named by an earlier run of this seed
  --plant    with a defect in the server that must be found
  --json     write the figures there too`

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    volley: { type: 'string' },
    plant: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})
const inputs = Number(values.inputs)
const seed = Number(values.seed)
if (values.help || !(inputs > 0) || !Number.isInteger(seed)) {
  process.stdout.write(`${usage}\n`)
  process.exit(values.help ? 0 : 1)
}

const shownFaults = 30
const startedAt = performance.now()
let nextShown = 0
const report = await fuzz({
  inputs,
  seed,
  only: values.volley === undefined ? undefined : Number(values.volley),
  preload: values.plant === undefined ? [] : [`${import.meta.dirname}/planted/${values.plant}.js`],
  progress: (thrown) => {
    if (thrown < nextShown) return
    process.stderr.write(`${thrown}\n`)
    nextShown += inputs / 20
  }
})
const seconds = Math.round((performance.now() - startedAt) / 1000)
const all = [...report.inputs.values()].reduce((sum, count) => sum + count, 0)
const counts = [...report.inputs].map(([kind, count]) => `${kind} ${count}`)
process.stdout.write(`${report.faults
  .slice(0, shownFaults)
  .map((fault) => `${fault}\n`)
  .join('')}
${all} inputs in ${seconds} s: ${counts.join(', ')}
${report.crashes} crashes, ${report.hangs} hangs, ${report.stateChanges} state changes, ${report.faults.length} faults
longest turn of the event loop ${report.longestMs.toFixed(0)} ms; heap ${report.heapKilobytes.before} kB before, ${report.heapKilobytes.after} kB after
${machineLine()}, seed ${seed}
`)
if (values.json !== undefined) {
  const { crashes, hangs, stateChanges, longestMs, faults } = report
  const volleys = new Set(faults.flatMap((fault) => /^volley (\d+)/u.exec(fault)?.[1] ?? []))
  const one = [...volleys].map((volley) => `npm run fuzz -- --seed ${seed} --volley ${volley}`)
  writeFigures(values.json, {
    figures: { inputs: all, crashes, hangs, stateChanges, faults: faults.length, longestMs },
    // What cannot be told to be the doing of one volley comes again with all of them.
    replay: one.length > 0 ? one : [`npm run fuzz -- --seed ${seed} --inputs ${inputs}`]
  })
}
process.exit(report.faults.length + report.hangs > 0 ? 1 : 0)
