import type { GameSettings } from '../../shared/settings.ts'
import type { PlayerView } from '../../shared/views.ts'
import type { Behaviour } from './behaviour.ts'
import { Bot } from './bot.ts'
import { Refused } from './http.ts'
import { drawNames } from './names.ts'
import { Random } from './random.ts'

export interface CrowdOptions {
  readonly url: string
  readonly pin: string
  readonly players: number
  readonly seed: number
  readonly names?: GameSettings['names']
  /** Where in the list of names that the seed draws to begin: other crowds of the game have the others. */
  readonly firstName?: number
  /** One for each bot, with chance of its own. */
  readonly behaviour: (random: Random) => Behaviour
  /** How many join at the same time. */
  readonly concurrency?: number
}

const pollEveryMs = 20

/** Many bots in one game. The same seed gives the same names, answers and delays. */
export class Crowd {
  readonly bots: Bot[] = []
  /** From the first request to the last bot's first views. */
  joinedMs = 0
  /** Called once for each new view, by whichever bot gets it first. */
  onView: (view: PlayerView) => void = () => {}
  readonly #options: CrowdOptions
  readonly #random: Random
  readonly #names: string[]
  #lastVersion = 0

  constructor(options: CrowdOptions) {
    this.#options = options
    this.#random = new Random(options.seed)
    // A name may belong to somebody already: a few to spare.
    const { firstName = 0, players } = options
    this.#names = drawNames(firstName + players + 200, this.#random).slice(firstName)
  }

  /** All join, a few at a time. Throws the first `Refused`. */
  async join(): Promise<this> {
    const { players, concurrency = 50 } = this.#options
    const startedAt = performance.now()
    let toCome = players
    const door = async () => {
      while (toCome > 0) {
        toCome -= 1
        this.bots.push(await this.#joinOne())
      }
    }
    const closing = (error: unknown) => {
      toCome = 0
      throw error
    }
    const doors = Array.from({ length: Math.min(concurrency, players) }, () =>
      door().catch(closing)
    )
    // Those on their way come in first, so that whoever hears of the failure can send all away.
    const outcomes = await Promise.allSettled(doors)
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed) throw failed.reason
    this.joinedMs = performance.now() - startedAt
    return this
  }

  /** Resolves once it holds for every bot; throws, with how many still lack it, when time is up. */
  async until(what: string, holds: (bot: Bot) => boolean, timeoutMs = 30_000): Promise<void> {
    const limit = performance.now() + timeoutMs
    for (;;) {
      if (this.bots.every(holds)) return
      if (performance.now() > limit) {
        const lacking = this.bots.filter((bot) => !holds(bot)).length
        throw new Error(`${lacking} of ${this.bots.length} bots: not ${what} in ${timeoutMs} ms`)
      }
      await new Promise((done) => setTimeout(done, pollEveryMs))
    }
  }

  /** Everyone is in, clocks set: nothing more is said until the game moves. */
  settled(): Promise<void> {
    return this.until('settled', (bot) => bot.link.clockIsSet && bot.isSettled)
  }

  /** About this share of the bots lose their link; returns them, to `restore` it later. */
  drop(share: number): Bot[] {
    const dropped = this.bots.filter(() => this.#random.chance(share))
    for (const bot of dropped) bot.link.drop()
    return dropped
  }

  leave(): void {
    for (const bot of this.bots) bot.leave()
  }

  async #joinOne(): Promise<Bot> {
    const { url, pin, names = 'typed', behaviour } = this.#options
    const random = this.#random.fork()
    for (;;) {
      const name = names === 'drawn' ? null : (this.#names.shift() ?? null)
      const bot = new Bot({ url, pin, name, behaviour: behaviour(random) })
      bot.onView = (view) => this.#seen(view)
      try {
        await bot.join()
        return bot
      } catch (error) {
        bot.leave()
        if (name === null || !(error instanceof Refused) || error.code !== 'name_taken') throw error
      }
    }
  }

  #seen(view: PlayerView): void {
    if (view.version <= this.#lastVersion) return
    this.#lastVersion = view.version
    this.onView(view)
  }
}
