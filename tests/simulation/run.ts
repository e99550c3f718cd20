import type { GameCommand } from '../../server/game/commands.ts'
import type { LoggedEvent } from '../../server/room/ports.ts'
import type { Reply } from '../../shared/protocol.ts'
import { defaultSettings, type GameSettings } from '../../shared/settings.ts'
import { Random, seedFrom } from '../load/random.ts'
import { threeSteps } from '../support/game.ts'
import { everyKind } from '../support/every-kind.ts'
import type { TeamSettings } from '../../shared/teams.ts'
import type { Client } from './client.ts'
import { SimulatedDisk } from './disk.ts'
import { doingsIn, sumOf, type Doings } from './doings.ts'
import { broken } from './invariants.ts'
import { Network } from './network.ts'
import { SimulatedPlayer } from './player.ts'
import { Punctuality } from './punctuality.ts'
import { ServerNode } from './server-node.ts'
import { SimulatedTime } from './simulated-time.ts'
import { simulatedSurroundings } from './surroundings.ts'
import { SimulatedTrainer } from './trainer.ts'

export interface RunOptions {
  /** Acknowledge before the disk has it: what the simulation must find out. */
  readonly lies?: boolean
}

export interface RunReport {
  readonly seed: number
  /** Broken invariants, in words; empty when all held. */
  readonly faults: readonly string[]
  readonly happened: number
  readonly answers: number
  /** Answers that came in time, and how many of them were refused as late. */
  readonly inTime: number
  readonly refusedInTime: number
  /** The whole game in one number: two runs of a seed have the same. */
  readonly fingerprint: number
  readonly kills: number
  readonly cuts: number
  readonly freezes: number
  readonly clockJumps: number
  readonly diskFailures: number
  readonly done: Doings
}

/** As often as finds out within a game whether a link lives. */
const pulseMs = 30_000

/** Plays one game with everything going wrong that the seed says; the same seed always plays the same game. */
export async function run(
  seed: number,
  client: Client,
  options: RunOptions = {}
): Promise<RunReport> {
  const time = new SimulatedTime()
  const restore = time.install()
  try {
    return await new Play(seed, client, time, options).play()
  } finally {
    restore()
  }
}

/** More than any step of these games lasts, with all the time that is added. */
const longestStepMs = 15 * 60_000

class Play {
  readonly #seed: number
  readonly #client: Client
  readonly #time: SimulatedTime
  readonly #random: Random
  readonly #disk: SimulatedDisk
  readonly #server: ServerNode
  readonly #faults: string[] = []
  readonly #punctuality = new Punctuality()
  #freezes = 0
  #clockJumps = 0
  readonly #networks: Network[] = []
  /** By players, of whose doing the log does not tell. */
  readonly #accepted: Record<string, number> = {}
  #gameId = ''

