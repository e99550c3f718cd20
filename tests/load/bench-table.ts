import { cpus, totalmem } from 'node:os'
import type { Measures } from './generator.ts'

/** The same exchange on the same machine in the same run. */
export interface Pair {
  readonly players: number
  readonly preau: Measures
  readonly bare: Measures
}

type Cell = (measures: Measures) => string

const whole = (value: number) => Math.round(value).toString()
const tenth = (value: number) => value.toFixed(1)
/** In a smaller room the heap's own ups and downs hide what a player takes. */
const leastPlayersForMemory = 500

const given = (value: number | null, format: (value: number) => string) =>
  value === null ? '–' : format(value)

const rows: readonly (readonly [label: string, cell: Cell])[] = [
  ['all joined, ms', ({ joinedMs }) => whole(joinedMs)],
  ['lobby, bytes per phone', ({ lobby }) => whole(lobby.bytes)],
  ['lobby, frames per phone', ({ lobby }) => whole(lobby.frames)],
  ['question on the first phone, ms', ({ question }) => tenth(question.firstMs)],
  ['question on 99 % of phones, ms', ({ question }) => tenth(question.p99Ms)],
  ['question on the last phone, ms', ({ question }) => tenth(question.lastMs)],
  ['answers within 1 s, ack p50, ms', ({ ack }) => tenth(ack.p50Ms)],
  ['answers within 1 s, ack p99, ms', ({ ack }) => tenth(ack.p99Ms)],
  ['answers within 1 s, slowest ack, ms', ({ ack }) => tenth(ack.mostMs)],
  ['correction on the last phone, ms', ({ revealLastMs }) => tenth(revealLastMs)],
  ['round, frames per phone', ({ round }) => whole(round.frames)],
  ['round, bytes per phone', ({ round }) => whole(round.bytes)],
  ['round, bytes besides the step itself', ({ round }) => whole(round.ownBytes)],
  ['server CPU per round, s', ({ cpuSeconds }) => given(cpuSeconds, (value) => value.toFixed(3))],
  ['server memory per player, kB', memoryCell],
  ['lost answers', (measures) => `${measures.lostAnswers} of ${measures.answers}`]
]

/** A Markdown table: each cell tells Préau's number, then the bare server's. */
export function benchTable(pairs: readonly Pair[]): string {
  const lines = rows.map(([label, cell]) => [
    label,
    ...pairs.map(({ preau, bare }) => `${cell(preau)} / ${cell(bare)}`)
  ])
  lines.push(['CPU, times that of the bare server', ...pairs.map(cpuRatio)])
  const head = ['Préau / bare Socket.IO', ...pairs.map(({ players }) => `${players} players`)]
  return [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function memoryCell({ players, kilobytesPerPlayer }: Measures): string {
  return players < leastPlayersForMemory ? '–' : given(kilobytesPerPlayer, tenth)
}

function cpuRatio({ preau, bare }: Pair): string {
  if (preau.cpuSeconds === null || bare.cpuSeconds === null) return '–'
  return (preau.cpuSeconds / bare.cpuSeconds).toFixed(2)
}

/** Where and when: numbers mean nothing without. */
export function machineLine(): string {
  const all = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const day = new Date().toISOString().slice(0, 10)
  return `${all[0]?.model.trim() ?? 'unknown processor'}, ${all.length} cores, ${memory} GB, ${process.platform}, Node ${process.version}, ${day}`
}
