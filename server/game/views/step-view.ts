import type { ClockView, RecapStep } from '../../../shared/views.ts'
import type { StepView, Tally } from '../../../shared/steps/kinds.ts'
import { placementOf } from '../history.ts'
import { currentRun, revealedRuns, stepOf, type GameState, type Run } from '../state.ts'
import { kindOf } from '../steps/registry.ts'
import type { Disclosure } from '../steps/kind.ts'

/** SECRET-1: the current step, told only as far as the phase allows. */
export function currentStepView(state: GameState): StepView | null {
  const run = currentRun(state)
  if (!run) return null
  switch (state.phase) {
    case 'read':
      return runView(state, run, 'prompt', null)
    case 'open':
      return runView(state, run, 'question', null)
    case 'reveal':
      return runView(state, run, 'solution', run.tally)
    default:
      return null
  }
}

export function revealedRunView(state: GameState, run: Run): StepView {
  return runView(state, run, 'solution', run.tally)
}

export function runView(
  state: GameState,
  run: Run,
  disclosure: Disclosure,
  tally: Tally | null
): StepView {
  const step = stepOf(state, run)
  return kindOf(step).view(step, placementOf(state, run), disclosure, tally)
}

export function recapOf(state: GameState): RecapStep[] {
  return revealedRuns(state).map((run) => ({
    stepId: stepOf(state, run).id,
    run: run.number,
    step: runView(state, run, 'recap', run.tally)
  }))
}

export function clockView(state: GameState): ClockView | null {
  const clock = state.clock
  if (!clock) return null
  const { startsAtMs, endsAtMs, limitMs, pausedAtMs } = clock
  const running = { startsAtMs, endsAtMs, limitMs }
  if (pausedAtMs === null || endsAtMs === null) return running
  return { ...running, pausedLeftMs: endsAtMs - pausedAtMs }
}

/** The text that the activity is made from. */
export function sourceLine(state: GameState): string {
  const { title, authors, edition } = state.activity.source
  return `${title}, ${edition} (${authors})`
}
