import { happened, nothing, type Context, type Decision, type GameCommand } from './commands.ts'
import { everyoneAnswered, nextDeadline } from './deadline.ts'
import { decideAnswer } from './decide-answer.ts'
import { decideFlow, passOn } from './decide-flow.ts'
import { openStep } from './read-step.ts'
import { revealStep } from './reveal-step.ts'
import {
  decideExtraTime,
  decideJoin,
  decideName,
  decideRemoval,
  decideResume,
  decideTurningAway
} from './decide-seats.ts'
import { decidePassing, decideTeamChoice, decideTeams } from './decide-teams.ts'
import { decideTexts } from './decide-texts.ts'
import { awaitedSeats } from './extra-time.ts'
import { currentRun, type GameState } from './state.ts'
import { spokespersons } from './team-voices.ts'

/**
 * What a command makes happen: events, nothing (already so), or a rejection. Pure: reads the state and
 * the context, changes neither.
 */
export function decide(state: GameState, command: GameCommand, context: Context): Decision {
  switch (command.type) {
    case 'Join':
      return decideJoin(state, command, context)
    case 'Resume':
      return decideResume(state, command)
    case 'Rename':
    case 'DrawAnotherName':
      return decideName(state, command, context)
    case 'AskExtraTime':
      return decideExtraTime(state, command, context)
    case 'RemovePlayer':
      return decideRemoval(state, command)
    case 'TurnAway':
      return decideTurningAway(state, command)
    case 'SubmitAnswer':
      return decideAnswer(state, command, context)
    case 'ChooseTeam':
      return decideTeamChoice(state, command, context)
    case 'HandOver':
      return decidePassing(state, command, context)
    case 'MoveToTeam':
    case 'NameTeam':
    case 'NameSpokesperson':
    case 'DrawTeams':
    case 'BalanceTeams':
    case 'SetTeamAnswers':
      return decideTeams(state, command, context)
    case 'ModerateTexts':
      return decideTexts(state, command)
    case 'Tick':
      return decideTick(state, context)
    default:
      return decideFlow(state, command, context)
  }
}

/** A deadline may be due. Harmless when none is: a stale timer changes nothing. */
function decideTick(state: GameState, context: Context): Decision {
  const speakers = spokespersons(state, context.present, context.permutation)
  if (speakers.length > 0) return happened(...speakers)
  const deadline = nextDeadline(state, context.present)
  const run = currentRun(state)
  if (deadline === null || deadline > context.now || !run) return nothing
  switch (state.phase) {
    case 'read':
      return happened(openStep(state, run, context))
    case 'open':
      if (everyoneAnswered(state, context.present)) {
        return happened(revealStep(state, run, context, 'everyone'))
      }
      return !state.clock?.extraTimes && awaitedSeats(state, context.present).length > 0
        ? happened({ type: 'TimeRanOut', run: run.number })
        : happened(revealStep(state, run, context, 'time'))
    default:
      return happened(...passOn(state, context))
  }
}
