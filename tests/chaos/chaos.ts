import { parseArgs } from 'node:util'
import { machineLine } from '../load/bench-table.ts'
import { Random } from '../load/random.ts'
import { largest } from '../load/statistics.ts'
import { writeFigures } from '../proofs/figures-file.ts'
import { loadClient } from '../simulation/client.ts'
import { lane } from './lane.ts'
import { chaosTable, sumUp } from './report.ts'

/** As a laptop whose lid was closed for a moment. */
const longestFreezeMs = 40_000

const usage = `npm run chaos -- [--minutes 5] [--servers 2] [--players 30] [--seed 1] [--json FILE]

Plays with real processes, sockets and disks while servers are killed and links fail, then holds what the phones were
told against what is stored. The seed draws the faults; when they strike depends on the machine.
  --minutes   how long
  --servers   how many servers, each with a game of its own
  --players   how many players in each game
  --seed      which faults
  --json      write the figures there too`

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    servers: { type: 'string', default: '2' },
    players: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})
const [minutes, servers, players, seed] = [
  values.minutes,
  values.servers,
  values.players,
  values.seed
].map(Number) as [number, number, number, number]
if (values.help || ![minutes, servers, players, seed].every((number) => number > 0)) {
  process.stdout.write(`${usage}\n`)
  process.exit(values.help ? 0 : 1)
}

const client = await loadClient()
const random = new Random(seed)
const lanes = await Promise.all(
  Array.from({ length: servers }, () =>
    lane(({ forMs }) => forMs >= minutes * 60_000, players, client, random.fork(), longestFreezeMs)
  )
)
const sum = sumUp(lanes)
process.stdout.write(`${sum.faults.map((fault) => `${fault}\n`).join('')}
${chaosTable(sum)}

${machineLine()}, seed ${seed}, ${minutes} min, ${servers} × ${players} players
`)
if (values.json !== undefined) {
  const { faults, linkFaultKinds: _, serveAgainMs, allBackMs, ...counts } = sum
  writeFigures(values.json, {
    figures: {
      minutes,
      faults: faults.length,
      ...counts,
      servesAgainByMs: Math.round(largest([0, ...serveAgainMs])),
      allBackByMs: Math.round(largest([0, ...allBackMs]))
    },
    replay: [
      `npm run chaos -- --minutes ${minutes} --servers ${servers} --players ${players} --seed ${seed}`
    ]
  })
}
process.exit(sum.faults.length > 0 ? 1 : 0)
