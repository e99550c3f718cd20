import type { ClockDoubt } from '../../shared/protocol.ts'
import type { Clock, KnownClock } from './ports.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs
/** A clock may be set back by so much: what it was off by, never what a summer is. */
const mostBackMs = hourMs
/** After running for so long on one clock it is believed: people had time to read what the home page says of it. */
const convincingMs = dayMs

/** A time on the machine's clock, and when that was in server time. */
interface Anchor {
  readonly wallMs: number
  readonly nowMs: number
}

/**
 * Whether the machine's clock can be right: not further on than a server stays off, nor back, from when it was last
 * believed. What a doubted clock said is no proof of itself at the next start.
 */
export class ClockTrust {
  readonly #clock: Clock
  readonly #longestOffMs: number
  #trusted: Anchor
  #doubted: Anchor | null
  #doubtedRanMs: number

  constructor(clock: Clock, known: KnownClock | null, longestOffMs: number) {
    this.#clock = clock
    this.#longestOffMs = longestOffMs
    this.#trusted = this.#anchor(known?.trustedMs ?? clock.wall())
    this.#doubted = known?.doubtedMs == null ? null : this.#anchor(known.doubtedMs)
    this.#doubtedRanMs = known?.doubtedRanMs ?? 0
  }

  /** Null while it can be right. */
  get doubt(): ClockDoubt | null {
    if (this.#agrees(this.#trusted)) return null
    return { saysMs: this.#clock.wall(), expectedMs: this.#expected(this.#trusted) }
  }

  /** The server ran for so long since it last looked. Returns what the next start must know. */
  look(ranMs: number): KnownClock {
    const wallMs = this.#clock.wall()
    if (this.#agrees(this.#trusted)) return this.#believe(wallMs)
    if (this.#doubted && this.#agrees(this.#doubted)) {
      this.#doubtedRanMs += ranMs
    } else {
      this.#doubted = this.#anchor(wallMs)
      this.#doubtedRanMs = 0
    }
    if (this.#doubtedRanMs >= convincingMs) return this.confirm()
    const trustedMs = this.#expected(this.#trusted)
    return { trustedMs, doubtedMs: wallMs, doubtedRanMs: this.#doubtedRanMs }
  }

  /** Somebody looked: the clock is right as it is. Returns what the next start must know. */
  confirm(): KnownClock {
    const wallMs = this.#clock.wall()
    this.#trusted = this.#anchor(wallMs)
    return this.#believe(wallMs)
  }

  #believe(trustedMs: number): KnownClock {
    this.#doubted = null
    this.#doubtedRanMs = 0
    return { trustedMs, doubtedMs: null, doubtedRanMs: 0 }
  }

  #anchor(wallMs: number): Anchor {
    return { wallMs, nowMs: this.#clock.now() }
  }

  #expected({ wallMs, nowMs }: Anchor): number {
    return wallMs + this.#clock.now() - nowMs
  }

  #agrees(anchor: Anchor): boolean {
    const aheadMs = this.#clock.wall() - this.#expected(anchor)
    return aheadMs >= -mostBackMs && aheadMs <= this.#longestOffMs
  }
}
