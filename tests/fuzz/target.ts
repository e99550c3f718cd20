import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { databaseFile } from '../../server/log/database.ts'
import type { SeatGrant } from '../../shared/protocol.ts'
import { evenly } from '../load/behaviour.ts'
import { Crowd } from '../load/crowd.ts'
import { Host } from '../load/host.ts'
import { request } from '../load/http.ts'
import type { Random } from '../load/random.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'

const witnesses = 5
const strangers = 300

/**
 * A real server in the middle of a game that must not notice anything: one question played, the next one
 * open without a clock. Those who attack have what anybody may have: the PIN, seats, a trainer's cookie.
 */
export class Target {
  readonly server: ServerProcess
  readonly host: Host
  readonly cookie: string
  readonly seats: readonly SeatGrant[]
  readonly #crowd: Crowd
  #cuts = 0

  private constructor(
    server: ServerProcess,
    host: Host,
    cookie: string,
    seats: readonly SeatGrant[],
    crowd: Crowd
  ) {
    this.server = server
    this.host = host
    this.cookie = cookie
    this.seats = seats
    this.#crowd = crowd
    // They come back by themselves: each time counts.
    for (const { link } of crowd.bots) link.socket.on('disconnect', () => (this.#cuts += 1))
  }

  /** `preload` is loaded into the server first: a defect to be found. */
  static async start(preload: readonly string[] = []): Promise<Target> {
    const server = await ServerProcess.start({
      isWatched: true,
      nodeOptions: ['--expose-gc', ...preload.flatMap((file) => ['--import', file])]
    })
    const host = await server.launch({ time: 'none' })
    const crowd = new Crowd({
      url: server.url,
      pin: host.pin,
      players: witnesses,
      seed: 1,
      behaviour: (random) => {
        const answers = evenly(random, 200)
        // One question is answered; the other stays open.
        return (step, limitMs) => (step.run === 1 ? answers(step, limitMs) : null)
      }
    })
    await crowd.join()
    const seats: SeatGrant[] = []
    for (let n = 0; n < strangers; n += 1) {
      const body = { pin: host.pin, key: `stranger ${n}`.padEnd(16, '.'), name: `Étranger ${n}` }
      seats.push((await request<SeatGrant>('POST', `${server.url}/api/join`, body)).value)
    }
    const { cookie } = await request('POST', `${server.url}/api/host/session`, {
      password: hostPassword
    })
    await host.move('StartGame')
    await host.until('read')
    await host.move('Advance')
    await host.until('open')
    await crowd.until('answered', (bot) => bot.answers.length === 1 && bot.isSettled)
    await host.until('reveal')
    await host.move('Advance')
    await host.until('standings')
    await host.move('Advance')
    await host.until('read')
    await host.move('Advance')
    await host.until('open')
    // The list of a large room comes once a second.
    await wait(1500)
    return new Target(server, host, cookie, seats, crowd)
  }

  get port(): number {
    return Number(new URL(this.server.url).port)
  }

  aSeat(random: Random): SeatGrant {
    return random.pick(this.seats)
  }

  /** Everything that is stored, to be compared. */
  stored(): string {
    const database = new Database(databaseFile(this.server.folder), { readonly: true })
    try {
      const events = database.prepare('SELECT * FROM events').raw().all()
      const sessions = database.prepare('SELECT count(*) FROM host_sessions').raw().all()
      return JSON.stringify({ events, sessions })
    } finally {
      database.close()
    }
  }

  /** The state of the witness game as its trainer sees it. */
  seen(): string {
    const { version, flow, screen, players, allowed, current } = this.host.view ?? {}
    const { phase, answers, join, namesHidden } = screen ?? {}
    const rows = this.host.roster?.rows.map(({ name, score, rank, answered }) => {
      return [name, score, rank, answered]
    })
    // How many are expected to answer goes up and down with the strangers' links.
    const counts = { received: answers?.received, seats: players?.seats }
    const shown = { version, flow, phase, join, namesHidden, allowed, current }
    return JSON.stringify({ ...shown, ...counts, rows })
  }

  /** What the server's journal says that it should never say. */
  complaints(): string[] {
    return this.server.output.split('\n').filter((line) => /"level":(?:50|60)\b/u.test(line))
  }

  /** The game goes on as if nothing had happened; what is wrong, in words. */
  async finish(): Promise<string[]> {
    const faults: string[] = []
    if (this.#cuts > 0) faults.push(`witnesses have lost their link ${this.#cuts} times`)
    await this.host.move('CloseStep')
    await this.host.until('reveal')
    await this.host.move('EndGame')
    await this.host.until('podium')
    await this.host.move('Advance')
    await this.host.until('ended')
    return faults
  }

  async stop(): Promise<void> {
    this.#crowd.leave()
    this.host.close()
    await this.server.stop()
  }
}
