import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../load/random.ts'
import type { ServerProcess } from '../load/server-process.ts'
import type { FaultProxy } from '../support/fault-proxy.ts'
import type { Play } from './play.ts'

export interface TroubleCounts {
  kills: number
  stops: number
  freezes: number
  /** How long the process was stopped. */
  longestFreezeMs: number
  reloads: number
  moves: number
  /** From `kill -9` to the first request served, for each kill. */
  readonly serveAgainMs: number[]
  /** From there until everybody's link worked at the same moment, or had once. */
  readonly allBackMs: number[]
}

const longestQuietMs = 4000
const shortestFreezeMs = 200
const linkFaultEveryMs = 200
const longestLinkFaultMs = 5000
const backTimeoutMs = 15_000
const pollMs = 10

/** What goes wrong for one server and the people of its game, until told to stop. */
export class Trouble {
  readonly counts: TroubleCounts = {
    kills: 0,
    stops: 0,
    freezes: 0,
    longestFreezeMs: 0,
    reloads: 0,
    moves: 0,
    serveAgainMs: [],
    allBackMs: []
  }
  readonly #server: ServerProcess
  readonly #proxy: FaultProxy
  readonly #random: Random
  readonly #longestFreezeMs: number
  #play: Play | null = null
  #isOver = false
  #done: Promise<unknown> = Promise.resolve()

  constructor(server: ServerProcess, proxy: FaultProxy, random: Random, longestFreezeMs: number) {
    this.#longestFreezeMs = longestFreezeMs
    this.#server = server
    this.#proxy = proxy
    this.#random = random
  }

  begin(): void {
    const people = this.#random.fork()
    this.#done = Promise.all([this.#harmServer(), this.#harmLinks(), this.#disturb(people)])
  }

  /** Whose game it is now. */
  at(play: Play): void {
    this.#play = play
  }

  /** Resolves once the server runs and nothing more will happen. */
  async end(): Promise<void> {
    this.#isOver = true
    await this.#done
  }

  async #harmServer(): Promise<void> {
    const random = this.#random.fork()
    while (!this.#isOver) {
      await wait(random.between(0, longestQuietMs))
      const what = random.next()
      if (what < 0.8) await this.#kill(random)
      else if (what < 0.9) await this.#stop()
      else await this.#freeze(random)
    }
  }

  async #kill(random: Random): Promise<void> {
    // Now and then while it hangs.
    if (random.chance(0.1)) process.kill(this.#server.pid, 'SIGSTOP')
    const killedAt = performance.now()
    await this.#server.kill()
    this.counts.kills += 1
    await this.#server.startAgain()
    await this.#served()
    const servedAt = performance.now()
    this.counts.serveAgainMs.push(servedAt - killedAt)
    // Now and then it dies again before they are back.
    if (random.chance(0.1)) return
    await this.#allBack(servedAt)
  }

  async #stop(): Promise<void> {
    this.counts.stops += 1
    await this.#server.drain()
    await this.#server.startAgain()
  }

  async #freeze(random: Random): Promise<void> {
    const { pid } = this.#server
    // As many of a second as of half a minute, and the first as long as can be.
    const share = this.counts.freezes === 0 ? 1 : random.next()
    const durationMs = shortestFreezeMs * (this.#longestFreezeMs / shortestFreezeMs) ** share
    this.counts.freezes += 1
    process.kill(pid, 'SIGSTOP')
    await wait(durationMs)
    process.kill(pid, 'SIGCONT')
    this.counts.longestFreezeMs = Math.max(this.counts.longestFreezeMs, Math.round(durationMs))
  }

  async #served(): Promise<void> {
    for (;;) {
      try {
        const { ok } = await fetch(`${this.#server.url}/readyz`, {
          signal: AbortSignal.timeout(1000)
        })
        if (ok) return
      } catch {
        // Not yet.
      }
      await wait(pollMs)
    }
  }

  /** Link faults go on meanwhile: who was back once since the kill counts as back. */
  async #allBack(since: number): Promise<void> {
    if (!this.#play) return
    let missing = [...this.#play.players]
    while (missing.length > 0 && performance.now() < since + backTimeoutMs) {
      missing = missing.filter(({ trouble }) => trouble !== null)
      await wait(pollMs)
    }
    this.counts.allBackMs.push(performance.now() - since)
  }

  async #harmLinks(): Promise<void> {
    const random = this.#random.fork()
    while (!this.#isOver) {
      await wait(random.between(0, 2) * linkFaultEveryMs)
      this.#proxy.harm(random, longestLinkFaultMs)
    }
  }

  async #disturb(random: Random): Promise<void> {
    while (!this.#isOver) {
      await wait(random.between(500, 3000))
      if (!this.#play) continue
      const one = random.pick(this.#play.players)
      const what = random.next()
      if (what < 0.5) {
        this.counts.reloads += 1
        one.reload()
      } else if (what < 0.6) {
        this.counts.moves += 1
        void one.move()
      } else if (what < 0.8) one.wake()
      else if (what < 0.9) this.#play.trainer.reload()
      else this.#play.trainer.wake()
    }
  }
}
