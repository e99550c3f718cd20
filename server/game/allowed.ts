import type { HostCommandType } from '../../shared/views.ts'
import { mayChangeTeamAnswers } from './decide-teams.ts'
import { textsRun } from './decide-texts.ts'
import { isTalkedOver } from './pace.ts'
import { mayLeaveSection, nextIndex } from './plan.ts'
import { hasAnotherRound } from './rounds.ts'
import { currentRun, type GameState, stepOf } from './state.ts'

/** The host commands that would be accepted now. */
export function allowedCommands(state: GameState): HostCommandType[] {
  const clock = state.clock
  const pauses: HostCommandType[] =
    clock?.endsAtMs == null ? [] : clock.pausedAtMs === null ? ['PauseClock'] : ['ResumeClock']
  const names: HostCommandType[] = [
    state.namesHidden ? 'ShowNames' : 'HideNames',
    'RemovePlayer',
    'TurnPage'
  ]
  const door: HostCommandType[] = [state.joiningLocked ? 'OpenJoining' : 'LockJoining', 'TurnAway']
  if (state.activity.sections) door.push('ChooseSections')
  if (mayLeaveSection(state)) door.push('LeaveSection')
  if (state.teams.length > 0) door.push('MoveToTeam', 'NameTeam')
  if (state.settings.teams?.answers === 'spokesperson') door.push('NameSpokesperson')
  if (mayChangeTeamAnswers(state)) door.push('SetTeamAnswers')
  const time: HostCommandType[] = takesMoreTime(state) ? ['AddTime'] : []
  const texts: HostCommandType[] = textsRun(state, currentRun(state)) ? ['ModerateTexts'] : []
  switch (state.phase) {
    case 'lobby':
      return [
        ...(nextIndex(state) === null ? [] : (['StartGame'] as const)),
        'EndGame',
        ...(state.teams.length > 0 ? (['DrawTeams', 'BalanceTeams'] as const) : []),
        ...door,
        ...names
      ]
    case 'read':
      return ['Advance', 'SkipStep', 'EndGame', ...time, ...pauses, ...door, ...names]
    case 'open':
      return [
        'CloseStep',
        'SkipStep',
        'ReplayStep',
        'EndGame',
        ...time,
        ...pauses,
        ...texts,
        ...door,
        ...names
      ]
    case 'reveal':
    case 'standings':
    case 'break': {
      const more: HostCommandType[] = state.phase === 'break' ? [] : ['TakeBreak', 'ReplayStep']
      if (state.phase === 'reveal' && hasAnotherRound(state)) more.push('PlayAnotherRound')
      return ['Advance', 'EndGame', 'LookBack', ...more, ...pauses, ...texts, ...door, ...names]
    }
    case 'podium':
      return ['Advance', 'EndGame', 'LookBack', ...names]
    case 'ended':
      return ['LookBack', ...names]
  }
}

/** TIME-3, TIME-10: while a clock runs for what is answered or talked over. */
function takesMoreTime(state: GameState): boolean {
  const { phase, clock } = state
  const run = currentRun(state)
  if (!run || clock?.limitMs == null || clock.extraTimes) return false
  return phase === 'open' || (phase === 'read' && isTalkedOver(stepOf(state, run)))
}
