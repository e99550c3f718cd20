import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchTable, machineLine, type Pair } from './bench-table.ts'
import { Child } from './child.ts'
import type { GeneratorOrder, Measures } from './generator.ts'
import { hostPassword, ServerProcess } from './server-process.ts'

/** `npm run bench [-- --players 100,500,1000,2000 --rounds 3]` */
const { values } = parseArgs({
  options: {
    players: { type: 'string', default: '100,500,1000,2000' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' }
  }
})
const sizes = values.players.split(',').map(Number)
// Each round ends with standings, and the last of the quiz's 18 steps has none.
const rounds = Math.min(17, Number(values.rounds))
const seed = Number(values.seed)
if (![...sizes, rounds, seed].every((number) => Number.isInteger(number) && number > 0)) {
  process.stderr.write('expected: --players 100,500 --rounds 3 --seed 1\n')
  process.exit(1)
}

const canPin = ['0', '1'].every((core) => spawnSync('taskset', ['-c', core, 'true']).status === 0)
const onCore = (core: number) => (canPin ? ['taskset', '-c', String(core)] : [])
const script = (file: string, ...args: string[]) => [
  process.execPath,
  '--import',
  'tsx',
  join(import.meta.dirname, file),
  ...args
]

async function generate(url: string, pid: number, players: number): Promise<Measures> {
  const order: GeneratorOrder = { url, password: hostPassword, pid, players, rounds, seed }
  const generator = new Child([...onCore(1), ...script('generator.ts', JSON.stringify(order))])
  const output = await generator.ended(60_000 + players * 30 + rounds * 20_000)
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measures
}

async function measurePreau(players: number): Promise<Measures> {
  const server = await ServerProcess.start({ maxPlayers: players + 1000, wrapper: onCore(0) })
  try {
    return await generate(server.url, server.pid, players)
  } finally {
    await server.stop()
  }
}

async function measureBare(players: number): Promise<Measures> {
  const server = new Child([...onCore(0), ...script('bare-server.ts', String(rounds))])
  try {
    const port = await server.port()
    return await generate(`http://127.0.0.1:${port}`, server.pid, players)
  } finally {
    await server.end('SIGTERM')
  }
}

/** The last lines of the check that holds the phone page to its budget. */
function phonePage(): string {
  const check = join(import.meta.dirname, '../../scripts/check-bundle.js')
  const lines = spawnSync(process.execPath, [check]).stdout.toString().trim().split('\n')
  return lines
    .slice(-2)
    .map((line) => line.trim())
    .join('; ')
}

const pairs: Pair[] = []
for (const players of sizes) {
  process.stderr.write(`${players} players: Préau…`)
  const preau = await measurePreau(players)
  process.stderr.write(' bare Socket.IO…')
  const bare = await measureBare(players)
  process.stderr.write(' done\n')
  pairs.push({ players, preau, bare })
}

process.stdout.write(`
${benchTable(pairs)}

${machineLine()}. ${
  canPin
    ? 'The server on one core, the bots on another'
    : 'Server and bots were not kept on cores of their own (no taskset, or one core)'
}, over loopback; ${rounds} rounds after a warm-up game of 200 players.
Phone page: ${phonePage()}.
`)
process.exit(pairs.some(({ preau }) => preau.lostAnswers > 0) ? 1 : 0)
