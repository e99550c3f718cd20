import type { GameId } from '../../shared/commands.ts'
import type { GameEvent } from '../../server/game/events.ts'
import { newestFirst, summaryOf } from '../../server/log/summary.ts'
import {
  StorageFailed,
  VersionConflict,
  type EventLog,
  type LoggedEvent
} from '../../server/room/ports.ts'
import type { Random } from '../load/random.ts'
import type { SimulatedTime } from './simulated-time.ts'

interface Write {
  readonly gameId: GameId
  readonly events: readonly LoggedEvent[]
}

export interface DiskFaults {
  /** Share of appends that fail: no space, a bad sector, an fsync that says no. */
  failing: number
  /** Share of appends that take half a second. */
  slow: number
  /** Acknowledges before it has written, as a log that does not wait for the disk would. */
  readonly lies: boolean
}

/** What survives a power cut: only what was synced, and whatever happened to be written besides. */
export class SimulatedDisk {
  readonly faults: DiskFaults
  failures = 0
  readonly #games = new Map<GameId, LoggedEvent[]>()
  readonly #time: SimulatedTime
  readonly #random: Random
  #underWay: Write[] = []
  #beat: number | null = null
  #power = 0

  constructor(time: SimulatedTime, random: Random, faults: DiskFaults) {
    this.#time = time
    this.#random = random
    this.faults = faults
  }

  events(gameId: GameId): readonly LoggedEvent[] {
    return this.#games.get(gameId) ?? []
  }

  /** The power goes: of what was not synced, some may be there all the same. */
  cut(): void {
    this.#power += 1
    for (const write of this.#underWay) {
      if (this.#random.chance(0.3)) this.#store(write)
      // What follows a lost write is lost.
      else break
    }
    this.#underWay = []
  }

  /**
   * The log as the server that has just started sees it; it is dead after the next cut. `tell` hands the process what
   * has become of a write.
   */
  open(tell: (run: () => void) => void): EventLog {
    const power = this.#power
    return {
      append: (gameId, expectedVersion, events, at) =>
        new Promise((resolve, reject) => {
          const done = this.#append(power, gameId, expectedVersion, events, at)
          done.then(
            () => tell(resolve),
            (error: unknown) => tell(() => reject(error as Error))
          )
        }),
      read: async (gameId) => {
        if (this.#random.chance(this.faults.failing)) throw new StorageFailed('EIO')
        return structuredClone(this.events(gameId))
      },
      has: async (gameId) => this.#games.has(gameId),
      games: async () =>
        [...this.#games].map(([gameId, logged]) => summaryOf(gameId, logged)).toSorted(newestFirst),
      rewrite: async (gameId, change) => {
        if (this.#random.chance(this.faults.failing)) throw new StorageFailed('EIO')
        const changed = this.events(gameId).map((one) => ({ ...one, event: change(one.event) }))
        if (power === this.#power) this.#games.set(gameId, changed)
      },
      remove: async (gameId) => void this.#games.delete(gameId),
      beat: (at) => {
        if (power === this.#power) this.#beat = at
      },
      lastBeat: () => this.#beat,
      close: async () => undefined
    }
  }

  #append(
    power: number,
    gameId: GameId,
    expectedVersion: number,
    events: readonly GameEvent[],
    at: number
  ): Promise<void> {
    const waiting = this.#underWay.filter((write) => write.gameId === gameId)
    const version =
      this.events(gameId).length + waiting.reduce((sum, write) => sum + write.events.length, 0)
    if (version !== expectedVersion) {
      return Promise.reject(
        new VersionConflict(`${gameId} is at ${version}, not ${expectedVersion}`)
      )
    }
    const write = { gameId, events: logged(events, version, at) }
    const fails = this.#random.chance(this.faults.failing)
    if (!fails) this.#underWay.push(write)
    return new Promise((resolve, reject) => {
      if (this.faults.lies) resolve()
      this.#time.after(this.#duration(), () => {
        if (power !== this.#power) return
        if (fails) {
          this.failures += 1
          reject(new StorageFailed('EIO'))
          return
        }
        this.#underWay = this.#underWay.filter((other) => other !== write)
        this.#store(write)
        resolve()
      })
    })
  }

  #duration(): number {
    return this.#random.chance(this.faults.slow)
      ? this.#random.between(100, 500)
      : this.#random.between(1, 8)
  }

  #store({ gameId, events }: Write): void {
    this.#games.set(gameId, [...this.events(gameId), ...events])
  }
}

/** What is read back shares nothing with what was written. */
function logged(events: readonly GameEvent[], version: number, at: number): LoggedEvent[] {
  const copies = JSON.parse(JSON.stringify(events)) as GameEvent[]
  return copies.map((event, index) => ({ version: version + index + 1, at, event }))
}