  constructor(seed: number, client: Client, time: SimulatedTime, { lies = false }: RunOptions) {
    this.#seed = seed
    this.#client = client
    this.#time = time
    this.#random = new Random(seed)
    this.#disk = new SimulatedDisk(time, this.#random.fork(), { failing: 0, slow: 0, lies })
    this.#server = new ServerNode(time, this.#random.fork(), this.#disk, {
      sent: (event, payload, text) => this.#sent(event, payload, text),
      arrived: (command) =>
        this.#punctuality.arrives(command, this.#disk.events(this.#gameId), this.#server),
      acknowledged: (command, reply, isInTime) => {
        const events = this.#disk.events(this.#gameId).map(({ event }) => event)
        if (isInTime) this.#punctuality.answered(command, reply, events)
        this.#acknowledged(command, reply)
      }
    })
  }

  async play(): Promise<RunReport> {
    const random = this.#random
    const time = this.#time
    let cast: { players: SimulatedPlayer[]; trainer: SimulatedTrainer } | null = null
    void this.#setUp().then((found) => (cast = found))
    for (let minutes = 0; cast === null && minutes < 30; minutes += 1) await time.pass(60_000)
    if (cast === null) throw new Error(`seed ${this.#seed}: they never came in`)
    const { players, trainer } = cast as { players: SimulatedPlayer[]; trainer: SimulatedTrainer }
    this.#disk.faults.failing = random.pick([0, 0, 0.02, 0.1])
    this.#disk.faults.slow = random.pick([0, 0.05, 0.3])
    const playedMs = random.between(40_000, 120_000)
    void trainer.press(playedMs)
    void this.#trouble(playedMs, players, trainer)
    void this.#troubleWithTime(playedMs)
    await time.pass(playedMs)

    // Everything works again: within the heartbeats' time everybody must be back, and everything stored.
    this.#disk.faults.failing = 0
    this.#disk.faults.slow = 0
    for (const network of this.#networks) network.lossOfRequests = 0
    await time.pass(50_000)
    await this.#goesOn()
    for (const player of players) player.wake()
    trainer.wake()
    void trainer.finish()
    await time.pass(60_000)

    // What a refusing disk did not forget is forgotten ten minutes later.
    const tells = this.#disk
      .events(this.#gameId)
      .some(({ event }) => event.type === 'ExtraTimeAsked' && event.extraTime !== null)
    if (tells && !this.#disk.faults.lies) await time.pass(11 * 60_000)

    const room = await this.#server.registry?.find(this.#gameId)
    const logged = this.#disk.events(this.#gameId)
    const faults = room
      ? await broken({ logged, room, players, trainer }).catch((error: unknown) => [String(error)])
      : ['the server is not back']
    for (const page of [...players, trainer]) page.close()
    return {
      seed: this.#seed,
      faults: [...new Set([...this.#faults, ...this.#punctuality.faults, ...faults])],
      happened: time.happened,
      answers: players.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0),
      inTime: this.#punctuality.inTime,
      refusedInTime: this.#punctuality.refused,
      fingerprint: seedFrom(JSON.stringify(told(logged))),
      kills: this.#server.kills,
      cuts: this.#networks.reduce((sum, { cuts }) => sum + cuts, 0),
      freezes: this.#freezes,
      clockJumps: this.#clockJumps,
      diskFailures: this.#disk.failures,
      done: sumOf([doingsIn(logged.map(({ event }) => event)), this.#accepted])
    }
  }

  async #setUp(): Promise<{ players: SimulatedPlayer[]; trainer: SimulatedTrainer }> {
    const random = this.#random
    await this.#server.start()
    const settings: GameSettings = {
      ...defaultSettings,
      pace: random.pick(['host', 'host', 'automatic']),
      points: random.pick(['speed', 'speed', 'accuracy']),
      streakBonus: random.chance(0.5),
      shuffleChoices: random.chance(0.5),
      options: random.pick([null, ['arguments', 'meilleur']]),
      teams: random.chance(0.5) ? anyTeams(random) : null
    }
    const activity = random.pick([threeSteps, everyKind, everyKind])
    const launched = await this.#server.registry?.launch(activity, settings)
    if (!launched || typeof launched === 'string') throw new Error('not launched')
    this.#gameId = launched.gameId
    const replays = random.chance(0.2)
    const network = this.#network()
    const own = random.fork()
    const around = simulatedSurroundings(this.#server, network, this.#time, own, pulseMs)
    const trainer = new SimulatedTrainer(this.#client, launched.gameId, around, own, replays)
    const count = Math.floor(random.between(2, 8))
    const players = Array.from({ length: count }, (_, n) => this.#player(n, launched.pin))
    await Promise.all(players.map((player) => player.join()))
    return { players, trainer }
  }

  #player(n: number, pin: string): SimulatedPlayer {
    const network = this.#network()
    network.lossOfRequests = 0.2
    const random = this.#random.fork()
    return new SimulatedPlayer({
      name: `Joueuse ${n + 1}`,
      pin,
      client: this.#client,
      around: simulatedSurroundings(this.#server, network, this.#time, random, pulseMs),
      random
    })
  }

  #network(): Network {
    const latencyMs = this.#random.pick([1, 5, 20, 80, 300])
    const network = new Network(this.#time, this.#random.fork(), latencyMs, (wire) =>
      this.#server.accept(wire)
    )
    this.#networks.push(network)
    return network
  }

  async #trouble(
    durationMs: number,
    players: readonly SimulatedPlayer[],
    trainer: SimulatedTrainer
  ): Promise<void> {
    const random = this.#random.fork()
    const until = this.#time.now() + durationMs
    const everyMs = random.pick([1500, 5000, 20_000])
    const killing = random.pick([0, 0.1, 0.4])
    for (;;) {
      await this.#time.wait(random.between(0.2, 1.8) * everyMs)
      if (this.#time.now() >= until) return
      if (random.chance(killing)) await this.#restart(random)
      else {
        const one = random.pick(players)
        random.pick([
          () => random.pick(this.#networks).fail(),
          () => one.reload(),
          () => void one.move(),
          () => one.wake(),
          () => trainer.reload(),
          () => trainer.wake()
        ])()
        if (random.chance(0.02)) this.#remove(one, trainer)
      }
    }
  }

  /** The server's process is frozen, or somebody sets its clock. Drawn apart: it changes nothing else of what a seed draws. */
  async #troubleWithTime(durationMs: number): Promise<void> {
    const random = new Random(seedFrom(`time ${this.#seed}`))
    const until = this.#time.now() + durationMs
    const everyMs = random.pick([4000, 15_000, 40_000])
    const freezing = random.pick([0, 0.5, 1])
    const longestMs = random.pick([3000, 12_000, 40_000])
    for (;;) {
      await this.#time.wait(random.between(0.2, 1.8) * everyMs)
      if (this.#time.now() >= until) return
      if (random.chance(freezing)) {
        this.#freezes += 1
        const leftMs = until - this.#time.now()
        await this.#server.freeze(Math.min(random.between(300, longestMs), leftMs))
      } else if (freezing < 1) {
        this.#clockJumps += 1
        this.#server.setWallClock(random.pick([-1, 1]) * random.between(0, 24) * 3_600_000)
      }
    }
  }

  /** However its clocks were set, the game is not held up for hours. */
  async #goesOn(): Promise<void> {
    const room = await this.#server.registry?.find(this.#gameId)
    const { clock } = room?.state ?? {}
    if (clock?.endsAtMs == null || clock.pausedAtMs !== null) return
    const leftMs = clock.endsAtMs - this.#server.now
    if (leftMs > longestStepMs) this.#faults.push(`the step under way has ${leftMs} ms left`)
  }

  #remove(player: SimulatedPlayer, trainer: SimulatedTrainer): void {
    const playerId = player.grant?.playerId
    if (playerId === undefined) return
    player.isRemoved = true
    void trainer.session.send({ type: 'RemovePlayer', playerId })
  }

  async #restart(random: Random): Promise<void> {
    this.#server.kill()
    await this.#time.wait(random.between(100, 8000))
    await this.#server.start()
  }

  /** LOG-2 and SECRET-1, of each message as it leaves. */
  #sent(event: string, payload: unknown, text: string): void {
    const { version } = payload as { version?: number }
    const stored = this.#disk.events(this.#gameId)
    if (version !== undefined && version > stored.length) {
      this.#faults.push(`a ${event} of version ${version} left, ${stored.length} are stored`)
    }
    if (text.includes('"allowed"') || !text.includes('"explanation"')) return
    const isRevealed = stored.some(({ event }) => event.type === 'StepRevealed')
    if (!isRevealed) this.#faults.push(`a ${event} tells an explanation before any reveal`)
  }

  #acknowledged(command: GameCommand, reply: Reply): void {
    if (!reply.ok) return
    if (command.type === 'ChooseTeam' || command.type === 'HandOver') {
      this.#accepted[command.type] = (this.#accepted[command.type] ?? 0) + 1
    }
    if (command.type !== 'SubmitAnswer') return
    const isStored = this.#disk
      .events(this.#gameId)
      .some(
        ({ event }) =>
          event.type === 'AnswerSubmitted' &&
          event.run === command.run &&
          event.playerId === command.playerId
      )
    if (!isStored) this.#faults.push('an answer was acknowledged before it was stored')
  }
}

function anyTeams(random: Random): TeamSettings {
  return {
    count: random.pick([2, 3]),
    made: random.pick(['drawn', 'chosen', 'host']),
    answers: random.pick(['each', 'spokesperson', 'consensus', 'consensus']),
    mean: random.pick(['present', 'all'])
  }
}

/** What happened and when, without what is drawn at random for good: ids, codes and tokens. */
function told(logged: readonly LoggedEvent[]): unknown[] {
  return logged.map(({ at, event }) => {
    switch (event.type) {
      case 'StepRead':
        return [at, event.type, event.order]
      case 'AnswerSubmitted':
        return [at, event.type, event.answer, event.usedMs]
      case 'StepRevealed':
        return [at, event.type, event.results.map(({ points }) => points)]
      default:
        return [at, event.type]
    }
  })
}
