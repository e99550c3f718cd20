import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import {
  committedTrees,
  git,
  lacking,
  parts,
  provenFolders,
  type Part,
  type Proofs
} from '../../scripts/proven.js'
import { machine } from '../load/bench-table.ts'
import { page } from './page.ts'
import { runPart, type Outcome } from './running.ts'

const usage = `npm run proofs -- [--only ${parts.join(',')}] [--scale 0.01]

Runs the long proofs, and writes what they counted to docs/preuves.json and docs/preuves.md, with the commit.
  --only    these parts; the others stay as they are written
  --scale   a share of each, to try it out: nothing is written`

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: parts.join(',') },
    scale: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false }
  }
})
const only = values.only.split(',') as Part[]
const scale = Number(values.scale)
if (values.help || !only.every((part) => parts.includes(part)) || !(scale > 0 && scale <= 1)) {
  process.stdout.write(`${usage}\n`)
  process.exit(values.help ? 0 : 1)
}

const root = join(import.meta.dirname, '../..')
const json = join(root, 'docs/preuves.json')
const markdown = join(root, 'docs/preuves.md')

/** What is run is what is committed: else the commit would say nothing of the figures. */
function uncommitted(): string {
  return git(root, 'status', '--porcelain', '--', ...provenFolders)
}

if (uncommitted() !== '') {
  process.stderr.write(`Commit these first, so that the proofs can name them:\n${uncommitted()}\n`)
  process.exit(1)
}
const commit = git(root, 'rev-parse', 'HEAD')
const trees = committedTrees(root)

for (const part of only) {
  process.stdout.write(`\n${part}\n`)
  const outcome = await runPart(part, scale)
  const faults = whatIsWrong(part, outcome)
  const figures = Object.entries(outcome.figures).map(([name, number]) => `${name} ${number}`)
  process.stdout.write(`${part}: ${figures.join(', ')} (${outcome.seconds} s)\n`)
  if (faults.length > 0) {
    process.exitCode = 1
    const again = outcome.replay.map((command) => `  ${command}\n`).join('')
    process.stdout.write(`${part} proves nothing: ${faults.join(', ')}.\n`)
    if (again !== '') process.stdout.write(`To play it again:\n${again}`)
  } else if (scale === 1) await write(part, outcome)
}
if (scale < 1) process.stdout.write('\nNothing is written: it was not the whole.\n')

function whatIsWrong(part: Part, { isWell, figures }: Outcome): string[] {
  const faults = isWell ? [] : ['it did not end well']
  if (scale === 1) faults.push(...lacking(part, figures))
  const isChanged = uncommitted() !== '' || !isSame(trees, committedTrees(root))
  return isChanged ? [...faults, `${provenFolders.join(', ')} changed meanwhile`] : faults
}

function isSame(one: Record<string, string>, other: Record<string, string>): boolean {
  return provenFolders.every((folder) => one[folder] === other[folder])
}

async function write(part: Part, { figures, seconds }: Outcome): Promise<void> {
  const date = new Date().toISOString().slice(0, 10)
  const proof = {
    commit,
    trees,
    machine: machine(),
    node: process.version,
    date,
    seconds,
    figures
  }
  // Read again: another run of other parts may have written meanwhile.
  const written = JSON.parse(readFileSync(json, 'utf8')) as Proofs
  const proofs = Object.fromEntries(
    parts.flatMap((one) => {
      const its = one === part ? proof : written[one]
      return its ? [[one, its]] : []
    })
  )
  writeFileSync(json, await formatted(json, JSON.stringify(proofs)))
  writeFileSync(markdown, await formatted(markdown, page(proofs)))
}

async function formatted(filepath: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(filepath)), filepath })
}
