import type { RunNumber } from '../../../shared/run.ts'
import type { HostView } from '../../../shared/views.ts'

/** The correction before the one on the screen; null when there is none, or not now. */
export function earlierRun(view: HostView): RunNumber | null {
  const { screen, revealedRuns } = view
  if (!view.allowed.includes('LookBack')) return null
  const shown = screen.lookingBack ?? (screen.phase === 'reveal' ? screen.step : null)
  const before = shown ? shown.run : Infinity
  return revealedRuns.findLast(({ run }) => run < before)?.run ?? null
}
