import type { Phase } from '../../shared/views.ts'
import type { Bot } from './bot.ts'
import type { Crowd } from './crowd.ts'
import type { Host } from './host.ts'
import { cpuSeconds } from './process-cost.ts'

/** What passed through each phone since a moment, bot by bot. */
export interface Carried {
  readonly frames: readonly number[]
  readonly bytes: readonly number[]
}

export interface Round {
  readonly carried: Carried
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

/** Plays the next step from its prompt to the standings after it, and measures. */
export async function playRound(host: Host, crowd: Crowd, pid: number): Promise<Round> {
  await quiet()
  const cpuBefore = cpuSeconds(pid)
  const carried = countCarried(crowd)
  const stepsOwn = countStep(crowd)
  const run = (lastRun(crowd) ?? 0) + 1

  await host.move(host.phase === 'lobby' ? 'StartGame' : 'Advance')
  await everyPhone(crowd, run, 'read')
  await host.until('read')

  const clickedAt = performance.now()
  await host.move('Advance')
  await everyPhone(crowd, run, 'open')
  const questionMs = arrivals(crowd, run, 'open').map((at) => at - clickedAt)

  await crowd.until('answered', (bot) => answerOf(bot, run) !== undefined && bot.isSettled)
  await everyPhone(crowd, run, 'reveal')
  await everyPhone(crowd, run, 'result')
  const lastSentAt = Math.max(...crowd.bots.map((bot) => answerOf(bot, run)?.sentAt ?? 0))
  const shown = arrivals(crowd, run, 'reveal')
  const revealMs = arrivals(crowd, run, 'result').map(
    (at, n) => Math.max(at, shown[n] ?? 0) - lastSentAt
  )

  await host.until('reveal')
  await host.move('Advance')
  await everyPhone(crowd, run, 'standings')
  await host.until('standings')
  await quiet()
  const cpuAfter = cpuSeconds(pid)
  return {
    carried: carried(),
    ...stepsOwn,
    questionMs,
    ackMs: crowd.bots.map((bot) => answerOf(bot, run)?.replyMs ?? NaN),
    revealMs,
    cpuSeconds: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore
  }
}

/** From standings or a correction to the closing recap on every phone. */
export async function endGame(host: Host, crowd: Crowd): Promise<void> {
  await host.move('EndGame')
  await host.until('podium')
  await host.move('Advance')
  await crowd.until('at the recap', (bot) => bot.seat?.recap != null)
}

/** Answers that were acknowledged and are not, with the choices sent, in the closing recap of their seat. */
export function lostAnswers(crowd: Crowd): number {
  let lost = 0
  for (const { answers, seat } of crowd.bots) {
    for (const { run, choices, reply } of answers) {
      if (!reply?.ok) continue
      const kept = seat?.recap?.find((row) => row.run === run)?.answer
      if (kept?.choices.join() !== choices.toSorted().join()) lost += 1
    }
  }
  return lost
}

/** Starts counting what passes through each phone; the result tells what has passed since. */
export function countCarried(crowd: Crowd): () => Carried {
  const before = crowd.bots.map(({ link: { traffic } }) => [traffic.frames, traffic.bytes])
  const since = (bot: Bot, n: number) => {
    const [frames = 0, bytes = 0] = before[n] ?? []
    return [bot.link.traffic.frames - frames, bot.link.traffic.bytes - bytes] as const
  }
  return () => {
    const all = crowd.bots.map(since)
    return { frames: all.map(([frames]) => frames), bytes: all.map(([, bytes]) => bytes) }
  }
}

/** Adds up what the views of a round say of its step. */
function countStep(crowd: Crowd): { stepBytes: number } {
  const counted = { stepBytes: 0 }
  crowd.onView = (view) => {
    if ('step' in view) counted.stepBytes += jsonBytes(view.step)
  }
  return counted
}

function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

function everyPhone(crowd: Crowd, run: number, what: Phase | 'result'): Promise<void> {
  return crowd.until(`in ${what}`, (bot) => bot.arrivals.has(`${run}:${what}`))
}

function arrivals(crowd: Crowd, run: number, what: Phase | 'result'): number[] {
  return crowd.bots.map((bot) => bot.arrivals.get(`${run}:${what}`) ?? NaN)
}

function answerOf(bot: Bot, run: number) {
  return bot.answers.find((answer) => answer.run === run)
}

function lastRun(crowd: Crowd): number | undefined {
  const [bot] = crowd.bots
  return bot?.seat?.run ?? undefined
}

function quiet(): Promise<void> {
  return new Promise((done) => setTimeout(done, quietMs))
}
