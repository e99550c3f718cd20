import type { Answer } from '../../shared/commands.ts'
import {
  happened,
  nothing,
  rejected,
  type Context,
  type Decision,
  type GameCommand
} from './commands.ts'
import { currentRun, stepOf, type ClockState, type GameState } from './state.ts'
import { kindOf } from './steps/registry.ts'

type SubmitAnswer = Extract<GameCommand, { type: 'SubmitAnswer' }>

/**
 * Refuses with `unknown_player`, `wrong_step`, `not_open`, `step_closed`, `already_answered`,
 * `unknown_choice` or `invalid_answer`. The same answer again is accepted again and changes nothing,
 * even once the step is closed.
 */
export function decideAnswer(
  state: GameState,
  { playerId, run: number, answer }: SubmitAnswer,
  { now }: Context
): Decision {
  if (!state.seats.has(playerId)) return rejected('unknown_player')
  const run = state.runs.get(number)
  if (!run) return rejected('wrong_step')
  const step = stepOf(state, run)
  if (answer.kind !== step.kind) return rejected('invalid_answer')
  const accepted = kindOf(step).accept(step, answer)
  if ('code' in accepted) return rejected(accepted.code)

  const before = run.answers.get(playerId)
  if (before) {
    return sameAnswer(before.answer, accepted.answer) ? nothing : rejected('already_answered')
  }
  if (run !== currentRun(state)) return rejected('step_closed')
  if (state.phase === 'read') return rejected('not_open')
  if (state.phase !== 'open' || !state.clock) return rejected('step_closed')
  if ((state.clock.pausedAtMs ?? now) < state.clock.startsAtMs) return rejected('not_open')
  return happened({
    type: 'AnswerSubmitted',
    run: number,
    playerId,
    answer: accepted.answer,
    usedMs: timeUsed(state.clock, now)
  })
}

/** TIME-2: time since the choices appeared, without pauses and outages, never beyond the limit. */
function timeUsed(clock: ClockState, now: number): number {
  const until = clock.pausedAtMs ?? now
  const used = Math.max(0, until - clock.startsAtMs - clock.stoppedMs)
  return clock.limitMs === null ? used : Math.min(used, clock.limitMs)
}

function sameAnswer(a: Answer, b: Answer): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
