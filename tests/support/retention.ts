import { onTestFinished } from 'vitest'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteDues } from '../../server/log/dues.ts'
import { formersIn } from '../../server/log/restore.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { Retention } from '../../server/room/retention.ts'
import { TestServer } from './room.ts'

/** One start of a server that erases in time, on the real files of a folder. */
export class RetainingServer extends TestServer {
  readonly retention: Retention
  #isStopped = false

  constructor(folder: string, now: number, days = 30) {
    const database = openDatabase(folder, new Date(now))
    super(sqliteLog(database, { gatherMs: 0 }), now)
    this.retention = new Retention(
      {
        clock: this.clock,
        log: this.log,
        dues: sqliteDues(database),
        copies: formersIn(folder),
        journal: {
          error: (_what, message) => void this.errors.push(message),
          warn: () => undefined
        },
        remove: (gameId) => this.registry.remove(gameId)
      },
      days
    )
    onTestFinished(() => this.stop())
  }

  /** Its last sign of life is of now. */
  async stop(): Promise<void> {
    if (this.#isStopped) return
    this.#isStopped = true
    this.log.beat(this.clock.now())
    this.retention.stop()
    this.registry.close()
    await this.log.close()
  }

  async ids(): Promise<readonly string[]> {
    return (await this.log.games()).map(({ gameId }) => gameId)
  }

  /** In how many minutes each game is to be erased; null when it is not due. */
  async minutesLeft(): Promise<readonly (number | null)[]> {
    return (await this.log.games()).map(({ gameId, version }) => {
      const erasure = this.retention.erasureOf(gameId, version)
      return erasure && Math.round((erasure.atMs - this.clock.wall()) / 60_000)
    })
  }
}
