import type { PlayerId } from '../../shared/commands.ts'
import type { GameEvent } from './events.ts'
import { isSpoken } from './history.ts'
import { randomFrom } from './random-from.ts'
import { currentRun, type GameState, type Seat, type Team } from './state.ts'
import { teamOf } from './teams.ts'

/** Does one member answer for each team, in the step under way? TEAM-5 */
export function isSpokenFor(state: GameState): boolean {
  const run = currentRun(state)
  return run !== null && isSpoken(state, run)
}

/** Does this seat answer for its team, in a game where one does? */
export function isVoice(state: GameState, seat: Seat): boolean {
  if (state.settings.teams?.answers !== 'spokesperson') return false
  return teamOf(state, seat)?.spokesperson === seat.playerId
}

/** May this seat answer the step under way? */
export function mayAnswer(state: GameState, seat: Seat): boolean {
  return !isSpokenFor(state) || isVoice(state, seat)
}

/** TEAM-5: has somebody answered for this team, in the step under way? */
export function hasSpoken(state: GameState, { members }: Team): boolean {
  const answers = currentRun(state)?.answers
  return answers !== undefined && isSpokenFor(state) && [...members].some((one) => answers.has(one))
}

/**
 * TEAM-6: who speaks, once the game has begun, for a team that has nobody there to speak: one of its members
 * who is there, drawn at first (who came first may have come to speak for several teams), and then
 * the next one after the one before; nobody when none is there.
 */
export function spokespersons(
  state: GameState,
  present: ReadonlySet<PlayerId>,
  permutation: readonly number[]
): GameEvent[] {
  if (state.settings.teams?.answers !== 'spokesperson') return []
  if (['lobby', 'podium', 'ended'].includes(state.phase)) return []
  return state.teams.flatMap((team): GameEvent[] => {
    const { number, spokesperson } = team
    if (spokesperson !== null && present.has(spokesperson)) return []
    // A team that has answered has nothing more to say before the next step.
    if (state.phase === 'open' && hasSpoken(state, team)) return []
    const playerId =
      spokesperson === null ? drawnSpeaker(team, present, permutation) : nextSpeaker(team, present)
    // A team that has left keeps its voice: it may come back.
    if (playerId === null || playerId === spokesperson) return []
    return [{ type: 'SpokespersonNamed', team: number, playerId }]
  })
}

function drawnSpeaker(
  { number, members }: Team,
  present: ReadonlySet<PlayerId>,
  permutation: readonly number[]
): PlayerId | null {
  const there = [...members].filter((one) => present.has(one))
  const random = randomFrom([...permutation, number])
  return there[Math.floor(random() * there.length)] ?? null
}

/** The next member who is there, in order of arrival, round and round. */
export function nextSpeaker(
  { members, spokesperson }: Team,
  present: ReadonlySet<PlayerId>
): PlayerId | null {
  const ordered = [...members]
  const at = spokesperson === null ? -1 : ordered.indexOf(spokesperson)
  return (
    [...ordered.slice(at + 1), ...ordered.slice(0, at + 1)].find((one) => present.has(one)) ?? null
  )
}
