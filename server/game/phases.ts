import type { Phase } from '../../shared/views.ts'
import { isRanked, nextIndex } from './plan.ts'
import { currentRun, type GameState, revealedRuns, stepOf } from './state.ts'
import { kindOf } from './steps/registry.ts'

/** The phase that `Advance` leads to now; null when it leads nowhere. FLOW-8 is decided here. */
export function phaseAfter(state: GameState): Phase | null {
  switch (state.phase) {
    case 'read':
      return 'open'
    case 'reveal':
      if (hasMoreParts(state)) return 'reveal'
      return showsStandings(state) ? 'standings' : phaseAfterStep(state)
    case 'standings':
    case 'break':
      return phaseAfterStep(state)
    case 'podium':
      return 'ended'
    default:
      return null
  }
}

function showsStandings(state: GameState): boolean {
  const run = currentRun(state)
  const worth = run ? stepOf(state, run).points : 0
  const { standings, points } = state.settings
  // The last standings are the podium's.
  return standings === 'each' && points !== 'none' && worth > 0 && nextIndex(state) !== null
}

export function phaseAfterStep(state: GameState): 'read' | 'podium' | 'ended' {
  return nextIndex(state) === null ? phaseAtTheEnd(state) : 'read'
}

export function phaseAtTheEnd(state: GameState): 'podium' | 'ended' {
  // Where nothing gave points there is nobody to place.
  const played = revealedRuns(state).some((run) => stepOf(state, run).points > 0)
  return isRanked(state) && played ? 'podium' : 'ended'
}

/** FLOW-12: are there parts of this correction that the screen has not shown yet? */
function hasMoreParts(state: GameState): boolean {
  const run = currentRun(state)
  if (!run) return false
  const step = stepOf(state, run)
  return run.part + 1 < (kindOf(step).parts?.(step, run) ?? 1)
}
