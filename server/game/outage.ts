import type { GameEvent } from './events.ts'
import type { GameState } from './state.ts'

/**
 * TIME-5: what a restart adds to a game whose server was away from `goneSinceMs` until `now`: the
 * running deadline moves by as much. A paused clock counts the outage as part of the pause.
 */
export function outageEvents(
  state: GameState,
  goneSinceMs: number,
  now: number
): readonly GameEvent[] {
  const outageMs = now - goneSinceMs
  if (!state.clock || state.clock.pausedAtMs !== null || outageMs <= 0) return []
  return [{ type: 'OutageAdded', fromMs: goneSinceMs, outageMs }]
}
