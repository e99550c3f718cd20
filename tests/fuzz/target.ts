import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { databaseFile } from '../../server/log/database.ts'
import type { TeamSettings } from '../../shared/teams.ts'
import { request } from '../load/http.ts'
import type { Random } from '../load/random.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { everyKindAt, Scene, type SceneOptions } from './scene.ts'

const inTeams = (answers: TeamSettings['answers']) => {
  return { teams: { count: 2, made: 'drawn', answers, mean: 'all' } } as const
}
const few = { activityId: 'decouvrir-preau', witnesses: 3, strangers: 8 } as const

/** The quiz, its first question played; a step of each kind that takes answers, in teams; and a spoken one. */
const scenes: readonly SceneOptions[] = [
  { activityId: 'aect-quiz', at: 1, witnesses: 5, strangers: 300 },
  ...everyKindAt.map((at) => ({ ...few, at, settings: inTeams('consensus') })),
  { ...few, at: Math.max(...everyKindAt), settings: inTeams('spokesperson') }
]

/**
 * A real server with games under way that must not notice anything. Those who attack have what anybody may have: the
 * PINs, seats, a trainer's cookie.
 */
export class Target {
  readonly server: ServerProcess
  readonly scenes: readonly [Scene, ...Scene[]]
  readonly cookie: string
  #cuts = 0

  private constructor(server: ServerProcess, all: readonly [Scene, ...Scene[]], cookie: string) {
    this.server = server
    this.scenes = all
    this.cookie = cookie
    // They come back by themselves: each time counts.
    for (const { crowd } of all) {
      for (const { link } of crowd.bots) link.socket.on('disconnect', () => (this.#cuts += 1))
    }
  }

  /** `preload` is loaded into the server first: a defect to be found. */
  static async start(preload: readonly string[] = []): Promise<Target> {
    const server = await ServerProcess.start({
      isWatched: true,
      nodeOptions: ['--expose-gc', ...preload.flatMap((file) => ['--import', file])]
    })
    // A planted defect is found in two games as well, and sooner.
    const played = preload.length > 0 ? scenes.slice(0, 2) : scenes
    const [first, ...others] = await Promise.all(
      played.map((options) => Scene.begin(server, options))
    )
    if (!first) throw new Error('no scene')
    const { cookie } = await request('POST', `${server.url}/api/host/session`, {
      password: hostPassword
    })
    // The list of a large room comes once a second.
    await wait(1500)
    return new Target(server, [first, ...others], cookie)
  }

  get port(): number {
    return Number(new URL(this.server.url).port)
  }

  /** The quiz. */
  get host() {
    return this.scenes[0].host
  }

  aScene(random: Random): Scene {
    return random.chance(0.4) ? this.scenes[0] : random.pick(this.scenes)
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

  /** The state of the games as their trainer sees them. */
  seen(): string {
    return this.scenes.map((scene) => scene.seen()).join('\n')
  }

  /** What the server's journal says that it should never say. */
  complaints(): string[] {
    return this.server.output.split('\n').filter((line) => /"level":(?:50|60)\b/u.test(line))
  }

  /** The games go on as if nothing had happened; what is wrong, in words. */
  async finish(): Promise<string[]> {
    await Promise.all(this.scenes.map((scene) => scene.finish()))
    return this.#cuts > 0 ? [`witnesses have lost their link ${this.#cuts} times`] : []
  }

  async stop(): Promise<void> {
    for (const scene of this.scenes) scene.leave()
    await this.server.stop()
  }
}
