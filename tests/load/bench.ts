import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchTable, machineLine, roomsTable, soakTable, type Trio } from './bench-table.ts'
import { Child } from './child.ts'
import type { GeneratorOrder, Measures } from './generator.ts'
import { hostPassword, ServerProcess, type Health } from './server-process.ts'
import { isFlat, soak } from './soak.ts'

const usage = `npm run bench -- [--players 100,500,1000,2000,5000,10000] [--rounds 3] [--rooms 50x40] [--soak 200] [--seed 1]

Measures Préau beside a bare Socket.IO server and a bare ws server that do the same exchange.
  --players   sizes of the one room
  --rounds    how many rounds answered within 1 s, before one within 3 s
  --rooms     many rooms at the same time: how many, of how many
  --soak      how many games in a row, on one server
An empty value leaves a part out: --rooms= --soak=`

const { values } = parseArgs({
  options: {
    players: { type: 'string', default: '100,500,1000,2000,5000,10000' },
    rounds: { type: 'string', default: '3' },
    rooms: { type: 'string', default: '50x40' },
    soak: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false }
  }
})
const numbers = (text: string, between: string) =>
  text === '' ? [] : text.split(between).map(Number)
const sizes = numbers(values.players, ',')
const rooms = numbers(values.rooms, 'x')
const soakGames = Number(values.soak)
// Each round ends with standings, and the last of the quiz's 18 steps has none.
const rounds = Math.min(16, Number(values.rounds))
const seed = Number(values.seed)
const areWhole = [...sizes, ...rooms, rounds, seed].every((n) => Number.isInteger(n) && n > 0)
if (values.help || !areWhole || ![0, 2].includes(rooms.length) || !(soakGames >= 0)) {
  process.stdout.write(`${usage}\n`)
  process.exit(values.help ? 0 : 1)
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

type Size = Pick<GeneratorOrder, 'rooms' | 'players'>
type Server = Pick<GeneratorOrder, 'url' | 'pid' | 'isWatched'>

async function generate(server: Server, size: Size): Promise<Measures> {
  const wrapper = onCore(1)
  const order: GeneratorOrder = {
    ...server,
    ...size,
    password: hostPassword,
    rounds,
    seed,
    wrapper
  }
  const generator = new Child([...wrapper, ...script('generator.ts', JSON.stringify(order))])
  const output = await generator.ended(90_000 + size.rooms * size.players * 60 + rounds * 20_000)
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measures
}

async function measurePreau(size: Size): Promise<{ measures: Measures; health: Health | null }> {
  const maxPlayers = Math.max(size.players, 200) + 1000
  const server = await ServerProcess.start({ maxPlayers, wrapper: onCore(0), isWatched: true })
  try {
    const { url, pid } = server
    const measures = await generate({ url, pid, isWatched: true }, size)
    return { measures, health: server.healths.at(-1) ?? null }
  } finally {
    await server.stop()
  }
}

async function measureBare(transport: 'socket.io' | 'ws', size: Size): Promise<Measures> {
  const command = script('bare-server.ts', String(rounds + 1), transport)
  const server = new Child([...onCore(0), ...command])
  try {
    const url = `http://127.0.0.1:${await server.port()}`
    return await generate({ url, pid: server.pid, isWatched: false }, size)
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

const say = (text: string) => process.stderr.write(text)
let isBad = false

const trios: Trio[] = []
for (const players of sizes) {
  const size = { rooms: 1, players }
  say(`${players} players: Préau…`)
  const preau = await measurePreau(size)
  say(' bare Socket.IO…')
  const socketIo = await measureBare('socket.io', size)
  say(' bare ws…')
  const ws = await measureBare('ws', size)
  say(' done\n')
  trios.push({ players, preau: preau.measures, health: preau.health, socketIo, ws })
  if (preau.measures.lostAnswers > 0) isBad = true
}
if (trios.length > 0) process.stdout.write(`\n${benchTable(trios)}\n`)

const [count = 0, each = 0] = rooms
if (count > 0) {
  say(`${count} rooms of ${each}…\n`)
  const { measures, health } = await measurePreau({ rooms: count, players: each })
  process.stdout.write(`\n${roomsTable(count, each, measures, health)}\n`)
  if (measures.lostAnswers > 0) isBad = true
}

if (soakGames > 0) {
  say(`${soakGames} games in a row…\n`)
  const marks = await soak(soakGames, seed)
  process.stdout.write(`\n${soakTable(marks)}\n`)
  if (!isFlat(marks)) isBad = true
}

process.stdout.write(`
${machineLine()}. ${
  canPin
    ? 'The server on one core, the bots on another'
    : 'Server and bots were not kept on cores of their own (no taskset, or one core)'
}, over loopback; ${rounds} rounds after a warm-up game of 200 players.
Phone page: ${phonePage()}.
`)
process.exit(isBad ? 1 : 0)
