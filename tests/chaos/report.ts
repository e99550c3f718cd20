import { largest, percentile } from '../load/statistics.ts'
import type { LaneReport } from './lane.ts'

export interface ChaosSum {
  readonly faults: readonly string[]
  readonly games: number
  readonly answers: number
  readonly lost: number
  readonly double: number
  readonly inTime: number
  readonly refusedInTime: number
  readonly kills: number
  readonly stops: number
  readonly freezes: number
  readonly longestFreezeMs: number
  readonly reloads: number
  readonly moves: number
  readonly linkFaults: number
  readonly linkFaultKinds: ReadonlyMap<string, number>
  readonly serveAgainMs: readonly number[]
  readonly allBackMs: readonly number[]
}

export function sumUp(lanes: readonly LaneReport[]): ChaosSum {
  const verdicts = lanes.flatMap(({ verdicts }) => verdicts)
  const counts = lanes.map(({ counts }) => counts)
  const linkFaultKinds = new Map<string, number>()
  for (const { linkFaults } of lanes) {
    for (const [kind, count] of linkFaults) {
      linkFaultKinds.set(kind, (linkFaultKinds.get(kind) ?? 0) + count)
    }
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  return {
    faults: verdicts.flatMap(({ faults }) => faults),
    games: sum(lanes.map(({ games }) => games)),
    answers: sum(verdicts.map(({ answers }) => answers)),
    lost: sum(verdicts.map(({ lost }) => lost)),
    double: sum(verdicts.map(({ double }) => double)),
    inTime: sum(verdicts.map(({ inTime }) => inTime)),
    refusedInTime: sum(verdicts.map(({ refusedInTime }) => refusedInTime)),
    kills: sum(counts.map(({ kills }) => kills)),
    stops: sum(counts.map(({ stops }) => stops)),
    freezes: sum(counts.map(({ freezes }) => freezes)),
    longestFreezeMs: largest(counts.map(({ longestFreezeMs }) => longestFreezeMs)),
    reloads: sum(counts.map(({ reloads }) => reloads)),
    moves: sum(counts.map(({ moves }) => moves)),
    linkFaults: sum([...linkFaultKinds.values()]),
    linkFaultKinds,
    serveAgainMs: counts.flatMap(({ serveAgainMs }) => serveAgainMs),
    allBackMs: counts.flatMap(({ allBackMs }) => allBackMs)
  }
}

/** In Markdown, for the README. */
export function chaosTable(sum: ChaosSum): string {
  const times = (ms: readonly number[]) =>
    `p50 ${seconds(percentile(ms, 0.5))}, p99 ${seconds(percentile(ms, 0.99))}, slowest ${seconds(largest(ms))}`
  const kinds = [...sum.linkFaultKinds].map(([kind, count]) => `${kind} ${count}`)
  return [
    '| What | How much |',
    '| --- | --- |',
    `| Games, answers acknowledged | ${sum.games}, ${sum.answers} |`,
    `| Servers killed with \`kill -9\` / stopped / frozen | ${sum.kills} / ${sum.stops} / ${sum.freezes}, ${seconds(sum.longestFreezeMs)} at most |`,
    `| Link faults | ${sum.linkFaults} (${kinds.join(', ')}) |`,
    `| Phones refreshed / seats moved to another | ${sum.reloads} / ${sum.moves} |`,
    `| Answers lost / stored twice | ${sum.lost} / ${sum.double} |`,
    `| Answers that came in time / refused as late all the same | ${sum.inTime} / ${sum.refusedInTime} |`,
    `| Serving again after a kill | ${times(sum.serveAgainMs)} |`,
    `| Everybody back after that | ${times(sum.allBackMs)} |`
  ].join('\n')
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}
