import type { PlayerId } from '../../shared/commands.ts'
import type { GameEvent } from './events.ts'
import { existingSeat, existingTeam } from './existing.ts'
import { nameKeys } from './names.ts'
import { currentRun, type GameState, type Seat } from './state.ts'
import { seeksConsensus } from './team-consensus.ts'
import { isSpokenFor } from './team-voices.ts'

type SeatEvent = Extract<
  GameEvent,
  {
    type:
      | 'PlayerJoined'
      | 'SeatResumed'
      | 'PlayerRenamed'
      | 'ExtraTimeAsked'
      | 'TeamJoined'
      | 'PlayerRemoved'
  }
>

export function evolveSeats(state: GameState, event: SeatEvent): GameState {
  if (event.type === 'PlayerJoined') {
    const run = currentRun(state)
    const running = run?.fate === 'running'
    state.seats.set(event.playerId, {
      playerId: event.playerId,
      name: event.name,
      code: event.code,
      tokenHash: event.tokenHash,
      keyHash: event.keyHash,
      joinedAtMs: event.atMs ?? 0,
      changedAtMs: [],
      firstRun: state.runs.size + (running ? 0 : 1),
      score: 0,
      streak: 0,
      extraTime: null,
      quotaMs: null,
      team: null
    })
    state.seatByToken.set(event.tokenHash, event.playerId)
    state.seatByKey.set(event.keyHash, event.playerId)
    state.seatByCode.set(event.code, event.playerId)
    nameSeat(state, event.playerId, event.name)
    return state
  }
  const seat = existingSeat(state, event.playerId)
  if ('atMs' in event && event.atMs !== undefined) seat.changedAtMs.push(event.atMs)
  switch (event.type) {
    case 'SeatResumed':
      state.seatByToken.delete(seat.tokenHash)
      seat.tokenHash = event.tokenHash
      state.seatByToken.set(event.tokenHash, seat.playerId)
      return state
    case 'PlayerRenamed':
      forgetName(state, seat.name)
      seat.name = event.name
      nameSeat(state, seat.playerId, seat.name)
      return state
    case 'ExtraTimeAsked':
      seat.extraTime = event.extraTime
      if (event.extraTime !== null) state.toldExtraTime = true
      return state
    case 'TeamJoined':
      // TEAM-6: what was said for a team does not go along to another.
      if (state.phase === 'open' && (isSpokenFor(state) || seeksConsensus(state))) {
        currentRun(state)?.answers.delete(seat.playerId)
      }
      leaveTeam(state, seat)
      seat.team = event.team
      existingTeam(state, event.team).members.add(seat.playerId)
      return state
    case 'PlayerRemoved':
      leaveTeam(state, seat)
      state.seats.delete(seat.playerId)
      state.seatByToken.delete(seat.tokenHash)
      state.seatByCode.delete(seat.code)
      forgetName(state, seat.name)
      state.seatByKey.delete(seat.keyHash)
      // What was shown stays: the room saw it, and may be voting on it.
      if (currentRun(state)?.fate === 'running') currentRun(state)?.answers.delete(seat.playerId)
      return state
  }
}

function leaveTeam(state: GameState, { team: number, playerId }: Seat): void {
  if (number === null) return
  const team = existingTeam(state, number)
  team.members.delete(playerId)
  if (team.spokesperson === playerId) team.spokesperson = null
}

function nameSeat(state: GameState, playerId: PlayerId, name: string): void {
  for (const key of nameKeys(name)) state.seatByNameKey.set(key, playerId)
}

function forgetName(state: GameState, name: string): void {
  for (const key of nameKeys(name)) state.seatByNameKey.delete(key)
}
