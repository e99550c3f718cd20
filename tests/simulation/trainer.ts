import type { Session } from '../../client/net/session.svelte.ts'
import type { HostCommand } from '../../shared/commands.ts'
import type { HostCommandType, HostView, RosterView } from '../../shared/views.ts'
import type { Random } from '../load/random.ts'
import { ClientSocket } from './client-socket.ts'
import type { Client } from './client.ts'
import type { Network } from './network.ts'
import type { SimulatedTime } from './simulated-time.ts'

/** How often each is pressed; what is not named is never. */
const habits: Partial<Record<HostCommandType, number>> = {
  StartGame: 40,
  Advance: 40,
  CloseStep: 12,
  AddTime: 3,
  PauseClock: 3,
  ResumeClock: 20,
  SkipStep: 1,
  LookBack: 2,
  HideNames: 1,
  ShowNames: 3,
  LockJoining: 1,
  OpenJoining: 3
}

/** The trainer's console: the real session, and somebody in front of it who presses this and that. */
export class SimulatedTrainer {
  session!: Session<HostView, RosterView>
  /** Steps played again take points back. */
  readonly replays: boolean
  readonly #client: Client
  readonly #gameId: string
  readonly #network: Network
  readonly #time: SimulatedTime
  readonly #random: Random
  #wake: (slept: boolean) => void = () => undefined
  #isPressing = false

  constructor(
    client: Client,
    gameId: string,
    network: Network,
    time: SimulatedTime,
    random: Random,
    replays: boolean
  ) {
    this.#client = client
    this.#gameId = gameId
    this.#network = network
    this.#time = time
    this.#random = random
    this.replays = replays
    this.open()
  }

  open(): void {
    this.session = new this.#client.Session<HostView, RosterView>(
      { role: 'host', gameId: this.#gameId },
      {
        open: (auth) =>
          new ClientSocket(auth, this.#network, this.#time, this.#random, () => undefined) as never,
        onWake: (callback) => {
          this.#wake = callback
          return () => undefined
        }
      }
    )
  }

  /** The window is closed and opened again, perhaps on another device. */
  reload(): void {
    this.session.close()
    this.open()
  }

  wake(): void {
    this.#wake(true)
  }

  /** Presses something every second or so, as long as the game lasts. */
  async press(forMs: number): Promise<void> {
    const until = this.#time.now() + forMs
    this.#isPressing = true
    while (this.#isPressing && this.#time.now() < until) {
      await this.#time.wait(this.#random.between(300, 4000))
      const command = this.#choose()
      if (command) void this.session.send(command)
    }
  }

  /** Goes on until the game is over. */
  async finish(): Promise<void> {
    this.#isPressing = false
    while (this.session.view?.screen.phase !== 'ended') {
      const view = this.session.view
      if (view) {
        await Promise.race([
          this.session.send({ type: 'EndGame', flow: view.flow }),
          this.#time.wait(5000)
        ])
      }
      await this.#time.wait(500)
    }
  }

  #choose(): HostCommand | null {
    const view = this.session.view
    if (!view) return null
    // Leaves time to answer.
    if (view.screen.phase === 'open' && this.#random.chance(0.75)) return null
    const weighted = view.allowed.flatMap((type) =>
      Array<HostCommandType>(type === 'ReplayStep' && this.replays ? 4 : (habits[type] ?? 0)).fill(
        type
      )
    )
    if (weighted.length === 0) return null
    const type = this.#random.pick(weighted)
    switch (type) {
      case 'LookBack': {
        const runs = view.revealedRuns.map(({ run }) => run)
        return { type, run: runs.length > 0 ? this.#random.pick([...runs, null]) : null }
      }
      case 'RemovePlayer':
        return null
      case 'HideNames':
      case 'ShowNames':
      case 'LockJoining':
      case 'OpenJoining':
        return { type }
      default:
        return { type, flow: view.flow }
    }
  }
}
