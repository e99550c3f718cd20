import type { Random } from '../load/random.ts'
import type { SimulatedTime } from './simulated-time.ts'

type Run = () => void

/** What a process does when something comes to it; while it is frozen all of that waits, as in the kernel's buffers. */
export class ProcessLoop {
  readonly #time: SimulatedTime
  readonly #random: Random
  #timers: Run[] = []
  #inputs: Run[] = []
  #frozenSince: number | null = null

  constructor(time: SimulatedTime, random: Random) {
    this.#time = time
    this.#random = random
  }

  /** In simulated time; null while it runs. */
  get frozenSince(): number | null {
    return this.#frozenSince
  }

  /** A timer fires. */
  timer(run: Run): void {
    if (this.#frozenSince === null) run()
    else this.#timers.push(run)
  }

  /** A message, a request, a closed connection or a finished write. */
  input(run: Run): void {
    if (this.#frozenSince === null) run()
    else this.#inputs.push(run)
  }

  freeze(): void {
    this.#frozenSince ??= this.#time.now()
  }

  /** Goes on: with its timers first, or with what has come in. */
  thaw(): void {
    this.#frozenSince = null
    const [timers, inputs] = [this.#timers.splice(0), this.#inputs.splice(0)]
    const first = this.#random.chance(0.5) ? [...timers, ...inputs] : [...inputs, ...timers]
    for (const run of first) this.#time.after(0, () => this.input(run))
  }

  /** What waited dies with the process. */
  end(): void {
    this.#frozenSince = null
    this.#timers = []
    this.#inputs = []
  }
}
