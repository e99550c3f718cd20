import Database from 'better-sqlite3'
import type { GameEvent } from '../../server/game/events.ts'
import { databaseFile, openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import type { EventLog, LoggedEvent } from '../../server/room/ports.ts'
import { Random } from '../load/random.ts'
import { created, joined } from '../log/log-events.ts'
import { DiskWatch, filesIn, type Span } from './disk-watch.ts'
import type { Games, Promised } from './verdict.ts'

const gameIds = ['ardèche', 'béarn', 'cantal', 'drôme', 'essonne']
const namesLookedFor = 8

/**
 * A database in use: games are played, renamed, purged, saved and restarted. Everything is
 * done through the real log; what is said of the disk comes from its files.
 */
export class Life {
  readonly #folder: string
  readonly #random: Random
  readonly #watch: DiskWatch
  #database: Database.Database
  #log: EventLog
  #reader: Database.Database | null = null
  #stored: Games = new Map()
  #underWay: Games = new Map()
  #erased: string[] = []
  #clock = 0

  constructor(folder: string, seed: number, { lazy = false } = {}) {
    this.#folder = folder
    this.#random = new Random(seed)
    this.#database = openDatabase(folder)
    // Made, turned to a write-ahead log and synced; that its schema is in the log is seen first.
    const empty = { ...filesIn(folder), log: Buffer.alloc(0) }
    this.#watch = new DiskWatch(folder, empty, { lazy })
    this.#log = this.#start()
    this.#look()
  }

  /** Does one thing, and tells in which spans of time the power may have gone meanwhile. */
  async step(): Promise<Span[]> {
    const chance = this.#random.next()
    if (chance < 0.68) await this.#append()
    else if (chance < 0.74) this.#log.beat(this.#clock)
    else if (chance < 0.82) this.#database.pragma('main.wal_checkpoint(PASSIVE)')
    else if (chance < 0.88) this.#read()
    else if (chance < 0.93) await this.#eraseName()
    else if (chance < 0.96) await this.#remove()
    else await this.#restart()
    // A checkpoint may follow a commit in a turn of its own.
    await new Promise((resolve) => setImmediate(resolve))
    this.#look()
    this.#acknowledge()
    this.#watch.rest(this.#promised())
    return this.#watch.take()
  }

  async end(): Promise<void> {
    this.#reader?.close()
    await this.#log.close()
  }

  /** Some games at once, which share a transaction; more pages than fit before a checkpoint now and then. */
  async #append(): Promise<void> {
    const games = this.#random.shuffled(gameIds).slice(0, Math.ceil(this.#random.between(0, 3)))
    this.#clock += 1
    const at = this.#clock
    const appends = games.map((gameId) => {
      const before = this.#events(gameId)
      const events: GameEvent[] = before.length === 0 ? [created(gameId)] : []
      const crowd = this.#random.chance(0.1) ? 60 : 6
      for (let left = this.#random.between(0, crowd); left >= 0; left -= 1) {
        events.push(this.#somebody(`${at}-${events.length}-${gameId}`))
      }
      this.#intend(gameId, [...before, ...logged(events, before.length, at)])
      return () => this.#log.append(gameId, before.length, events, at)
    })
    await Promise.all(appends.map((append) => append()))
  }

  #somebody(id: string): GameEvent {
    const length = this.#random.chance(0.05) ? 9000 : this.#random.between(0, 300)
    return { ...joined(id), name: `[${id}]`, code: 'x'.repeat(length) } as GameEvent
  }

  async #eraseName(): Promise<void> {
    const gameId = this.#random.pick(gameIds)
    const people = this.#events(gameId).flatMap(({ event }) => nameOf(event) ?? [])
    if (people.length === 0) return
    this.#stopReading()
    const name = this.#random.pick(people)
    const change = (event: GameEvent) =>
      event.type === 'PlayerJoined' && event.name === name ? joined('nobody') : event
    this.#intend(
      gameId,
      this.#events(gameId).map((one) => ({ ...one, event: change(one.event) }))
    )
    await this.#log.rewrite(gameId, change)
    this.#forget([name])
  }

  async #remove(): Promise<void> {
    const gameId = this.#random.pick(gameIds)
    const names = this.#events(gameId).flatMap(({ event }) => nameOf(event) ?? [])
    this.#stopReading()
    this.#intend(gameId, [])
    await this.#log.remove(gameId)
    this.#forget(names)
  }

  /** Somebody who reads, such as a backup, keeps a checkpoint from getting through. */
  #read(): void {
    if (this.#reader) return this.#stopReading()
    this.#reader = new Database(databaseFile(this.#folder), { readonly: true })
    this.#reader.exec('BEGIN')
    this.#reader.prepare('SELECT count(*) FROM events').get()
  }

  #stopReading(): void {
    this.#reader?.close()
    this.#reader = null
  }

  async #restart(): Promise<void> {
    this.#stopReading()
    await this.#log.close()
    this.#look()
    this.#database = openDatabase(this.#folder)
    this.#log = this.#start()
  }

  #start(): EventLog {
    // The default of a thousand pages would take long to reach.
    this.#database.pragma(`main.wal_autocheckpoint = ${Math.floor(this.#random.between(10, 80))}`)
    const pragma = this.#database.pragma.bind(this.#database)
    const exec = this.#database.exec.bind(this.#database)
    // An erasing commits, rebuilds, then checkpoints: in between are moments to look.
    this.#database.pragma = (source, options) => {
      if (source.includes('wal_checkpoint')) this.#look()
      return pragma(source, options)
    }
    this.#database.exec = (source) => {
      this.#look()
      return exec(source)
    }
    return sqliteLog(this.#database, { gatherMs: 0 })
  }

  #events(gameId: string): readonly LoggedEvent[] {
    return this.#stored.get(gameId) ?? []
  }

  #intend(gameId: string, events: readonly LoggedEvent[]): void {
    this.#underWay = new Map([...this.#underWay, [gameId, events]])
  }

  #acknowledge(): void {
    this.#stored = new Map([...this.#stored, ...this.#underWay])
    this.#underWay = new Map()
  }

  #forget(names: readonly string[]): void {
    this.#look()
    this.#erased = [...names, ...this.#erased].slice(0, namesLookedFor)
  }

  #look(): void {
    this.#watch.look(this.#promised())
  }

  #promised(): Promised {
    return { stored: this.#stored, underWay: this.#underWay, erased: this.#erased }
  }
}

function nameOf(event: GameEvent): string | null {
  return event.type === 'PlayerJoined' && event.name.startsWith('[') ? event.name : null
}

function logged(events: readonly GameEvent[], version: number, at: number): LoggedEvent[] {
  return events.map((event, index) => ({ version: version + index + 1, at, event }))
}
