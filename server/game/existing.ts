import type { PlayerId } from '../../shared/commands.ts'
import type { GameState, Run, Seat, Team } from './state.ts'

export function existingRun(state: GameState, number: number): Run {
  const run = state.runs.get(number)
  if (!run) throw new Error(`no run ${number}`)
  return run
}

export function existingTeam(state: GameState, number: number): Team {
  const team = state.teams[number - 1]
  if (!team) throw new Error(`no team ${number}`)
  return team
}

export function existingSeat(state: GameState, playerId: PlayerId): Seat {
  const seat = state.seats.get(playerId)
  if (!seat) throw new Error('no such seat')
  return seat
}
