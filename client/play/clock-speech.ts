import { m } from '../text/generated/messages.js'
import { clockMoment } from './clock-moments.ts'

/** The clock of a step, as far as it is worth saying aloud. */
export interface HeardClock {
  /** `open` once the choices have appeared. */
  readonly stage: 'read' | 'talk' | 'open'
  readonly paused: boolean
  /** The seconds left no longer matter to who has answered. */
  readonly answered: boolean
  /** Null without a clock. */
  readonly leftMs: number | null
  readonly limitMs: number | null
}

/**
 * What a screen reader says when a clock that was `before` is `now`: the opening of the answers, a pause and its end,
 * time added, and the few moments of `clockMoment`. Null when there is nothing new: what was said stands.
 */
export function clockSpeech(before: HeardClock | null, now: HeardClock): string | null {
  const { stage, leftMs, limitMs } = now
  const isNew = before?.stage !== stage
  const left = leftMs === null ? '' : m.play_seconds_left({ count: Math.ceil(leftMs / 1000) })
  if (stage === 'read') return isNew ? '' : null
  if (now.paused) {
    if (!isNew && before.paused) return null
    return stage === 'open' && !now.answered ? m.play_paused() : m.play_read_paused()
  }
  if (isNew) return stage === 'open' ? `${m.play_say_open()} ${left}` : ''
  if (before.paused) return `${m.play_say_resumed()} ${left}`
  if (now.answered || leftMs === null || limitMs === null) return null
  if (limitMs > (before.limitMs ?? limitMs)) return left
  const moment = clockMoment(leftMs, limitMs)
  if (moment === null || moment === clockMoment(before.leftMs ?? limitMs, limitMs)) return null
  if (moment === 'half') return m.play_half_time()
  return moment === 'over' ? m.play_time_up() : m.play_seconds_left({ count: moment })
}
