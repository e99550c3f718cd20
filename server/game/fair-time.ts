/**
 * Fair timing: part of the network's delay is taken off the time used, as chess servers do. After lichess's lag
 * quota (scalachess `LagTracker`, lila-ws `FrameHandler`). All durations in milliseconds.
 */

/** Nobody reads and taps faster: a phone that claims so is not believed. */
const leastReactionMs = 150
const roundToMs = 50
/** What one answer adds to a seat's quota: at most this much, and this share of the limit. */
const mostGainMs = 300
const mostGainUntrustedMs = 150
const gainShareOfLimit = 0.02
/** A path is never quite even: what is allowed above the round trip that was measured. */
const jitterMs = 50
const startGains = 3
const mostGains = 7

export interface TravelledAnswer {
  /** From the common opening to the answer's arrival, without pauses and outages. */
  readonly elapsedMs: number
  /** From the frame that showed the choices to the tap, as the phone says; absent when it says nothing. */
  readonly reactionMs?: number | undefined
  /** Measured by the server where page code cannot delay it; absent when it could not be. */
  readonly roundTripMs?: number | undefined
  /** Of the step, for everybody; null without a clock. */
  readonly limitMs: number | null
  /** What the seat may still have taken off; null before its first answer. */
  readonly quotaMs: number | null
}

/**
 * TIME-8: the time used, and the quota left. The phone's own measure is believed as far as the seat's
 * quota goes, and the quota grows by about one round trip per answer: who lies gains that much once.
 */
export function fairTime(answer: TravelledAnswer): { usedMs: number; quotaMs: number } {
  const { elapsedMs, reactionMs } = answer
  const gainMs = gainOf(answer)
  const quotaMs = answer.quotaMs ?? startGains * gainMs
  const claimMs = Math.min(elapsedMs, Math.max(leastReactionMs, reactionMs ?? elapsedMs))
  const compensatedMs = Math.min(elapsedMs - claimMs, quotaMs)
  return {
    usedMs: Math.round((elapsedMs - compensatedMs) / roundToMs) * roundToMs,
    quotaMs: Math.min(quotaMs + gainMs - compensatedMs, mostGains * gainMs)
  }
}

function gainOf({ limitMs, roundTripMs }: TravelledAnswer): number {
  const byLimit = limitMs === null ? mostGainMs : Math.round(limitMs * gainShareOfLimit)
  const byPath =
    roundTripMs === undefined ? mostGainUntrustedMs : Math.round(roundTripMs) + jitterMs
  return Math.min(mostGainMs, byLimit, byPath)
}
