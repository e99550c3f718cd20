import { fairTime } from '../../server/game/fair-time.ts'
import { pointsFor } from '../../server/game/scoring.ts'
import { Random } from '../load/random.ts'
import { paths, travel, type Path } from './traces.ts'

/** As long as the booklet's quiz: eighteen steps, between 20 and 60 seconds. */
const limitsMs = [20, 25, 30, 35, 40, 45, 50, 55, 60].flatMap((seconds) => [
  seconds * 1000,
  seconds * 1000
])

/** What a phone tells, and how it answers ping frames: honest, or not. */
export interface Phone {
  /** The reaction it reports. */
  readonly report: (reactionMs: number, step: number) => number | undefined
  /** Added to the round trip that the server measures; nobody can answer sooner than the path allows. */
  readonly pongDelayMs: number
  /** Kept back before the answer is sent. */
  readonly sendDelayMs: number
}

export const honest: Phone = { report: (ms) => ms, pongDelayMs: 0, sendDelayMs: 0 }

export interface GamePlayed {
  readonly points: number
  /** Of each step: the time counted less the time truly taken, in milliseconds. */
  readonly errorsMs: readonly number[]
}

/** One game of right answers, each after a reaction that the random numbers tell, over this path. */
export function playGame(reactions: Random, network: Random, path: Path, phone: Phone): GamePlayed {
  let quotaMs: number | null = null
  let points = 0
  const errorsMs: number[] = []
  for (const [step, limitMs] of limitsMs.entries()) {
    const reactionMs = Math.round(limitMs * reactions.between(0.1, 0.7))
    const shownLateMs = clockError(network, path)
    const elapsedMs = Math.round(
      shownLateMs + reactionMs + phone.sendDelayMs + travel(network, path)
    )
    const fair = fairTime({
      elapsedMs: Math.max(0, Math.min(elapsedMs, limitMs)),
      reactionMs: phone.report(reactionMs, step),
      roundTripMs: path.roundTripMs + phone.pongDelayMs,
      limitMs,
      quotaMs
    })
    quotaMs = fair.quotaMs
    points += pointsFor({
      points: 'speed',
      stepPoints: 1000,
      accuracy: 1,
      usedMs: fair.usedMs,
      limitMs
    })
    errorsMs.push(fair.usedMs - reactionMs)
  }
  return { points, errorsMs }
}

/** The phone's idea of the server's time: half of what the two ways differ by. */
function clockError(random: Random, path: Path): number {
  return Math.abs(random.normal()) * path.jitterMs * 0.25
}

export interface FairnessReport {
  readonly errors: readonly { path: string; medianMs: number; p95Ms: number; byArrivalMs: number }[]
  readonly medianMs: number
  readonly p95Ms: number
  /** Share of the points that 300 ms of round trip cost, compared with 15 ms. */
  readonly slowPathCost: number
  /** Share of the points that the best attack found gains, and which it is. */
  readonly bestAttack: { readonly gain: number; readonly phone: string }
}

/** Plays `games` games on each path, and searches for the phone that gains most by lying. */
export function fairness(games: number): FairnessReport {
  const played = (path: Path, phone: Phone) =>
    Array.from({ length: games }, (_, seed) =>
      playGame(new Random(seed), new Random(seed + 0x5eed), path, phone)
    )
  const errors = paths.map((path) => {
    const all = played(path, honest).flatMap(({ errorsMs }) => errorsMs)
    const mute = played(path, { ...honest, report: () => undefined }).flatMap(
      (game) => game.errorsMs
    )
    return { path: path.name, all, mute }
  })
  const everything = errors.flatMap(({ all }) => all)
  const pointsOn = (path: Path, phone: Phone) =>
    sum(played(path, phone).map(({ points }) => points))
  const quick = paths.find(({ roundTripMs }) => roundTripMs === 15) as Path
  const slow = paths.find(({ roundTripMs }) => roundTripMs === 300) as Path
  return {
    errors: errors.map(({ path, all, mute }) => ({
      path,
      medianMs: quantile(all, 0.5),
      p95Ms: quantile(all, 0.95),
      byArrivalMs: quantile(mute, 0.5)
    })),
    medianMs: quantile(everything, 0.5),
    p95Ms: quantile(everything, 0.95),
    slowPathCost: 1 - pointsOn(slow, honest) / pointsOn(quick, honest),
    bestAttack: search(pointsOn)
  }
}

/** Tries every combination of a lie about the reaction and of delayed pongs, on every path. */
function search(pointsOn: (path: Path, phone: Phone) => number): FairnessReport['bestAttack'] {
  let best = { gain: 0, phone: 'none' }
  for (const path of paths) {
    const fair = pointsOn(path, honest)
    for (const pongDelayMs of [0, 50, 100, 200, 300, 1000, 5000]) {
      for (const lieMs of [50, 100, 200, 300, 500, 1000, 2000, 5000, 60_000]) {
        for (const everySteps of [1, 2, 3, 6, 18]) {
          const lies: Phone = {
            pongDelayMs,
            sendDelayMs: 0,
            report: (ms, step) => (step % everySteps === 0 ? Math.max(0, ms - lieMs) : ms)
          }
          const gain = pointsOn(path, lies) / fair - 1
          const name = `${path.name}: ${lieMs} ms less, every ${everySteps}, pongs ${pongDelayMs} ms late`
          if (gain > best.gain) best = { gain, phone: name }
        }
      }
    }
  }
  return best
}

/** Of the sizes, whatever the sign. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.map(Math.abs).toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The report as people read it. */
export function fairnessTable({
  errors,
  medianMs,
  p95Ms,
  slowPathCost,
  bestAttack
}: FairnessReport): string {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`
  return [
    '| path | error, median ms | error, p95 ms | by arrival alone, median ms |',
    '| --- | --: | --: | --: |',
    ...errors.map(
      ({ path, medianMs, p95Ms, byArrivalMs }) =>
        `| ${path} | ${medianMs} | ${p95Ms} | ${byArrivalMs} |`
    ),
    `| all | ${medianMs} | ${p95Ms} | |`,
    '',
    `300 ms of round trip cost ${percent(slowPathCost)} of the points, compared with 15 ms.`,
    `The best attack found gains ${percent(bestAttack.gain)} (${bestAttack.phone}).`
  ].join('\n')
}
