import type { ClockView } from '../../shared/views.ts'

const tickMs = 200

/**
 * A clock of the game as it stands now; ticks only while it runs. Made while a component is being set up. As long as
 * nobody knows the server's time, choices are open and nothing is over: the server decides.
 */
export class Countdown {
  readonly #clock: () => ClockView | null
  #nowMs = $state<number | null>(null)

  constructor(clock: () => ClockView | null, serverNow: () => number | null) {
    this.#clock = clock
    this.#nowMs = serverNow()
    $effect(() => {
      const shown = clock()
      let timer: ReturnType<typeof setTimeout>
      const tick = () => {
        const nowMs = serverNow()
        this.#nowMs = nowMs
        if (!shown || shown.pausedLeftMs !== undefined) return
        // Choices must appear at their time on every phone, not at the next tick.
        const aheadMs = nowMs === null ? tickMs : shown.startsAtMs - nowMs
        if (aheadMs > 0) timer = setTimeout(tick, Math.min(aheadMs, tickMs))
        else if (shown.endsAtMs !== null) timer = setTimeout(tick, tickMs)
      }
      tick()
      return () => clearTimeout(timer)
    })
  }

  get paused(): boolean {
    return this.#clock()?.pausedLeftMs !== undefined
  }

  /** False in the moment before choices appear, and as long as a pause holds that moment. */
  get started(): boolean {
    const clock = this.#clock()
    if (!clock) return true
    if (clock.pausedLeftMs === undefined) return (this.#nowMs ?? Infinity) >= clock.startsAtMs
    return clock.limitMs === null || clock.pausedLeftMs <= clock.limitMs
  }

  get limitMs(): number | null {
    return this.#clock()?.limitMs ?? null
  }

  /** Null without a clock. */
  get leftMs(): number | null {
    const clock = this.#clock()
    if (!clock || clock.endsAtMs === null || clock.limitMs === null) return null
    const leftMs = clock.pausedLeftMs ?? clock.endsAtMs - (this.#nowMs ?? 0)
    return Math.min(clock.limitMs, Math.max(0, leftMs))
  }

  /** What remains and the whole length; null when nothing is counted down. */
  get time(): { readonly leftMs: number; readonly limitMs: number } | null {
    const { leftMs, limitMs } = this
    return leftMs === null || limitMs === null ? null : { leftMs, limitMs }
  }
}
