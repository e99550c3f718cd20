import { happened, nothing, type Context, type Decision, type GameCommand } from './commands.ts'
import { nextDeadline } from './deadline.ts'
import { decideAnswer } from './decide-answer.ts'
import { decideFlow, openStep, passOn, revealStep } from './decide-flow.ts'
import { decideJoin, decideName, decideRemoval, decideResume } from './decide-seats.ts'
import { currentRun, type GameState } from './state.ts'

/**
 * What a command makes happen: events, nothing (already so), or a rejection. Pure: reads the state and
 * the context, changes neither.
 */
export function decide(state: GameState, command: GameCommand, context: Context): Decision {
  switch (command.type) {
    case 'Join':
      return decideJoin(state, command)
    case 'Resume':
      return decideResume(state, command)
    case 'Rename':
    case 'DrawAnotherName':
      return decideName(state, command)
    case 'RemovePlayer':
      return decideRemoval(state, command)
    case 'SubmitAnswer':
      return decideAnswer(state, command, context)
    case 'Tick':
      return decideTick(state, context)
    default:
      return decideFlow(state, command, context)
  }
}

/** A deadline may be due. Harmless when none is: a stale timer changes nothing. */
function decideTick(state: GameState, context: Context): Decision {
  const deadline = nextDeadline(state, context.present)
  const run = currentRun(state)
  if (deadline === null || deadline > context.now || !run) return nothing
  switch (state.phase) {
    case 'read':
      return happened(openStep(state, run, context))
    case 'open':
      return happened(
        revealStep(state, run, context, isOutOfTime(state, context) ? 'time' : 'everyone')
      )
    default:
      return happened(passOn(state, context))
  }
}

function isOutOfTime(state: GameState, context: Context): boolean {
  const endsAtMs = state.clock?.endsAtMs ?? null
  return endsAtMs !== null && endsAtMs <= context.now
}
