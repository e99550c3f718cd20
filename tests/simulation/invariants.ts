import { keptForm } from '../support/any-answer.ts'
import { isDeepStrictEqual } from 'node:util'
import { replay } from '../../server/game/evolve.ts'
import type { GameEvent } from '../../server/game/events.ts'
import type { LoggedEvent } from '../../server/room/ports.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { Room } from '../../server/room/room.ts'
import type { SimulatedPlayer } from './player.ts'
import type { SimulatedTrainer } from './trainer.ts'

/** The step had closed before the answer came, another device had answered, or the disk said no for a while. */
const expectedRefusals: ReadonlySet<RejectionCode> = new Set([
  'step_closed',
  'already_answered',
  'storage_failed',
  'not_open',
  'not_spokesperson'
])

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

/** Of what this phone was told is stored: what is not, and what is stored twice. In words. */
export function answers(
  events: readonly GameEvent[],
  player: Pick<SimulatedPlayer, 'name' | 'grant' | 'acknowledged'>
): { readonly lost: readonly string[]; readonly twice: readonly string[] } {
  const stored = new Map<number, string[]>()
  const standing = new Map<number, number>()
  const doubled = new Set<number>()
  const [created] = events
  const teamsAnswer = created?.type === 'GameCreated' ? created.settings.teams?.answers : undefined
  for (const event of events) {
    if (!('playerId' in event) || event.playerId !== player.grant?.playerId) continue
    // TEAM-6: who is moved from a team that is spoken for takes no answer along.
    if (event.type === 'TeamJoined' && teamsAnswer === 'spokesperson') standing.clear()
    if (event.type !== 'AnswerSubmitted') continue
    const { run } = event
    stored.set(run, [...(stored.get(run) ?? []), JSON.stringify(event.answer)])
    standing.set(run, (standing.get(run) ?? 0) + 1)
    if ((standing.get(run) ?? 0) > 1) doubled.add(run)
  }
  // A team that looks for an agreement may change its answers.
  const twice = teamsAnswer === 'consensus' ? [] : [...doubled]
  const lost = [...player.acknowledged].filter(
    ([run, answer]) => !stored.get(run)?.includes(JSON.stringify(keptForm(answer)))
  )
  const { name } = player
  return {
    lost: lost.map(([run]) => `the answer of ${name} to run ${run} was acknowledged and is lost`),
    twice: twice.map((run) => `${name} answered run ${run} twice`)
  }
}

/** Refusals that nothing can excuse. In words. */
export function unexpectedRefusals({ name, refusals }: SimulatedPlayer): string[] {
  return [...refusals]
    .filter((code) => !expectedRefusals.has(code))
    .map((code) => `${name} was refused an answer: ${code}`)
}

function kept({ logged, room }: Outcome, player: SimulatedPlayer): string[] {
  if (player.isRemoved) return []
  const seat = room.state.seats.get(player.grant?.playerId ?? '')
  if (!seat) return [`${player.name} has lost the seat`]
  const { name, bestScoreShown, trouble } = player
  return [
    ...unexpectedRefusals(player),
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
