import { evenly } from './behaviour.ts'
import { Crowd } from './crowd.ts'
import { Host } from './host.ts'
import { memoryKilobytes } from './process-cost.ts'
import { endGame, lostAnswers, playRound, type Round } from './round.ts'
import { largest, mean, median, percentile } from './statistics.ts'

/** What to measure: JSON in the first argument. The measures go out as one line of JSON. */
export interface GeneratorOrder {
  readonly url: string
  readonly password: string
  /** Of the server. */
  readonly pid: number
  readonly players: number
  readonly rounds: number
  readonly seed: number
}

export interface Measures {
  readonly players: number
  readonly joinedMs: number
  readonly lobby: { readonly frames: number; readonly bytes: number }
  /** Of the rounds' own numbers, the median. */
  readonly question: { readonly firstMs: number; readonly p99Ms: number; readonly lastMs: number }
  readonly revealLastMs: number
  /** Of all answers of all rounds. */
  readonly ack: { readonly p50Ms: number; readonly p99Ms: number; readonly mostMs: number }
  readonly round: { readonly frames: number; readonly bytes: number; readonly ownBytes: number }
  readonly cpuSeconds: number | null
  readonly kilobytesPerPlayer: number | null
  readonly answers: number
  readonly lostAnswers: number
}

/** Enough for the heap to take the size that any game gives it. */
const warmUpPlayers = 200
const answersWithinMs = 1000

async function gather({ url, password, seed }: GeneratorOrder, players: number) {
  const host = await Host.launch(url, password)
  const behaviour = (random: Parameters<typeof evenly>[0]) => evenly(random, answersWithinMs)
  const crowd = new Crowd({ url, pin: host.pin, players, seed, behaviour })
  await crowd.join()
  await crowd.settled()
  return { host, crowd }
}

/** Has the server compile and load what any game needs, so that it is not charged to these players. */
async function warmUp(order: GeneratorOrder): Promise<void> {
  const { host, crowd } = await gather(order, warmUpPlayers)
  await playRound(host, crowd, order.pid)
  await endGame(host, crowd)
  crowd.leave()
  host.close()
  await new Promise((done) => setTimeout(done, 1000))
}

async function measure(order: GeneratorOrder): Promise<Measures> {
  await warmUp(order)
  const idleKilobytes = memoryKilobytes(order.pid)
  const { host, crowd } = await gather(order, order.players)
  const lobby = crowd.bots.map(({ link: { traffic } }) => traffic)
  const lobbyFrames = largest(lobby.map(({ frames }) => frames))
  const lobbyBytes = mean(lobby.map(({ bytes }) => bytes))
  const rounds: Round[] = []
  while (rounds.length < order.rounds) rounds.push(await playRound(host, crowd, order.pid))
  const heldKilobytes = memoryKilobytes(order.pid)
  await endGame(host, crowd)

  const of = (number: (round: Round) => number) => median(rounds.map(number))
  const acks = rounds.flatMap(({ ackMs }) => ackMs)
  const bytes = of((round) => mean(round.carried.bytes))
  const measures: Measures = {
    players: order.players,
    joinedMs: crowd.joinedMs,
    lobby: { frames: lobbyFrames, bytes: lobbyBytes },
    question: {
      firstMs: of(({ questionMs }) => percentile(questionMs, 0)),
      p99Ms: of(({ questionMs }) => percentile(questionMs, 0.99)),
      lastMs: of(({ questionMs }) => percentile(questionMs, 1))
    },
    revealLastMs: of(({ revealMs }) => percentile(revealMs, 1)),
    ack: { p50Ms: median(acks), p99Ms: percentile(acks, 0.99), mostMs: percentile(acks, 1) },
    round: {
      frames: of((round) => largest(round.carried.frames)),
      bytes,
      ownBytes: of((round) => mean(round.carried.bytes) - round.stepBytes)
    },
    cpuSeconds: rounds[0]?.cpuSeconds == null ? null : of((round) => round.cpuSeconds ?? 0),
    kilobytesPerPlayer:
      heldKilobytes === null || idleKilobytes === null
        ? null
        : (heldKilobytes - idleKilobytes) / order.players,
    answers: acks.length,
    lostAnswers: lostAnswers(crowd)
  }
  crowd.leave()
  host.close()
  return measures
}

const order = JSON.parse(process.argv[2] ?? '{}') as GeneratorOrder
process.stdout.write(`${JSON.stringify(await measure(order))}\n`)
process.exit(0)
