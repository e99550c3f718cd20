import type { GameEvent } from '../../server/game/events.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { RunNumber } from '../../shared/run.ts'
import type { TeamAnswers } from '../../shared/teams.ts'
import { keptForm } from '../support/any-answer.ts'
import type { SimulatedPlayer } from './player.ts'

type Player = Pick<SimulatedPlayer, 'name' | 'grant' | 'acknowledged' | 'refusals'>

/** How a run is answered, reckoned without the core. */
interface Manner {
  /** TEAM-7: teams seek agreement, and may change their answers. */
  readonly changes: boolean
  /** TEAM-6: who is moved to another team takes no answer along. */
  readonly staysBehind: boolean
}

/** Of what this phone was told is stored: what is not, and what is stored twice. In words. */
export function answers(
  events: readonly GameEvent[],
  player: Player
): { readonly lost: readonly string[]; readonly twice: readonly string[] } {
  const stored = new Map<RunNumber, string[]>()
  const standing = new Set<RunNumber>()
  const twice = new Set<RunNumber>()
  for (const { event, run, manner } of runsOf(events)) {
    if (!('playerId' in event) || event.playerId !== player.grant?.playerId) continue
    if (event.type === 'TeamJoined' && manner.staysBehind) standing.delete(run)
    if (event.type !== 'AnswerSubmitted') continue
    stored.set(event.run, [...(stored.get(event.run) ?? []), JSON.stringify(event.answer)])
    if (standing.has(event.run) && !manner.changes) twice.add(event.run)
    standing.add(event.run)
  }
  const lost = [...player.acknowledged].filter(
    ([run, answer]) => !stored.get(run)?.includes(JSON.stringify(keptForm(answer)))
  )
  const { name } = player
  return {
    lost: lost.map(([run]) => `the answer of ${name} to run ${run} was acknowledged and is lost`),
    twice: [...twice].map((run) => `${name} answered run ${run} twice`)
  }
}

/** Each event with the run under way when it happened, and how that one is answered. */
function* runsOf(
  events: readonly GameEvent[]
): Generator<{ event: GameEvent; run: RunNumber; manner: Manner }> {
  const [created] = events
  if (created?.type !== 'GameCreated') throw new Error('a game begins with GameCreated')
  const { activity, settings } = created
  let setting: TeamAnswers = settings.teams?.answers ?? 'each'
  let run: RunNumber = 0
  let manner: Manner = { changes: false, staysBehind: false }
  for (const event of events) {
    // TEAM-10: changed between two steps, it holds for those that come after.
    if (event.type === 'TeamAnswersSet') setting = event.answers
    if (event.type === 'StepRead') {
      run = event.run
      const kind = activity.steps[event.index]?.kind
      const changes = setting === 'consensus' && kind === 'decision'
      const isSpoken = setting === 'spokesperson' && kind !== 'opinion'
      manner = { changes, staysBehind: changes || isSpoken }
    }
    yield { event, run, manner }
  }
}

/** The step had closed before the answer came, another device had answered, or the disk said no for a while. */
const expectedRefusals: ReadonlySet<RejectionCode> = new Set([
  'step_closed',
  'already_answered',
  'storage_failed',
  'not_open',
  'not_spokesperson'
])

/** Refusals that nothing can excuse. In words. */
export function unexpectedRefusals(events: readonly GameEvent[], player: Player): string[] {
  const moved = new Set<RunNumber>()
  for (const { event, run } of runsOf(events)) {
    if (event.type === 'TeamJoined' && event.playerId === player.grant?.playerId) moved.add(run)
  }
  const codes = player.refusals.flatMap(({ run, code }) =>
    // DECISION-3: moved on the way, to a team that has made this move already.
    expectedRefusals.has(code) || (code === 'unknown_choice' && moved.has(run)) ? [] : code
  )
  return [...new Set(codes)].map((code) => `${player.name} was refused an answer: ${code}`)
}
