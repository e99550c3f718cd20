import { keptForm } from '../support/any-answer.ts'
import type { Phase } from '../../shared/views.ts'
import type { Bot } from './bot.ts'
import type { Crowd } from './crowd.ts'

/** Where every bot of a part has arrived. */
export type Stage = Exclude<Phase, 'lobby' | 'podium' | 'ended'> | 'answered' | 'result' | 'recap'

/** What a round was to some bots; lists go bot by bot, and moments are milliseconds of Unix time. */
export interface PartRound {
  /** What passed through each phone. */
  readonly frames: readonly number[]
  readonly bytes: readonly number[]
  /** Of those bytes, the views' whole `step`, its text included: as much for every phone. */
  readonly stepBytes: number
  readonly openAt: readonly number[]
  /** From an answer's sending to its acknowledgement, in ms. */
  readonly ackMs: readonly number[]
  readonly lastSentAt: number
  /** The correction and the own result. */
  readonly correctedAt: readonly number[]
}

export interface PartJoined {
  readonly joinedMs: number
  readonly frames: readonly number[]
  readonly bytes: readonly number[]
}

/** Some of the players of one game, in this process or in another. */
export interface Part {
  /** All take their seats, one after the other or several at once; resolves once nothing more is said. */
  join(): Promise<PartJoined>
  /** Starts counting for a new round. */
  begin(): Promise<void>
  /** Resolves once every bot is there. */
  reach(stage: Stage, run: number): Promise<void>
  /** What the round since `begin` was. */
  measured(run: number): Promise<PartRound>
  /** Answers that were acknowledged, and those of them that are not, as it was sent, in the closing recap of their seat. */
  reckon(): Promise<{ acknowledged: number; lost: number }>
  leave(): Promise<void>
}

const wall = (at: number) => performance.timeOrigin + at

/** A crowd of this process. */
export class LocalPart implements Part {
  readonly crowd: Crowd
  #before: (readonly [frames: number, bytes: number])[] = []
  #stepBytes = 0

  constructor(crowd: Crowd) {
    this.crowd = crowd
    crowd.onView = (view) => {
      if ('step' in view) this.#stepBytes += Buffer.byteLength(JSON.stringify(view.step))
    }
  }

  async join(): Promise<PartJoined> {
    await this.crowd.join()
    await this.crowd.settled()
    const lobby = this.crowd.bots.map(trafficOf)
    return {
      joinedMs: this.crowd.joinedMs,
      frames: lobby.map(([frames]) => frames),
      bytes: lobby.map(([, bytes]) => bytes)
    }
  }

  begin(): Promise<void> {
    this.#before = this.crowd.bots.map(trafficOf)
    this.#stepBytes = 0
    return Promise.resolve()
  }

  reach(stage: Stage, run: number): Promise<void> {
    return this.crowd.until(`at ${stage}`, (bot) => {
      if (stage === 'recap') return bot.seat?.recap != null
      if (stage === 'answered') return answerOf(bot, run) !== undefined && bot.isSettled
      return bot.arrivals.has(`${run}:${stage}`)
    })
  }

  measured(run: number): Promise<PartRound> {
    const { bots } = this.crowd
    const since = bots.map((bot, n) => {
      const [frames, bytes] = trafficOf(bot)
      const [framesBefore, bytesBefore] = this.#before[n] ?? [0, 0]
      return [frames - framesBefore, bytes - bytesBefore] as const
    })
    const arrival = (bot: Bot, stage: Stage) => wall(bot.arrivals.get(`${run}:${stage}`) ?? NaN)
    return Promise.resolve({
      frames: since.map(([frames]) => frames),
      bytes: since.map(([, bytes]) => bytes),
      stepBytes: this.#stepBytes,
      openAt: bots.map((bot) => arrival(bot, 'open')),
      ackMs: bots.map((bot) => answerOf(bot, run)?.replyMs ?? NaN),
      lastSentAt: wall(Math.max(...bots.map((bot) => answerOf(bot, run)?.sentAt ?? 0))),
      correctedAt: bots.map((bot) => Math.max(arrival(bot, 'reveal'), arrival(bot, 'result')))
    })
  }

  reckon(): Promise<{ acknowledged: number; lost: number }> {
    const answers = this.crowd.bots.flatMap((bot) => bot.answers)
    const acknowledged = answers.filter(({ reply }) => reply?.ok).length
    return Promise.resolve({ acknowledged, lost: lostAnswers(this.crowd) })
  }

  leave(): Promise<void> {
    this.crowd.leave()
    return Promise.resolve()
  }
}

/** How many answers were acknowledged and are not, as it was sent, in the closing recap of their seat. */
export function lostAnswers({ bots }: Crowd): number {
  let lost = 0
  for (const { answers, seat } of bots) {
    for (const { run, given, reply } of answers) {
      if (!reply?.ok) continue
      const kept = seat?.recap?.find((row) => row.run === run)?.answer
      if (JSON.stringify(kept) !== JSON.stringify(keptForm(given))) lost += 1
    }
  }
  return lost
}

function trafficOf({ link: { traffic } }: Bot): readonly [frames: number, bytes: number] {
  return [traffic.frames, traffic.bytes]
}

function answerOf(bot: Bot, run: number) {
  return bot.answers.find((answer) => answer.run === run)
}
