import { evenly } from './behaviour.ts'
import { Crowd } from './crowd.ts'
import { LocalPart } from './part.ts'
import { memoryKilobytes } from './process-cost.ts'
import { endGame, playRound } from './round.ts'
import { ServerProcess } from './server-process.ts'

/** The server's memory after so many games that have ended. */
export interface SoakMark {
  readonly games: number
  /** After collecting garbage. */
  readonly heapKilobytes: number
  readonly residentKilobytes: number | null
}

const players = 30
const rounds = 2
const answersWithinMs = 150
const marksEvery = 25
/** Until there, the server takes the size that it keeps. */
const settledAfter = 50
const mostGrowth = 1.15

/** Games in a row on one server, each with people of its own; what the server holds, every few games. */
export async function soak(games: number, seed: number): Promise<SoakMark[]> {
  const server = await ServerProcess.start({ isWatched: true, nodeOptions: ['--expose-gc'] })
  const marks: SoakMark[] = []
  try {
    for (let game = 1; game <= games; game += 1) {
      await playGame(server, seed + game)
      if (game % marksEvery === 0 || game === games) marks.push(await mark(server, game))
    }
    return marks
  } finally {
    await server.stop()
  }
}

/** No more is held at the end than when the server had settled, give or take what games differ by. */
export function isFlat(marks: readonly SoakMark[]): boolean {
  const settled = marks.find(({ games }) => games >= settledAfter) ?? marks[0]
  const last = marks.at(-1)
  return !settled || !last || last.heapKilobytes <= settled.heapKilobytes * mostGrowth
}

async function playGame(server: ServerProcess, seed: number): Promise<void> {
  const host = await server.launch()
  const behaviour = (random: Parameters<typeof evenly>[0]) => evenly(random, answersWithinMs)
  const part = new LocalPart(
    new Crowd({ url: server.url, pin: host.pin, players, seed, behaviour })
  )
  try {
    await part.join()
    for (let run = 1; run <= rounds; run += 1) await playRound(host, [part], run, server.pid)
    await endGame(host, [part])
    const { lost } = await part.reckon()
    if (lost > 0) throw new Error(`${lost} answers lost`)
  } finally {
    await part.leave()
    host.close()
  }
}

async function mark(server: ServerProcess, games: number): Promise<SoakMark> {
  // Lets the last game's sockets go.
  await new Promise((done) => setTimeout(done, 500))
  const heapKilobytes = (await server.health())?.heapKilobytes ?? NaN
  return { games, heapKilobytes, residentKilobytes: memoryKilobytes(server.pid) }
}
