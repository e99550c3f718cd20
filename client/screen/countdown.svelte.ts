import type { ClockView } from '../../shared/views.ts'

const tickMs = 200

/** A clock of the game as it stands now; ticks only while a clock runs. */
export class Countdown {
  #clock: () => ClockView | null
  #nowMs = $state(0)

  constructor(clock: () => ClockView | null, now: () => number) {
    this.#clock = clock
    this.#nowMs = now()
    $effect(() => {
      const shown = clock()
      let timer: ReturnType<typeof setTimeout>
      const tick = () => {
        const nowMs = now()
        this.#nowMs = nowMs
        if (!shown || shown.pausedLeftMs !== null) return
        // Choices must appear at their time, not at the next tick.
        const aheadMs = shown.startsAtMs - nowMs
        if (aheadMs > 0) timer = setTimeout(tick, Math.min(aheadMs, tickMs))
        else if (shown.endsAtMs !== null) timer = setTimeout(tick, tickMs)
      }
      tick()
      return () => clearTimeout(timer)
    })
  }

  get paused(): boolean {
    return this.#clock()?.pausedLeftMs != null
  }

  /** The clock has not started yet. */
  get ahead(): boolean {
    const clock = this.#clock()
    return clock !== null && clock.pausedLeftMs === null && this.#nowMs < clock.startsAtMs
  }

  /** What remains and the whole length; null when nothing is counted down. */
  get time(): { readonly leftMs: number; readonly limitMs: number } | null {
    const clock = this.#clock()
    if (!clock || clock.limitMs === null) return null
    if (clock.pausedLeftMs !== null) return { leftMs: clock.pausedLeftMs, limitMs: clock.limitMs }
    if (clock.endsAtMs === null) return null
    const from = Math.max(this.#nowMs, clock.startsAtMs)
    return { leftMs: Math.max(0, clock.endsAtMs - from), limitMs: clock.limitMs }
  }
}
