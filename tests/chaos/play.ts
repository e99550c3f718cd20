import { setTimeout as wait } from 'node:timers/promises'
import type { LaunchReply } from '../../shared/protocol.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { request } from '../load/http.ts'
import type { Random } from '../load/random.ts'
import { hostPassword } from '../load/server-process.ts'
import type { Client } from '../simulation/client.ts'
import { SimulatedPlayer } from '../simulation/player.ts'
import { SimulatedTrainer } from '../simulation/trainer.ts'
import { realSurroundings } from './real-surroundings.ts'

const settleTimeoutMs = 60_000
const pollMs = 50

/** One game of the quiz from a trainer and players who only know the proxy's address. */
export class Play {
  readonly gameId: string
  readonly players: readonly SimulatedPlayer[]
  readonly trainer: SimulatedTrainer
  /** Who still waited for an acknowledgement long after the end. */
  unsettled: readonly SimulatedPlayer[] = []

  private constructor(
    gameId: string,
    players: readonly SimulatedPlayer[],
    trainer: SimulatedTrainer
  ) {
    this.gameId = gameId
    this.players = players
    this.trainer = trainer
  }

  /** Launches and has everybody join, however long it takes. */
  static async begin(url: string, size: number, client: Client, random: Random): Promise<Play> {
    const { game, cookie } = await launched(url, random.chance(0.5))
    const around = realSurroundings(url, cookie)
    const trainer = new SimulatedTrainer(
      client,
      game.gameId,
      around,
      random.fork(),
      random.chance(0.2)
    )
    const players = Array.from({ length: size }, (_, n) => {
      const name = `Joueuse ${n + 1}`
      const parts = { client, around: realSurroundings(url), random: random.fork() }
      return new SimulatedPlayer({ name, pin: game.pin, ...parts })
    })
    await Promise.all(players.map((player) => player.join()))
    return new Play(game.gameId, players, trainer)
  }

  /** Answers that phones were told are stored. */
  get acknowledged(): number {
    return this.players.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)
  }

  /** Until the podium, or until it is enough; then the trainer ends it. Resolves once all is said. */
  async playUntil(isEnough: () => boolean): Promise<void> {
    void this.trainer.press(Infinity)
    while (!isEnough() && this.trainer.session.view?.screen.phase !== 'podium') {
      await wait(pollMs)
    }
    await this.trainer.finish()
    const settled = Date.now() + settleTimeoutMs
    do {
      await wait(pollMs)
      this.unsettled = this.players.filter(({ isSettled }) => !isSettled)
    } while (this.unsettled.length > 0 && Date.now() < settled)
  }

  /** Everybody's link works at this moment. */
  get areAllThere(): boolean {
    return this.players.every(({ trouble }) => trouble === null)
  }

  close(): void {
    this.trainer.session.close()
    for (const player of this.players) player.close()
  }
}

async function launched(
  url: string,
  streakBonus: boolean
): Promise<{ game: LaunchReply; cookie: string }> {
  for (;;) {
    try {
      const { cookie } = await request('POST', `${url}/api/host/session`, {
        password: hostPassword
      })
      const settings = { ...defaultSettings, streakBonus }
      const launch = { activityId: 'aect-quiz', settings }
      const game = await request<LaunchReply>('POST', `${url}/api/host/games`, launch, cookie)
      return { game: game.value, cookie }
    } catch {
      await wait(300)
    }
  }
}
