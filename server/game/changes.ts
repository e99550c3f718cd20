import { changingMs, mostChanges, mostChangesInTime } from './pace.ts'
import type { Seat } from './state.ts'

/** JOIN-14: each change is stored for good, and a name or a team is shown to the room. */
export function changesTooOften({ changedAtMs }: Seat, now: number): boolean {
  // A clock that was set back must not hold anybody up.
  const lately = changedAtMs.filter((atMs) => Math.abs(now - atMs) < changingMs)
  return changedAtMs.length >= mostChanges || lately.length >= mostChangesInTime
}
