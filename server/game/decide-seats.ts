import type { PlayerId } from '../../shared/commands.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import {
  happened,
  nothing,
  rejected,
  type Context,
  type Decision,
  type GameCommand
} from './commands.ts'
import { cleanName, nameKeys } from './names.ts'
import { newcomerMs } from './pace.ts'
import type { GameEvent } from './events.ts'
import type { GameState } from './state.ts'
import { placeInTeams } from './team-places.ts'

type Command<Type extends GameCommand['type']> = Extract<GameCommand, { type: Type }>

/** Why nobody can join now, or null. */
export function joiningRefusal(state: GameState): RejectionCode | null {
  if (state.phase === 'ended' || state.phase === 'podium') return 'game_ended'
  if (state.joiningLocked) return 'joining_locked'
  if (state.phase !== 'lobby' && !state.settings.lateJoining) return 'game_started'
  if (state.seats.size >= state.maxPlayers) return 'game_full'
  return null
}

/**
 * A new seat, or, for a key that already has one, the same seat under a new token.
 * Refuses with the codes of `joiningRefusal` and of the name.
 */
export function decideJoin(state: GameState, command: Command<'Join'>, context: Context): Decision {
  const known = state.seatByKey.get(command.keyHash)
  if (known) return happened({ type: 'SeatResumed', playerId: known, tokenHash: command.tokenHash })

  const refusal = joiningRefusal(state)
  if (refusal) return rejected(refusal)
  const { typedName, drawnName } = command
  const wanted = state.settings.names === 'typed' ? (typedName ?? '') : drawnName
  const name = freeName(state, null, wanted, context)
  if ('code' in name) return rejected(name.code)
  const { playerId, code, tokenHash, keyHash, extraTime } = command
  const joined = {
    type: 'PlayerJoined',
    playerId,
    name: name.name,
    code,
    tokenHash,
    keyHash,
    atMs: context.now
  } as const
  const joins: GameEvent[] = [joined]
  if (extraTime !== undefined) joins.push({ type: 'ExtraTimeAsked', playerId, extraTime })
  // TEAM-1, TEAM-2: drawn at once, and in any case once the game is under way.
  const { teams } = state.settings
  if (teams && (teams.made === 'drawn' || state.phase !== 'lobby')) {
    joins.push(...placeInTeams(state, [playerId], context.permutation))
  }
  return happened(...joins)
}

/** A seat outlives locked doors: it can be taken again at any time; once the game has ended, as long as its PIN is known (JOIN-9). */
export function decideResume(state: GameState, command: Command<'Resume'>): Decision {
  if (!state.seats.has(command.playerId)) return rejected('unknown_code')
  const { playerId, tokenHash } = command
  return happened({ type: 'SeatResumed', playerId, tokenHash })
}

/** JOIN-6: a name changes before the start only. */
export function decideName(
  state: GameState,
  command: Command<'Rename'> | Command<'DrawAnotherName'>,
  context: Context
): Decision {
  const seat = state.seats.get(command.playerId)
  if (!seat) return rejected('unknown_player')
  const draws = command.type === 'DrawAnotherName'
  if (draws && state.settings.names === 'typed') return rejected('names_are_typed')
  if (!draws && state.settings.names === 'drawn') return rejected('names_are_drawn')
  const typed = draws ? command.drawnName : command.name
  const wanted = freeName(state, seat.playerId, typed, context)
  if ('code' in wanted) return rejected(wanted.code)
  if (wanted.name === seat.name) return nothing
  if (state.phase !== 'lobby') return rejected('renaming_closed')
  return happened({ type: 'PlayerRenamed', playerId: seat.playerId, name: wanted.name })
}

/** TIME-9: at any time until the podium. Refuses with `unknown_player` or `game_ended`. */
export function decideExtraTime(state: GameState, command: Command<'AskExtraTime'>): Decision {
  const { playerId, extraTime } = command
  const seat = state.seats.get(playerId)
  if (!seat) return rejected('unknown_player')
  if (state.phase === 'podium' || state.phase === 'ended') return rejected('game_ended')
  if (seat.extraTime === extraTime) return nothing
  return happened({ type: 'ExtraTimeAsked', playerId, extraTime })
}

/** JOIN-11: the door is locked, and whoever came within the last minute is removed. */
export function decideNewcomersRemoval(state: GameState, { now }: Context): Decision {
  const newcomers = [...state.seats.values()].filter(
    // Not those of a time to come: the clock was set back since.
    ({ joinedAtMs }) => joinedAtMs > now - newcomerMs && joinedAtMs <= now
  )
  return happened(
    ...(state.joiningLocked ? [] : [{ type: 'JoiningLocked' } as const]),
    ...newcomers.map(({ playerId }) => ({ type: 'PlayerRemoved', playerId }) as const)
  )
}

export function decideRemoval(state: GameState, command: Command<'RemovePlayer'>): Decision {
  if (!state.seats.has(command.playerId)) return nothing
  return happened({ type: 'PlayerRemoved', playerId: command.playerId })
}

function freeName(
  state: GameState,
  own: PlayerId | null,
  typed: string,
  { judgeName }: Context
): { name: string } | { code: RejectionCode } {
  const clean = cleanName(typed)
  if ('code' in clean) return clean
  const judgement = judgeName(clean.name)
  if (judgement) return { code: judgement }
  const owners = nameKeys(clean.name).map((key) => state.seatByNameKey.get(key))
  const isFree = owners.every((owner) => owner === undefined || owner === own)
  return isFree ? clean : { code: 'name_taken' }
}
