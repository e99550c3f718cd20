import type { ClockView } from '../../shared/views.ts'

const tickMs = 200

/** What remains of a clock, seen from the server's time. Made while a component is being set up. */
export class Countdown {
  #now = $state(0)
  readonly #clock: () => ClockView | null

  constructor(clock: () => ClockView | null, serverNow: () => number) {
    this.#clock = clock
    this.#now = serverNow()
    $effect(() => {
      const startsAtMs = clock()?.startsAtMs ?? 0
      let timer: ReturnType<typeof setTimeout>
      // The start is met to the millisecond, since choices must appear at once on every phone.
      const tick = () => {
        const now = serverNow()
        this.#now = now
        const ahead = startsAtMs - now
        timer = setTimeout(tick, ahead > 0 && ahead < tickMs ? ahead : tickMs)
      }
      tick()
      return () => clearTimeout(timer)
    })
  }

  get started(): boolean {
    return this.#now >= (this.#clock()?.startsAtMs ?? 0)
  }

  get paused(): boolean {
    return this.#clock()?.pausedLeftMs != null
  }

  get limitMs(): number | null {
    return this.#clock()?.limitMs ?? null
  }

  /** Null without a clock. */
  get leftMs(): number | null {
    const clock = this.#clock()
    if (!clock || clock.endsAtMs === null || clock.limitMs === null) return null
    if (clock.pausedLeftMs !== null) return clock.pausedLeftMs
    return Math.min(clock.limitMs, Math.max(0, clock.endsAtMs - this.#now))
  }
}
