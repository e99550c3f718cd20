import type { HostCommand } from '../../shared/commands.ts'
import {
  happened,
  nothing,
  rejected,
  type Context,
  type Decision,
  type GameCommand
} from './commands.ts'
import { changesTooOften } from './changes.ts'
import { cleanName } from './names.ts'
import type { GameState } from './state.ts'
import { drawnTeams, evenedTeams } from './team-places.ts'
import { hasSpoken, isVoice, nextSpeaker } from './team-voices.ts'
import { teamOf } from './teams.ts'

type Command<Type extends GameCommand['type']> = Extract<GameCommand, { type: Type }>

/** TEAM-1: before the start, where players choose. Refuses with `unknown_player`, `teams_closed` or `unknown_team`. */
export function decideTeamChoice(
  state: GameState,
  command: Command<'ChooseTeam'>,
  { now }: Context
): Decision {
  const { playerId, team } = command
  const seat = state.seats.get(playerId)
  if (!seat) return rejected('unknown_player')
  if (!state.teams[team - 1]) return rejected('unknown_team')
  if (seat.team === team) return nothing
  const chooses = state.settings.teams?.made === 'chosen' && state.phase === 'lobby'
  if (!chooses) return rejected('teams_closed')
  if (changesTooOften(seat, now)) return rejected('too_many_changes')
  return happened({ type: 'TeamJoined', playerId, team, atMs: now })
}

/** So that the voice of a large team does not go round for its own sake. */
const mostHandOvers = 12

/**
 * TEAM-6: a spokesperson hands over to the next member who is there. Refuses with `unknown_player`,
 * `not_spokesperson`, or `not_now` when the game is over or the voice has gone round in this step.
 */
export function decidePassing(
  state: GameState,
  { playerId }: Command<'HandOver'>,
  { present }: Context
): Decision {
  const seat = state.seats.get(playerId)
  if (!seat) return rejected('unknown_player')
  const team = teamOf(state, seat)
  if (!team || !isVoice(state, seat)) return rejected('not_spokesperson')
  if (state.phase === 'podium' || state.phase === 'ended') return rejected('not_now')
  // Whoever got the voice could say nothing any more.
  if (state.phase === 'open' && hasSpoken(state, team)) return rejected('not_now')
  if (team.handOvers >= Math.min(mostHandOvers, team.members.size)) return rejected('not_now')
  const next = nextSpeaker(team, present)
  if (next === null || next === playerId) return nothing
  return happened({
    type: 'SpokespersonNamed',
    team: team.number,
    playerId: next,
    handedOver: true
  })
}

export type TeamCommand = Extract<
  HostCommand,
  {
    type:
      | 'MoveToTeam'
      | 'NameTeam'
      | 'NameSpokesperson'
      | 'DrawTeams'
      | 'BalanceTeams'
      | 'SetTeamAnswers'
  }
>

/** TEAM-10: not while a step is under way: who may answer it stays the same. */
export function mayChangeTeamAnswers(state: GameState): boolean {
  return state.teams.length > 0 && ['lobby', 'reveal', 'standings', 'break'].includes(state.phase)
}

/** What the trainer does with teams. Refuses with `unknown_team`, `unknown_player`, `teams_closed`, `not_now` or the name's code. */
export function decideTeams(
  state: GameState,
  command: TeamCommand,
  { permutation, judgeName }: Context
): Decision {
  if (state.teams.length === 0) return rejected('unknown_team')
  if (state.phase === 'podium' || state.phase === 'ended') return rejected('not_now')
  switch (command.type) {
    case 'DrawTeams':
      return state.phase === 'lobby'
        ? happened(...drawnTeams(state, permutation))
        : rejected('teams_closed')
    case 'BalanceTeams':
      return state.phase === 'lobby' ? happened(...evenedTeams(state)) : rejected('teams_closed')
    case 'SetTeamAnswers': {
      const { answers } = command
      if (state.settings.teams?.answers === answers) return nothing
      if (!mayChangeTeamAnswers(state)) return rejected('not_now')
      return happened({ type: 'TeamAnswersSet', answers })
    }
    case 'MoveToTeam': {
      const { playerId, team } = command
      const seat = state.seats.get(playerId)
      if (!seat) return rejected('unknown_player')
      if (!state.teams[team - 1]) return rejected('unknown_team')
      return seat.team === team ? nothing : happened({ type: 'TeamJoined', playerId, team })
    }
    case 'NameSpokesperson': {
      const { playerId } = command
      const seat = state.seats.get(playerId)
      const team = seat && teamOf(state, seat)
      if (!team) return rejected('unknown_player')
      if (state.settings.teams?.answers !== 'spokesperson') return rejected('not_now')
      if (team.spokesperson === playerId) return nothing
      return happened({ type: 'SpokespersonNamed', team: team.number, playerId })
    }
    case 'NameTeam': {
      const { team, name } = command
      const known = state.teams[team - 1]
      if (!known) return rejected('unknown_team')
      if (name === null) {
        return known.name === null ? nothing : happened({ type: 'TeamNamed', team, name })
      }
      const clean = cleanName(name)
      if ('code' in clean) return rejected(clean.code)
      const judgement = judgeName(clean.name)
      if (judgement) return rejected(judgement)
      if (state.teams.some((other) => other !== known && other.name === clean.name)) {
        return rejected('name_taken')
      }
      return known.name === clean.name
        ? nothing
        : happened({ type: 'TeamNamed', team, name: clean.name })
    }
  }
}
