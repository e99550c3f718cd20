import { Host } from './host.ts'
import { LocalPart, type Part } from './part.ts'
import { crowdOf, type PartOrder } from './part-order.ts'
import { cpuSeconds, memoryKilobytes } from './process-cost.ts'
import { RemotePart } from './remote-part.ts'
import { endGame, playRound, type Round } from './round.ts'
import { largest, mean, median, percentile } from './statistics.ts'

/** What to measure: JSON in the first argument. The measures go out as one line of JSON. */
export interface GeneratorOrder {
  readonly url: string
  readonly password: string
  /** Of the server. */
  readonly pid: number
  /** Each of so many players, all playing at the same time. */
  readonly rooms: number
  readonly players: number
  /** As many in which all answer within 1 s; one more within 3 s. */
  readonly rounds: number
  readonly seed: number
  /** Tells the server, by SIGUSR2, when the rounds begin and end. */
  readonly isWatched: boolean
  /** Before the command line of further processes, if any are needed. */
  readonly wrapper: readonly string[]
}

export interface Acks {
  readonly p50Ms: number
  readonly p99Ms: number
  readonly mostMs: number
}

export interface Measures {
  /** In all rooms together. */
  readonly players: number
  readonly joinedMs: number
  readonly lobby: { readonly frames: number; readonly bytes: number }
  /** Of the rounds' own numbers, the median. */
  readonly question: { readonly firstMs: number; readonly p99Ms: number; readonly lastMs: number }
  readonly revealLastMs: number
  /** Of all answers of all rounds, when all answer within a second, and within three. */
  readonly ack: Acks
  readonly slowAck: Acks
  readonly round: { readonly frames: number; readonly bytes: number; readonly ownBytes: number }
  /** Of all rooms together. */
  readonly cpuSeconds: number | null
  readonly kilobytesPerPlayer: number | null
  readonly answers: number
  readonly lostAnswers: number
}

interface Room {
  readonly host: Host
  readonly parts: readonly Part[]
}

/** Enough for the heap to take the size that any game gives it. */
const warmUpPlayers = 200
const withinMs = 1000
const afterwardsMs = 3000
/** More sockets than this get a process of their own. */
const mostPerProcess = 2500

async function gather(order: GeneratorOrder, players: number): Promise<Room> {
  const { url, password, seed, rounds, wrapper } = order
  const host = await Host.launch(url, password)
  const pace = { rounds, withinMs, afterwardsMs }
  const parts: Part[] = []
  for (let firstName = 0; firstName < players; firstName += mostPerProcess) {
    const size = Math.min(mostPerProcess, players - firstName)
    const part: PartOrder = { url, pin: host.pin, players: size, seed, firstName, pace }
    const isAlone = players <= mostPerProcess
    parts.push(isAlone ? new LocalPart(crowdOf(part)) : new RemotePart(part, wrapper))
  }
  return { host, parts }
}

async function leave({ host, parts }: Room): Promise<void> {
  await Promise.all(parts.map((part) => part.leave()))
  host.close()
}

/** Has the server compile and load what any game needs, so that it is not charged to these players. */
async function warmUp(order: GeneratorOrder): Promise<void> {
  const room = await gather(order, warmUpPlayers)
  await Promise.all(room.parts.map((part) => part.join()))
  await playRound(room.host, room.parts, 1, order.pid)
  await endGame(room.host, room.parts)
  await leave(room)
  await new Promise((done) => setTimeout(done, 1000))
}

/** The same round in every room at once. */
async function playEverywhere(rooms: readonly Room[], run: number, pid: number): Promise<Round> {
  const before = cpuSeconds(pid)
  const rounds = await Promise.all(rooms.map(({ host, parts }) => playRound(host, parts, run, pid)))
  const after = cpuSeconds(pid)
  const all = (lists: (round: Round) => readonly number[]) => rounds.flatMap(lists)
  return {
    carried: { frames: all((r) => r.carried.frames), bytes: all((r) => r.carried.bytes) },
    stepBytes: mean(rounds.map(({ stepBytes }) => stepBytes)),
    questionMs: all(({ questionMs }) => questionMs),
    ackMs: all(({ ackMs }) => ackMs),
    revealMs: all(({ revealMs }) => revealMs),
    cpuSeconds: before === null || after === null ? null : after - before
  }
}

async function measure(order: GeneratorOrder): Promise<Measures> {
  const { pid, players, isWatched } = order
  const watch = () => (isWatched ? process.kill(pid, 'SIGUSR2') : false)
  await warmUp(order)
  const idleKilobytes = memoryKilobytes(pid)
  const rooms: Room[] = []
  while (rooms.length < order.rooms) rooms.push(await gather(order, players))
  const startedAt = performance.now()
  const joined = await Promise.all(rooms.flatMap(({ parts }) => parts.map((part) => part.join())))
  const joinedMs = performance.now() - startedAt

  watch()
  const rounds: Round[] = []
  while (rounds.length < order.rounds) {
    rounds.push(await playEverywhere(rooms, rounds.length + 1, pid))
  }
  const slow = await playEverywhere(rooms, rounds.length + 1, pid)
  const heldKilobytes = memoryKilobytes(pid)
  watch()
  await Promise.all(rooms.map(({ host, parts }) => endGame(host, parts)))
  const reckoned = await Promise.all(
    rooms.flatMap(({ parts }) => parts.map((part) => part.reckon()))
  )
  await Promise.all(rooms.map(leave))

  const of = (number: (round: Round) => number) => median(rounds.map(number))
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  const all = order.rooms * players
  return {
    players: all,
    joinedMs,
    lobby: {
      frames: largest(joined.flatMap(({ frames }) => frames)),
      bytes: mean(joined.flatMap(({ bytes }) => bytes))
    },
    question: {
      firstMs: of(({ questionMs }) => percentile(questionMs, 0)),
      p99Ms: of(({ questionMs }) => percentile(questionMs, 0.99)),
      lastMs: of(({ questionMs }) => percentile(questionMs, 1))
    },
    revealLastMs: of(({ revealMs }) => percentile(revealMs, 1)),
    ack: acks(rounds.flatMap(({ ackMs }) => ackMs)),
    slowAck: acks(slow.ackMs),
    round: {
      frames: of((round) => largest(round.carried.frames)),
      bytes: of((round) => mean(round.carried.bytes)),
      ownBytes: of((round) => mean(round.carried.bytes) - round.stepBytes)
    },
    cpuSeconds: rounds[0]?.cpuSeconds == null ? null : of((round) => round.cpuSeconds ?? 0),
    kilobytesPerPlayer:
      heldKilobytes === null || idleKilobytes === null
        ? null
        : (heldKilobytes - idleKilobytes) / all,
    answers: sum(reckoned.map(({ acknowledged }) => acknowledged)),
    lostAnswers: sum(reckoned.map(({ lost }) => lost))
  }
}

function acks(ackMs: readonly number[]): Acks {
  return { p50Ms: median(ackMs), p99Ms: percentile(ackMs, 0.99), mostMs: percentile(ackMs, 1) }
}

const order = JSON.parse(process.argv[2] ?? '{}') as GeneratorOrder
process.stdout.write(`${JSON.stringify(await measure(order))}\n`)
process.exit(0)
