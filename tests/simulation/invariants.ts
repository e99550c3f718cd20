import { isDeepStrictEqual } from 'node:util'
import { replay } from '../../server/game/evolve.ts'
import type { GameEvent } from '../../server/game/events.ts'
import type { LoggedEvent } from '../../server/room/ports.ts'
import type { Room } from '../../server/room/room.ts'
import { answersOutOfTime } from '../support/open-runs.ts'
import { answers, unexpectedRefusals } from './answers.ts'
import type { SimulatedPlayer } from './player.ts'
import type { SimulatedTrainer } from './trainer.ts'

export interface Outcome {
  readonly logged: readonly LoggedEvent[]
  readonly room: Room
  readonly players: readonly SimulatedPlayer[]
  readonly trainer: SimulatedTrainer
}

/** All that is not as it must be once everything has settled; empty when all is well. */
export async function broken(outcome: Outcome): Promise<string[]> {
  const events = outcome.logged.map(({ event }) => event)
  const state = replay(events)
  return [
    ...versions(outcome.logged),
    ...answersOutOfTime(events),
    ...(isDeepStrictEqual(outcome.room.state, state)
      ? []
      : ['the room is not the fold of its log']),
    ...scores(events, outcome.room),
    ...(events.some((event) => event.type === 'ExtraTimeAsked' && event.extraTime !== null)
      ? ['the log of an ended game tells who had extra time']
      : []),
    ...outcome.players.flatMap((player) => {
      const { lost, twice } = answers(events, player)
      return [...twice, ...lost]
    }),
    ...outcome.players.flatMap((player) => kept(outcome, player)),
    ...(await shown(outcome))
  ]
}

/** The log has each version once, from 1. */
export function versions(logged: readonly LoggedEvent[]): string[] {
  return logged.flatMap(({ version }, index) =>
    version === index + 1 ? [] : [`event ${index + 1} has version ${version}`]
  )
}

/** Reckoned without the core: the points of the last reveal of each step that was not taken back. */
function scores(events: readonly GameEvent[], room: Room): string[] {
  const indexOf = new Map<number, number>()
  const resultsOf = new Map<number, Map<string, number>>()
  let current = 0
  for (const event of events) {
    if (event.type === 'StepRead') {
      // FLOW-7, DECISION-4: a step that comes again, or a round of its scene.
      for (const [run, index] of indexOf) {
        if (event.goesOn ? event.replaces && run === current : index === event.index) {
          resultsOf.delete(run)
        }
      }
      indexOf.set(event.run, event.index)
      current = event.run
    }
    if (event.type === 'StepRevealed') {
      const gained = event.results.map(
        ({ playerId, points, bonus }) => [playerId, points + bonus] as const
      )
      resultsOf.set(event.run, new Map(gained))
    }
  }
  return [...room.state.seats.values()].flatMap(({ playerId, name, score }) => {
    const sum = [...resultsOf.values()].reduce((total, row) => total + (row.get(playerId) ?? 0), 0)
    return sum === score ? [] : [`${name} has ${score} points, the log says ${sum}`]
  })
}

function kept({ logged, room }: Outcome, player: SimulatedPlayer): string[] {
  if (player.isRemoved) return []
  const seat = room.state.seats.get(player.grant?.playerId ?? '')
  if (!seat) return [`${player.name} has lost the seat`]
  const { name, bestScoreShown, trouble } = player
  return [
    ...unexpectedRefusals(
      logged.map(({ event }) => event),
      player
    ),
    ...(trouble === null ? [] : [`${name} is not back: ${trouble}`]),
    ...(player.isSettled ? [] : [`${name} still waits for an acknowledgement`]),
    ...(seat.score < bestScoreShown && !takesBack(logged)
      ? [`${name} was shown ${bestScoreShown} points and ends with ${seat.score}`]
      : [])
  ]
}

/** FLOW-7: did a step come again, so that what it gave was taken back? */
function takesBack(logged: readonly LoggedEvent[]): boolean {
  const seen = new Set<number>()
  return logged.some(({ event }) => {
    if (event.type !== 'StepRead') return false
    const isAgain = event.replaces || (!event.goesOn && seen.has(event.index))
    seen.add(event.index)
    return isAgain
  })
}

/** Every view is what the server would send now. */
async function shown({ room, players, trainer }: Outcome): Promise<string[]> {
  const faults: string[] = []
  for (const player of players) {
    if (player.isRemoved) continue
    const views = await room.playerViews(player.grant?.playerId ?? '')
    if (!isSame(player.session?.view, views?.view)) faults.push(`${player.name} sees an old view`)
    if (!isSame(player.session?.personal, views?.seat))
      faults.push(`${player.name} sees an old seat`)
  }
  const { view } = await room.hostViews()
  if (!isSame(trainer.session.view, view)) faults.push('the trainer sees an old view')
  return faults
}

/** But for their numbers: a view is not sent again when only what it does not show has changed. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(plain(one), plain(other))
}

function plain(view: unknown): unknown {
  return JSON.parse(JSON.stringify(view ?? null), (key, value: unknown) =>
    key === 'version' ? undefined : value
  )
}
