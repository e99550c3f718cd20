import type { Host } from './host.ts'
import type { Part, Stage } from './part.ts'
import { cpuSeconds } from './process-cost.ts'

/** Lists go phone by phone. */
export interface Round {
  /** What passed through each phone. */
  readonly carried: { readonly frames: readonly number[]; readonly bytes: readonly number[] }
  /** Of those bytes, the views' whole `step`, its text included. */
  readonly stepBytes: number
  /** From the host's click to the question on each phone. */
  readonly questionMs: readonly number[]
  /** From an answer's sending to its acknowledgement. */
  readonly ackMs: readonly number[]
  /** From the last answer's sending to each phone's correction, result included. */
  readonly revealMs: readonly number[]
  /** Of the server; null where the system does not tell. */
  readonly cpuSeconds: number | null
}

/** Lets the last messages arrive, and the counters on the screens that trail them. */
const quietMs = 300

/** Plays step `run` from its prompt to the standings after it, and measures. */
export async function playRound(
  host: Host,
  parts: readonly Part[],
  run: number,
  pid: number
): Promise<Round> {
  const reach = (stage: Stage) => Promise.all(parts.map((part) => part.reach(stage, run)))
  await quiet()
  const cpuBefore = cpuSeconds(pid)
  await Promise.all(parts.map((part) => part.begin()))

  await host.move(host.phase === 'lobby' ? 'StartGame' : 'Advance')
  await reach('read')
  await host.until('read')

  const clickedAt = performance.timeOrigin + performance.now()
  await host.move('Advance')
  await reach('open')
  await reach('answered')
  await reach('reveal')
  await reach('result')

  await host.until('reveal')
  await host.move('Advance')
  await reach('standings')
  await host.until('standings')
  await quiet()
  const cpuAfter = cpuSeconds(pid)

  const measured = await Promise.all(parts.map((part) => part.measured(run)))
  const lastSentAt = Math.max(...measured.map((part) => part.lastSentAt))
  return {
    carried: {
      frames: measured.flatMap(({ frames }) => frames),
      bytes: measured.flatMap(({ bytes }) => bytes)
    },
    stepBytes: measured[0]?.stepBytes ?? NaN,
    questionMs: measured.flatMap(({ openAt }) => openAt.map((at) => at - clickedAt)),
    ackMs: measured.flatMap(({ ackMs }) => ackMs),
    revealMs: measured.flatMap(({ correctedAt }) => correctedAt.map((at) => at - lastSentAt)),
    cpuSeconds: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore
  }
}

/** From standings or a correction to the closing recap on every phone. */
export async function endGame(host: Host, parts: readonly Part[]): Promise<void> {
  await host.move('EndGame')
  await host.until('podium')
  await host.move('Advance')
  await Promise.all(parts.map((part) => part.reach('recap', 0)))
}

function quiet(): Promise<void> {
  return new Promise((done) => setTimeout(done, quietMs))
}
