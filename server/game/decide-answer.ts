import type { Answer } from '../../shared/steps/kinds.ts'
import {
  happened,
  nothing,
  rejected,
  type Context,
  type Decision,
  type GameCommand
} from './commands.ts'
import { lastMomentMs } from './extra-time.ts'
import { fairTime } from './fair-time.ts'
import { factsOf, isAwaitingConfidence } from './history.ts'
import { currentRun, stepOf, type ClockState, type GameState, type Seat } from './state.ts'
import type { Judges } from './steps/kind.ts'
import { kindOf } from './steps/registry.ts'
import { hasSpoken, mayAnswer } from './team-voices.ts'
import { seeksConsensus } from './team-consensus.ts'
import { teamOf } from './teams.ts'

type SubmitAnswer = Extract<GameCommand, { type: 'SubmitAnswer' }>

/**
 * Refuses with `unknown_player`, `wrong_step`, `not_open`, `step_closed`, `already_answered`, `not_spokesperson`,
 * or with what its kind says: `unknown_choice`, `invalid_answer`, `text_empty`, `text_too_long` or `text_rude`. The
 * same answer again is accepted again and changes nothing, even once the step is closed.
 */
export function decideAnswer(
  state: GameState,
  { playerId, run: number, answer, confidence, reactionMs, roundTripMs }: SubmitAnswer,
  { now, judgeText }: Context
): Decision {
  const seat = state.seats.get(playerId)
  if (!seat) return rejected('unknown_player')
  const run = state.runs.get(number)
  if (!run) return rejected('wrong_step')
  const step = stepOf(state, run)
  if (answer.kind !== step.kind) return rejected('invalid_answer')
  const accept = (judges: Judges) =>
    kindOf(step).accept(step, answer, factsOf(state, run, seat.team), judges)

  const before = run.answers.get(playerId)
  if (before) {
    // ANSWER-2: what was accepted once is the same again, whatever would be accepted now.
    const again = accept({ judgeText: () => null })
    if (sameAnswer(before.answer, 'answer' in again ? again.answer : answer)) {
      // CONF-1: the answer counted when it was given; how sure it is may follow.
      const mayFollow = run === currentRun(state) && state.phase === 'open'
      if (confidence === undefined || !isAwaitingConfidence(step, before) || !mayFollow) {
        return nothing
      }
      return happened({ type: 'ConfidenceGiven', run: number, playerId, confidence })
    }
    // TEAM-7: who has to agree may change their mind, as long as the others of the team may follow.
    if (!seeksConsensus(state) || state.clock?.extraTimes) return rejected('already_answered')
  }
  if (run !== currentRun(state)) return rejected('step_closed')
  if (state.phase === 'read') return rejected('not_open')
  if (state.phase !== 'open' || !state.clock) return rejected('step_closed')
  const arrivedAtMs = state.clock.pausedAtMs ?? now
  if (arrivedAtMs < state.clock.startsAtMs) return rejected('not_open')
  if (isTooLate(state.clock, seat, arrivedAtMs)) return rejected('step_closed')
  if (!mayAnswer(state, seat)) return rejected('not_spokesperson')
  const team = teamOf(state, seat)
  if (team && hasSpoken(state, team)) return rejected('already_answered')
  // Judged last: it costs the most, and nobody learns of a step that is not open what may be answered.
  const accepted = accept({ judgeText })
  if ('code' in accepted) return rejected(accepted.code)

  const { startsAtMs, stoppedMs, limitMs } = state.clock
  const fair = fairTime({
    elapsedMs: Math.max(0, arrivedAtMs - startsAtMs - stoppedMs),
    reactionMs,
    roundTripMs,
    limitMs,
    quotaMs: seat.quotaMs
  })
  const usedMs = Math.round(fair.usedMs / (run.timeFactors.get(playerId) ?? 1))
  return happened({
    type: 'AnswerSubmitted',
    run: number,
    playerId,
    answer: accepted.answer,
    usedMs: limitMs === null ? usedMs : Math.min(usedMs, limitMs),
    quotaMs: fair.quotaMs,
    ...(step.asksConfidence && confidence !== undefined && { confidence })
  })
}

/** Once time has run out for the room, only those with extra time go on, to their own limit. */
function isTooLate(clock: ClockState, { playerId }: Seat, arrivedAtMs: number): boolean {
  if (!clock.extraTimes) return false
  const lastMoment = lastMomentMs(clock, playerId)
  const isAwaited = clock.extraTimes.has(playerId)
  return !isAwaited || (lastMoment !== null && arrivedAtMs > lastMoment)
}

function sameAnswer(a: Answer, b: Answer): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
