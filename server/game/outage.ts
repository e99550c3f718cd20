import type { GameEvent } from './events.ts'
import { isTimed } from './outline.ts'
import type { GameState } from './state.ts'

/**
 * TIME-5: what is added to a game whose server did not run from `goneSinceMs` until `now`, because it had stopped, was
 * frozen or asleep: the running deadline moves by as much. A paused clock
 * counts the outage as part of the pause. Back, when the server starts with its clock set back.
 */
export function outageEvents(
  state: GameState,
  goneSinceMs: number,
  now: number
): readonly GameEvent[] {
  const outageMs = now - goneSinceMs
  if (!isTimed(state) || outageMs === 0) return []
  return [{ type: 'OutageAdded', fromMs: goneSinceMs, outageMs }]
}
