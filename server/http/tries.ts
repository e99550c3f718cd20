import { Turns, type TurnsOptions } from './turns.ts'

export interface TriesOptions {
  /** Failures a minute of one guesser. */
  readonly perGuesser: number
  /** Failures a minute of everybody; past them, who is not known waits for a turn. */
  readonly altogether: number
  readonly turns: TurnsOptions
  /** Counted before the outcome is known: for what costs much to try. */
  readonly inAdvance?: boolean
  /** In ms, from whenever, never set back. */
  readonly now?: () => number
}

export interface Guesser {
  readonly id: string
  /** Where turns are shared among. */
  readonly side: string
  /** Has succeeded here before: others' failures are not held against them. */
  readonly isKnown?: boolean
}

/**
 * Counts failures only: a whole class joins from behind one address, and nobody guesses a PIN by succeeding. Addresses
 * cost nothing, so failures of all are counted too; once those are used up, hits and misses of strangers alike wait for
 * their turn: guessing is slow from however many addresses, and somebody honest still gets in.
 */
export class Tries {
  readonly #options: TriesOptions
  readonly #own: Failures
  readonly #all: Failures
  readonly #turns: Turns

  constructor(options: TriesOptions) {
    const { perGuesser, altogether, now = () => performance.now() } = options
    this.#options = options
    this.#own = new Failures(perGuesser, now)
    this.#all = new Failures(altogether, now)
    this.#turns = new Turns(options.turns)
  }

  /** The outcome of `make`, counted when it is a miss; or `too_many_tries`. */
  async attempt<Outcome>(
    { id, side, isKnown = false }: Guesser,
    make: () => Outcome | Promise<Outcome>,
    isMiss: (outcome: Outcome) => boolean
  ): Promise<Outcome | 'too_many_tries'> {
    const inAdvance = this.#options.inAdvance === true
    const mayWait = () => (isKnown || !this.#all.areUsedUp('') ? null : this.#turns.take(side))
    if (this.#own.areUsedUp(id)) return 'too_many_tries'
    if (inAdvance) this.#own.add(id)
    let turn = mayWait()
    if (turn && !(await turn)) return 'too_many_tries'
    const outcome = await make()
    const missed = isMiss(outcome)
    // Asked again: of a burst that was let in as one, nothing past the limits is told, hit or miss.
    const isPastOwn = !inAdvance && this.#own.areUsedUp(id)
    turn ??= mayWait()
    if (missed && !inAdvance && !isPastOwn) this.#own.add(id)
    if (!missed && inAdvance) this.#own.takeBack(id)
    // Who is past their own limit uses up nobody else's.
    if (missed && !isPastOwn) this.#all.add('')
    if (isPastOwn || (turn && !(await turn))) return 'too_many_tries'
    return outcome
  }
}

const windowMs = 60_000

/** How often each key failed within the minute since it first did. */
class Failures {
  readonly #most: number
  readonly #now: () => number
  readonly #byKey = new Map<string, { count: number; readonly endsAt: number }>()
  #sweepAt = -Infinity

  constructor(most: number, now: () => number) {
    this.#most = most
    this.#now = now
  }

  areUsedUp(key: string): boolean {
    return (this.#current(key)?.count ?? 0) >= this.#most
  }

  add(key: string): void {
    this.#sweep()
    const window = this.#current(key)
    if (window) window.count += 1
    else this.#byKey.set(key, { count: 1, endsAt: this.#now() + windowMs })
  }

  takeBack(key: string): void {
    const window = this.#current(key)
    if (window) window.count -= 1
  }

  #current(key: string) {
    const window = this.#byKey.get(key)
    return window && window.endsAt > this.#now() ? window : undefined
  }

  #sweep(): void {
    if (this.#now() < this.#sweepAt) return
    this.#sweepAt = this.#now() + windowMs
    for (const [key, { endsAt }] of this.#byKey) if (endsAt <= this.#now()) this.#byKey.delete(key)
  }
}
