import { defaultSettings } from '../../shared/settings.ts'
import { Random } from '../load/random.ts'
import { threeSteps } from '../support/game.ts'
import type { Client } from './client.ts'
import { SimulatedDisk } from './disk.ts'
import { Network } from './network.ts'
import { SimulatedPlayer } from './player.ts'
import { ServerNode } from './server-node.ts'
import { SimulatedTime } from './simulated-time.ts'
import { simulatedSurroundings, type Surroundings } from './surroundings.ts'
import { SimulatedTrainer } from './trainer.ts'

/** What keeps somebody from the game for a while. */
export const absences = [
  'cut',
  'silently cut',
  'asleep',
  'closed and opened again',
  'at another address',
  'on another device'
] as const
export type Absence = (typeof absences)[number]

export interface ResumingReport {
  /** Seats, by what kept them. */
  readonly seats: ReadonlyMap<Absence, number>
  /** Who is not back with name, score and the current step, and why. */
  readonly faults: readonly string[]
  /** From the moment when a phone could reach the server again to the present view, in simulated ms. */
  readonly backMs: readonly number[]
  readonly longestAwayMs: number
}

const shortestMs = 1000
const longestMs = 60 * 60_000
const pollMs = 50
/** Phones that nobody looks at find out by their own heartbeats. */
const patienceMs = 60_000
/** Seldom: these games last for an hour. */
const pulseMs = 600_000

/**
 * One game; every seat is away once, for 1 s to 60 min, at a random moment of its second question and of what
 * comes after. The same seed gives the same absences.
 */
export async function resuming(
  seats: number,
  seed: number,
  client: Client
): Promise<ResumingReport> {
  const time = new SimulatedTime()
  const restore = time.install()
  try {
    const game = new Absences(seed, client, time)
    const playing = game.play(seats)
    let report: ResumingReport | null = null
    void playing.then((done) => (report = done))
    while (report === null) await time.pass(60_000)
    return report
  } finally {
    restore()
  }
}

class Absences {
  readonly #client: Client
  readonly #time: SimulatedTime
  readonly #random: Random
  readonly #server: ServerNode
  readonly #backMs: number[] = []
  readonly #seats = new Map<Absence, number>()
  #longestAwayMs = 0

  constructor(seed: number, client: Client, time: SimulatedTime) {
    this.#client = client
    this.#time = time
    this.#random = new Random(seed)
    const disk = new SimulatedDisk(time, this.#random.fork(), { failing: 0, slow: 0, lies: false })
    const nothing = () => undefined
    this.#server = new ServerNode(time, this.#random.fork(), disk, {
      sent: nothing,
      acknowledged: nothing
    })
  }

  async play(seats: number): Promise<ResumingReport> {
    await this.#server.start()
    const launched = await this.#server.registry?.launch(threeSteps, {
      ...defaultSettings,
      time: 'none'
    })
    if (!launched || typeof launched === 'string') throw new Error('not launched')
    const around = this.#around(this.#network(), this.#random)
    const own = this.#random.fork()
    const trainer = new SimulatedTrainer(this.#client, launched.gameId, around, own, false)
    const cast = Array.from({ length: seats }, (_, n) => this.#player(n, launched.pin))
    await Promise.all(cast.map(({ player }) => player.join()))

    await advance(trainer, this.#time, 'standings', 1)
    await advance(trainer, this.#time, 'open', 2)
    const returns = cast.map(({ player, network }) => this.#absence(player, network))
    await this.#time.wait(longestMs / 2)
    await advance(trainer, this.#time, 'open', 3)
    await Promise.all(returns)

    const room = await this.#server.registry?.find(launched.gameId)
    const faults: string[] = []
    for (const { player } of cast) {
      const views = await room?.playerViews(player.grant?.playerId ?? '')
      const { view, personal } = player.session ?? {}
      const step = view && 'step' in view ? view.step.run : null
      if (player.trouble !== null) faults.push(`${player.name}: ${player.trouble}`)
      else if (step !== 3) faults.push(`${player.name} is at step ${step}`)
      else if (personal?.name !== player.name) faults.push(`${player.name} is ${personal?.name}`)
      else if (personal.score !== views?.seat.score)
        faults.push(`${player.name} sees ${personal.score} points, not ${views?.seat.score}`)
    }
    return {
      seats: this.#seats,
      faults,
      backMs: this.#backMs,
      longestAwayMs: this.#longestAwayMs
    }
  }

  /** Resolves once the phone is back. */
  async #absence(player: SimulatedPlayer, network: Network): Promise<void> {
    const random = this.#random.fork()
    const absence = random.pick(absences)
    this.#seats.set(absence, (this.#seats.get(absence) ?? 0) + 1)
    // As many of seconds as of minutes.
    const awayMs = shortestMs * (longestMs / shortestMs) ** random.next()
    this.#longestAwayMs = Math.max(this.#longestAwayMs, awayMs)
    await this.#time.wait(random.between(0, longestMs - awayMs))
    switch (absence) {
      case 'cut':
      case 'silently cut':
        network.leaveFor(awayMs, absence === 'cut')
        await this.#time.wait(awayMs)
        break
      case 'asleep':
        network.leaveFor(awayMs, false)
        await this.#time.wait(awayMs)
        player.wake()
        break
      case 'closed and opened again':
        player.close()
        await this.#time.wait(awayMs)
        player.open()
        break
      case 'at another address':
        network.leaveFor(awayMs, false)
        await this.#time.wait(awayMs)
        network.changeAddress()
        player.wake()
        break
      case 'on another device':
        network.leaveFor(awayMs, false)
        await this.#time.wait(awayMs)
        await player.move()
    }
    const canReachSince = this.#time.now()
    const isBack = () => player.trouble === null && player.session?.view
    while (!isBack() && this.#time.now() < canReachSince + patienceMs) {
      await this.#time.wait(pollMs)
    }
    if (isBack()) this.#backMs.push(this.#time.now() - canReachSince)
  }

  #player(n: number, pin: string): { player: SimulatedPlayer; network: Network } {
    const network = this.#network()
    const random = this.#random.fork()
    const around = this.#around(network, random)
    const name = `Joueuse ${n + 1}`
    const player = new SimulatedPlayer({ name, pin, client: this.#client, around, random })
    return { player, network }
  }

  #around(network: Network, random: Random): Surroundings {
    return simulatedSurroundings(this.#server, network, this.#time, random, pulseMs)
  }

  #network(): Network {
    const latencyMs = this.#random.pick([1, 5, 20, 80, 300])
    return new Network(this.#time, this.#random.fork(), latencyMs, (wire) =>
      this.#server.accept(wire)
    )
  }
}

/** The trainer presses until the game is there. */
async function advance(
  { session }: SimulatedTrainer,
  time: SimulatedTime,
  phase: string,
  run: number
): Promise<void> {
  for (;;) {
    await time.wait(2000)
    const { view } = session
    if (!view) continue
    const { screen, flow } = view
    // Standings belong to no step.
    if (screen.phase === phase && (screen.step?.run ?? run) === run) return
    if (screen.phase === 'open') await time.wait(20_000)
    const type = view.allowed.includes('StartGame')
      ? 'StartGame'
      : view.allowed.includes('CloseStep')
        ? 'CloseStep'
        : 'Advance'
    await session.send({ type, flow })
  }
}
