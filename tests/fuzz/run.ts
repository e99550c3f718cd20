import { Random } from '../load/random.ts'
import { Target } from './target.ts'
import { api } from './volleys/api.ts'
import { commands } from './volleys/commands.ts'
import { content } from './volleys/content.ts'
import { frames } from './volleys/frames.ts'
import { handshakes, packets, polled } from './volleys/packets.ts'
import { rawHttp } from './volleys/raw-http.ts'
import type { Volley } from './volleys/volley.ts'

/** What is thrown, and how often its turn comes. */
const kinds = {
  'raw HTTP': { volley: rawHttp, weight: 10 },
  'requests and bodies': { volley: api, weight: 6 },
  'WebSocket frames': { volley: frames, weight: 8 },
  packets: { volley: packets, weight: 8 },
  handshakes: { volley: handshakes, weight: 4 },
  'packets by polling': { volley: polled, weight: 2 },
  commands: { volley: commands, weight: 4 },
  'content files': { volley: content, weight: 1 }
} as const satisfies Record<string, { volley: Volley; weight: number }>

export type Kind = keyof typeof kinds
const turns = Object.entries(kinds).flatMap(([kind, { weight }]) =>
  Array<Kind>(weight).fill(kind as Kind)
)

/** How many volleys are under way at the same time. */
const workers = 12
/** The memory that an ordinary game's ups and downs take, in kB. */
const slackKilobytes = 8000
const warmUpShare = 0.02

export interface FuzzOptions {
  readonly inputs: number
  readonly seed: number
  /** Only this volley. */
  readonly only?: number | undefined
  /** Loaded into the server first: a defect to be found. */
  readonly preload?: readonly string[]
  readonly progress?: (inputs: number) => void
}

export interface FuzzReport {
  readonly inputs: ReadonlyMap<Kind, number>
  /** In words, with the number of the volley. */
  readonly faults: readonly string[]
  readonly crashes: number
  readonly hangs: number
  readonly stateChanges: number
  /** The longest that the server's event loop was busy with the inputs of one turn, in ms. */
  readonly longestMs: number
  readonly heapKilobytes: { readonly before: number; readonly after: number }
}

/** Throws this many inputs at a real server in the middle of a game. The same seed throws the same. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const target = await Target.start(options.preload)
  try {
    return await new Attack(target, options).run()
  } finally {
    await target.stop()
  }
}

class Attack {
  readonly #target: Target
  readonly #options: FuzzOptions
  readonly #inputs = new Map<Kind, number>()
  readonly #faults: string[] = []
  #thrown = 0
  #volleys = 0

  constructor(target: Target, options: FuzzOptions) {
    this.#target = target
    this.#options = options
  }

  async run(): Promise<FuzzReport> {
    const { inputs, only } = this.#options
    const target = this.#target
    const [stored, seen] = [target.stored(), target.seen()]
    // Says how starting went, which is not what is looked at.
    await target.server.health()
    if (only !== undefined) await this.#throw(only)
    // Enough for the heap to take its size.
    else await this.#until(inputs * warmUpShare)
    const before = await target.server.health()
    if (only === undefined) await this.#until(inputs)
    const after = await target.server.health()

    let stateChanges = 0
    let crashes = 0
    if (!target.server.isRunning) {
      crashes += 1
      this.#faults.push(`the server has ended:\n${target.server.output.slice(-2000)}`)
    } else {
      if (target.stored() !== stored) stateChanges += 1
      if (target.seen() !== seen) stateChanges += 1
      this.#faults.push(...target.complaints().slice(0, 5))
      if (stateChanges > 0)
        this.#faults.push(`the game has changed: ${difference(seen, target.seen())}`)
      else this.#faults.push(...(await target.finish()))
    }
    const heap = { before: before?.heapKilobytes ?? 0, after: after?.heapKilobytes ?? 0 }
    if (heap.after > heap.before + slackKilobytes) {
      this.#faults.push(`${heap.after} kB are held, and ${heap.before} kB were`)
    }
    return {
      inputs: this.#inputs,
      faults: this.#faults,
      crashes,
      hangs: (before?.hangs ?? 0) + (after?.hangs ?? 0),
      stateChanges,
      longestMs: Math.max(before?.longestMs ?? 0, after?.longestMs ?? 0),
      heapKilobytes: heap
    }
  }

  async #until(inputs: number): Promise<void> {
    const work = async () => {
      while (this.#thrown < inputs && this.#target.server.isRunning) {
        this.#volleys += 1
        await this.#throw(this.#volleys)
      }
    }
    await Promise.all(Array.from({ length: workers }, work))
  }

  async #throw(number: number): Promise<void> {
    const random = new Random(this.#options.seed * 1_000_003 + number)
    const kind = random.pick(turns)
    const { inputs, faults } = await kinds[kind].volley(random, this.#target)
    this.#thrown += inputs
    this.#inputs.set(kind, (this.#inputs.get(kind) ?? 0) + inputs)
    this.#faults.push(...faults.map((fault) => `volley ${number} (${kind}): ${fault}`))
    this.#options.progress?.(this.#thrown)
  }
}

/** Some of two texts from where they part. */
function difference(one: string, other: string): string {
  const from = [...one].findIndex((letter, at) => letter !== other[at])
  const part = (text: string) => text.slice(Math.max(0, from - 40), from + 80)
  return `${part(one)} is ${part(other)}`
}
