import { parseArgs } from 'node:util'
import { playProgramme } from './programme-run.ts'

// `npm run programme -- --players 500`: the whole booklet, with a server killed once in each part.
const { values } = parseArgs({ options: { players: { type: 'string', default: '500' } } })
const players = Number(values.players)
if (!Number.isInteger(players) || players < 2 || players > 5000) {
  process.stderr.write('--players: a whole number from 2 to 5000\n')
  process.exit(2)
}
const startedAt = Date.now()
const report = await playProgramme({
  players,
  teams: 6,
  onStep: (line) => void process.stdout.write(`${line}\n`)
})
const seconds = Math.round((Date.now() - startedAt) / 1000)
process.stdout.write(
  `${players} players, ${report.steps} steps revealed, ${report.kills} kills (one in a break; ${report.partsKilled.join(' ; ')}), ` +
    `${report.acknowledged} answers acknowledged, ${report.lost} lost, team scores ${report.teamScores.join(', ')}, ${seconds} s\n`
)
if (report.lost > 0) process.exitCode = 1
