import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evenly } from './behaviour.ts'
import { Crowd } from './crowd.ts'
import { LocalPart } from './part.ts'
import { RemotePart } from './remote-part.ts'
import { endGame, playRound, type Round } from './round.ts'
import { ServerProcess } from './server-process.ts'
import { largest, mean, median } from './statistics.ts'

interface Played {
  readonly lobbyFrames: readonly number[]
  readonly lobbyBytes: readonly number[]
  readonly rounds: readonly Round[]
  readonly acknowledged: number
  readonly lost: number
}

const roundsPlayed = 4
const kilobyte = 1000

/** A short game in a room of this size, on the server that the others play on. */
async function play(server: ServerProcess, players: number): Promise<Played> {
  const host = await server.launch()
  const crowd = new Crowd({
    url: server.url,
    pin: host.pin,
    players,
    seed: players,
    behaviour: (random) => evenly(random, 1000)
  })
  const part = new LocalPart(crowd)
  try {
    const lobby = await part.join()
    const rounds: Round[] = []
    while (rounds.length < roundsPlayed) {
      rounds.push(await playRound(host, [part], rounds.length + 1, server.pid))
    }
    await endGame(host, [part])
    return {
      lobbyFrames: lobby.frames,
      lobbyBytes: lobby.bytes,
      rounds,
      ...(await part.reckon())
    }
  } finally {
    crowd.leave()
    host.close()
  }
}

describe('a large room', () => {
  let server: ServerProcess
  const played = new Map<number, Played>()
  const room = (players: number) => {
    const game = played.get(players)
    if (!game) throw new Error(`no game of ${players} was played`)
    return game
  }

  beforeAll(async () => {
    server = await ServerProcess.start()
    for (const players of [100, 500, 2000]) played.set(players, await play(server, players))
    // Some 40 s on two quiet cores.
  }, 180_000)

  afterAll(() => server.stop())

  it('loses none of the answers it acknowledged to 2,000 players', () => {
    expect(room(2000).acknowledged).toBe(2000 * roundsPlayed)
    expect(room(2000).lost).toBe(0)
  })

  it('says as much to a phone in the lobby among 2,000 as among 100, and at most 1 kB', () => {
    expect(kinds(room(100).lobbyFrames)).toHaveLength(1)
    expect(kinds(room(2000).lobbyFrames)).toEqual(kinds(room(100).lobbyFrames))
    expect(ratio(mean(room(2000).lobbyBytes), mean(room(100).lobbyBytes))).toBeLessThan(1.03)
    expect(largest(room(2000).lobbyBytes)).toBeLessThanOrEqual(kilobyte)
  })

  it('exchanges as many frames with a phone in a round among 2,000 as among 100, and at most 8', () => {
    const frames = (players: number) =>
      room(players).rounds.map((round) => kinds(round.carried.frames))
    for (const round of frames(100)) expect(round).toHaveLength(1)
    expect(frames(2000)).toEqual(frames(100))
    expect(largest(frames(2000).flat())).toBeLessThanOrEqual(8)
  })

  it('exchanges as many bytes with a phone in a round, and at most 1 kB besides the step itself', () => {
    for (const [n, round] of room(2000).rounds.entries()) {
      const among100 = mean(room(100).rounds[n]?.carried.bytes ?? [])
      expect(ratio(mean(round.carried.bytes), among100)).toBeLessThan(1.03)
      const own = round.carried.bytes.map((bytes) => bytes - round.stepBytes)
      expect(largest(own)).toBeLessThanOrEqual(kilobyte)
    }
  })

  it('spends at most 4.5 times the processor time on four times the players', (test) => {
    const spent = (players: number) =>
      room(players).rounds.map((round) => round.cpuSeconds ?? test.skip('no process counters'))
    expect(median(spent(2000)) / median(spent(500))).toBeLessThanOrEqual(4.5)
  })
})

it('is the same for players of several processes, who lose nothing either', async () => {
  const server = await ServerProcess.start()
  const host = await server.launch()
  const pace = { rounds: 1, withinMs: 300, afterwardsMs: 300 }
  const order = { url: server.url, pin: host.pin, players: 40, seed: 1, pace }
  const parts = [0, 40].map((firstName) => new RemotePart({ ...order, firstName }))
  try {
    for (const part of parts) await part.join()
    const round = await playRound(host, parts, 1, server.pid)
    await endGame(host, parts)
    expect(round.carried.frames).toHaveLength(80)
    expect(kinds(round.carried.frames)).toHaveLength(1)
    const reckoned = await Promise.all(parts.map((part) => part.reckon()))
    expect(reckoned).toEqual(Array(2).fill({ acknowledged: 40, lost: 0 }))
  } finally {
    for (const part of parts) await part.leave()
    host.close()
    await server.stop()
  }
})

/** The different numbers among these. */
function kinds(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}

/** How many times the smaller the larger is. */
function ratio(a: number, b: number): number {
  return Math.max(a, b) / Math.min(a, b)
}
