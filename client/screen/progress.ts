import type { ScreenView } from '../../shared/views.ts'

/** Which step the game has reached, from 1; null before the first. */
export function currentNumber(view: Pick<ScreenView, 'progress' | 'phase'>): number | null {
  if (view.phase === 'ended' || view.phase === 'podium') return null
  const current = view.progress.indexOf('current')
  if (current >= 0) return current + 1
  const reached = view.progress.findLastIndex((step) => step !== 'next')
  return reached >= 0 ? reached + 1 : null
}
