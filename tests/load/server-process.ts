import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ensureBuilt } from '../../scripts/build.js'
import type { GameSettings } from '../../shared/settings.ts'
import { Child } from './child.ts'
import { Host } from './host.ts'

export interface ServerProcessOptions {
  readonly maxPlayers?: number
  /** Put before the command line: `['taskset', '-c', '0']`. */
  readonly wrapper?: readonly string[]
  readonly nodeOptions?: readonly string[]
  readonly publicUrl?: string
  /** To ask for its health. */
  readonly isWatched?: boolean
}

/** How a watched server fared since it was last asked. */
export interface Health {
  /** Times its event loop was busy for more than 100 ms on end. */
  readonly hangs: number
  /** The longest that it was busy, in ms; time in which the process did not run is not counted. */
  readonly longestMs: number
  /** What its event loop was late, in ms, whatever the cause. */
  readonly delayP99Ms: number
  readonly delayMaxMs: number
  /** After collecting garbage, where `--expose-gc` lets it. */
  readonly heapKilobytes: number
}

const loopWatch = join(import.meta.dirname, '../support/loop-watch.js')
const healthTimeoutMs = 20_000
const drainTimeoutMs = 15_000

export const hostPassword = 'le mot de passe des bots'

/** The built server in a process of its own, on a data folder of its own, on 127.0.0.1 only. */
export class ServerProcess {
  readonly folder: string
  readonly #options: ServerProcessOptions
  #child: Child | null = null
  #port = 0

  private constructor(folder: string, options: ServerProcessOptions) {
    this.folder = folder
    this.#options = options
  }

  /** Resolves once it serves. */
  static async start(options: ServerProcessOptions = {}): Promise<ServerProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'preau-load-'))
    const server = new ServerProcess(folder, options)
    try {
      await server.startAgain()
      return server
    } catch (error) {
      await server.stop()
      throw error
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get pid(): number {
    return this.#running.pid
  }

  /** All that it printed since it last started. */
  get output(): string {
    return this.#running.output
  }

  get isRunning(): boolean {
    return !this.#running.hasEnded
  }

  /** What a watched server said of itself so far, each time it got SIGUSR2. */
  get healths(): Health[] {
    const lines = this.output.matchAll(/^loop-watch (\{.*\})$/gmu)
    return [...lines].map(([, told = '']) => JSON.parse(told) as Health)
  }

  /** Asks how it fares, and starts its counts again; null when it has ended, or hangs and is ended. */
  async health(): Promise<Health | null> {
    const before = this.healths.length
    const until = performance.now() + healthTimeoutMs
    if (this.isRunning) process.kill(this.pid, 'SIGUSR2')
    while (this.healths.length === before) {
      if (performance.now() > until) await this.kill()
      if (!this.isRunning) return null
      await wait(20)
    }
    return this.healths.at(-1) ?? null
  }

  /** After `kill`: on the same port and folder. */
  async startAgain(): Promise<void> {
    const {
      maxPlayers = 5000,
      wrapper = [],
      nodeOptions = [],
      isWatched = false,
      // As a classroom's: what the screens show.
      publicUrl = 'http://192.168.1.20:3000'
    } = this.#options
    const watch = isWatched ? ['--import', loopWatch] : []
    const command = [...wrapper, process.execPath, ...watch, ...nodeOptions, ensureBuilt()]
    this.#child = new Child(command, {
      ...process.env,
      NODE_ENV: 'production',
      VITEST: undefined,
      HOST: '127.0.0.1',
      PREAU_PUBLIC_URL: publicUrl,
      PORT: String(this.#port),
      PREAU_DATA: this.folder,
      PREAU_MAX_PLAYERS: String(maxPlayers),
      PREAU_HOST_PASSWORD: hostPassword
    })
    this.#port = await this.#child.port()
  }

  /** Signs in as the trainer and launches the booklet's quiz. */
  launch(settings: Partial<GameSettings> = {}): Promise<Host> {
    return Host.launch(this.url, hostPassword, settings)
  }

  /** As `kill -9` would: nothing is told, nothing is finished. */
  async kill(): Promise<void> {
    await this.#child?.end('SIGKILL')
  }

  /** Asks it to stop and waits. Throws unless it ends well; `startAgain` brings it back. */
  async drain(): Promise<void> {
    process.kill(this.pid, 'SIGTERM')
    await this.#running.ended(drainTimeoutMs)
  }

  /** Asks it to stop and waits, whatever it answers; what it stored stays. */
  async stopAndKeep(): Promise<void> {
    await this.#child?.end('SIGTERM')
  }

  /** Asks it to stop, waits, and removes its folder. */
  async stop(): Promise<void> {
    await this.stopAndKeep()
    await rm(this.folder, { recursive: true, force: true })
  }

  get #running(): Child {
    if (!this.#child) throw new Error('the server was never started')
    return this.#child
  }
}
