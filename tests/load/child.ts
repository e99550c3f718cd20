import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

const startTimeoutMs = 30_000
const stopTimeoutMs = 15_000

/** A server in a process of its own that prints its address when it is ready. Ends only itself, by its pid. */
export class Child {
  readonly pid: number
  /** All that it printed so far. */
  output = ''
  readonly #process: ChildProcess

  /** `command` is the whole command line. */
  constructor(command: readonly string[], env: NodeJS.ProcessEnv = process.env) {
    const [file = '', ...args] = command
    this.#process = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.pid = this.#process.pid ?? 0
    const read = (chunk: Buffer) => (this.output += chunk.toString())
    this.#process.stdout?.on('data', read)
    this.#process.stderr?.on('data', read)
  }

  /** The port that it says it listens on: `port 3000`, or the first address printed. */
  async port(): Promise<number> {
    const limit = performance.now() + startTimeoutMs
    for (;;) {
      const port = /(?:\bport |https?:\/\/[^\s/]+:)(\d+)/u.exec(this.output)?.[1]
      if (port !== undefined) return Number(port)
      if (this.hasEnded || performance.now() > limit) {
        throw new Error(`${this.#process.spawnargs.join(' ')} did not start:\n${this.output}`)
      }
      await new Promise((done) => setTimeout(done, 20))
    }
  }

  /** What it printed once it has ended. Throws when it fails, or takes longer than this. */
  async ended(timeoutMs: number): Promise<string> {
    const late = setTimeout(() => this.#process.kill('SIGKILL'), timeoutMs)
    if (!this.hasEnded) await once(this.#process, 'close')
    clearTimeout(late)
    if (this.#process.exitCode !== 0) throw new Error(`ended badly:\n${this.output}`)
    return this.output
  }

  /** Sends the signal and waits for the end; after a while, insists. */
  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.hasEnded) return
    const exited = once(this.#process, 'exit')
    this.#process.kill(signal)
    const insist = setTimeout(() => this.#process.kill('SIGKILL'), stopTimeoutMs)
    await exited
    clearTimeout(insist)
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null
  }
}
