import { cpus, totalmem } from 'node:os'
import type { Acks, Measures } from './generator.ts'
import type { Health } from './server-process.ts'
import type { SoakMark } from './soak.ts'

/** The same exchange on the same machine in the same run. */
export interface Trio {
  readonly players: number
  readonly preau: Measures
  /** Of Préau, from the first round to the last. */
  readonly health: Health | null
  readonly socketIo: Measures
  readonly ws: Measures
}

type Cell = (measures: Measures) => string
type Row = readonly (string | number)[]

const whole = (value: number) => Math.round(value).toString()
const tenth = (value: number) => value.toFixed(1)
/** In a smaller room the heap's own ups and downs hide what a player takes. */
const leastPlayersForMemory = 500

const given = (value: number | null, format: (value: number) => string) =>
  value === null ? '–' : format(value)
const three = ({ p50Ms, p99Ms, mostMs }: Acks) => [p50Ms, p99Ms, mostMs].map(tenth).join(' · ')

const rows: readonly (readonly [label: string, cell: Cell])[] = [
  ['all joined, clocks set, ms', ({ joinedMs }) => whole(joinedMs)],
  ['lobby, bytes per phone', ({ lobby }) => whole(lobby.bytes)],
  ['lobby, frames per phone', ({ lobby }) => whole(lobby.frames)],
  ['question on the first phone, ms', ({ question }) => tenth(question.firstMs)],
  ['question on 99 % of phones, ms', ({ question }) => tenth(question.p99Ms)],
  ['question on the last phone, ms', ({ question }) => tenth(question.lastMs)],
  ['all answer in 1 s: ack p50 · p99 · slowest, ms', ({ ack }) => three(ack)],
  ['all answer in 3 s: ack p50 · p99 · slowest, ms', ({ slowAck }) => three(slowAck)],
  ['correction on the last phone, ms', ({ revealLastMs }) => tenth(revealLastMs)],
  ['round, frames per phone', ({ round }) => whole(round.frames)],
  ['round, bytes per phone', ({ round }) => whole(round.bytes)],
  ['round, bytes besides the step itself', ({ round }) => whole(round.ownBytes)],
  ['server CPU per round, s', ({ cpuSeconds }) => given(cpuSeconds, (value) => value.toFixed(3))],
  ['server memory per player, kB', memoryCell],
  ['lost answers', (measures) => `${measures.lostAnswers} of ${measures.answers}`]
]

/** A Markdown table: each cell tells Préau's number, then the bare servers'. */
export function benchTable(trios: readonly Trio[]): string {
  return table([
    ['Préau / bare Socket.IO / bare ws', ...trios.map(({ players }) => `${players} players`)],
    ...rows.map(([label, cell]) => [
      label,
      ...trios.map(({ preau, socketIo, ws }) => [preau, socketIo, ws].map(cell).join(' / '))
    ]),
    ['CPU, times that of bare Socket.IO', ...trios.map((trio) => cpuRatio(trio, 'socketIo'))],
    ['CPU, times that of bare ws', ...trios.map((trio) => cpuRatio(trio, 'ws'))],
    ['Préau’s event loop late by, p99 · most, ms', ...trios.map(({ health }) => late(health))]
  ])
}

/** Many rooms at the same time, on Préau. */
export function roomsTable(
  count: number,
  each: number,
  measures: Measures,
  health: Health | null
): string {
  const left = ['lobby, bytes per phone', 'lobby, frames per phone']
  return table([
    ['Préau', `${count} rooms of ${each}`],
    ...rows
      .filter(([label]) => !left.includes(label))
      .map(([label, cell]) => [label, cell(measures)]),
    ['event loop late by, p99 · most, ms', late(health)]
  ])
}

/** Games in a row. */
export function soakTable(marks: readonly SoakMark[]): string {
  const megabytes = (kilobytes: number | null) => given(kilobytes, (value) => tenth(value / 1000))
  return table([
    ['Games in a row', ...marks.map(({ games }) => games)],
    ['heap, MB', ...marks.map(({ heapKilobytes }) => megabytes(heapKilobytes))],
    ['resident, MB', ...marks.map(({ residentKilobytes }) => megabytes(residentKilobytes))]
  ])
}

function table([head = [], ...lines]: readonly Row[]): string {
  return [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function memoryCell({ players, kilobytesPerPlayer }: Measures): string {
  return players < leastPlayersForMemory ? '–' : given(kilobytesPerPlayer, tenth)
}

function late(health: Health | null): string {
  return health === null ? '–' : [health.delayP99Ms, health.delayMaxMs].map(tenth).join(' · ')
}

function cpuRatio({ preau, ...bare }: Trio, than: 'socketIo' | 'ws'): string {
  const other = bare[than].cpuSeconds
  return preau.cpuSeconds === null || other === null ? '–' : (preau.cpuSeconds / other).toFixed(2)
}

export function machine(): string {
  const all = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${all[0]?.model.trim() ?? 'unknown processor'}, ${all.length} cores, ${memory} GB, ${process.platform}`
}

/** Where and when: numbers mean nothing without. */
export function machineLine(): string {
  const day = new Date().toISOString().slice(0, 10)
  return `${machine()}, Node ${process.version}, ${day}`
}
