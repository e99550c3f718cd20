import type { Activity } from '../../../shared/activity.ts'
import type { StepView } from '../../../shared/steps/kinds.ts'
import type { HostView, PlayerView, RosterView, SeatView } from '../../../shared/views.ts'
import { openLeadMs } from '../../../server/game/pace.ts'
import type { Random } from '../../load/random.ts'
import { anyAnswer } from '../../support/any-answer.ts'
import { TestGame } from '../../support/game.ts'
import { longText } from './long-activity.ts'

/** What every audience sees at one moment of a game. */
export interface Moment {
  readonly name: string
  readonly host: { readonly view: HostView; readonly roster: RosterView }
  readonly play: { readonly view: PlayerView; readonly seat: SeatView }
}

/** As long as names may be, and as wide. */
const names = [
  'W'.repeat(32),
  'Marie-Antoinette de La Rochefouc',
  'Anne-Sophie Villeneuve-Desgrange',
  'Zoé'
]

const players = ['a', 'b', 'c', 'd']

/** A game of that activity, moment by moment, to its end; `nowMs`: when its clocks begin. */
export function momentsOf(activity: Activity, random: Random, nowMs: number): Moment[] {
  const teams = random.chance(0.4)
    ? ({
        count: Math.floor(random.between(2, 13)),
        made: 'drawn',
        answers: 'each',
        mean: 'all'
      } as const)
    : null
  const game = new TestGame({ time: 'x2', teams }, activity)
  game.now = nowMs
  // A rule of joining is none of this: names are as long as they may ever be.
  game.join(...players)
  for (const [at, player] of players.entries()) game.state.seats.get(player)!.name = names[at]!
  if (teams) game.do({ type: 'NameTeam', team: 1, name: longText(random, 20, 0).slice(0, 20) })
  const moments: Moment[] = []
  const keep = (name: string) => {
    const host = { view: game.hostScreen(), roster: game.roster() }
    moments.push({ name, host, play: { view: game.playerView(), seat: game.seat('b') } })
  }
  const kindNow = () => game.hostScreen().current?.step.kind ?? ''
  keep('lobby')
  game.host('StartGame')
  for (let moves = 0; moves < 60 && game.state.phase !== 'ended'; moves += 1) {
    keep(`${game.state.phase} ${kindNow()}`)
    if (game.state.phase === 'open') {
      for (const player of players) answer(game, player, random)
      keep(`answered ${kindNow()}`)
      game.close()
    } else {
      game.host('Advance')
      // What opens does so a moment later.
      game.now += openLeadMs
    }
  }
  keep('ended')
  return moments
}

function answer(game: TestGame, player: string, random: Random): void {
  const step: StepView = game.step()
  const given = anyAnswer(step, random)
  if (!given) return
  const long = () => longText(random, 200).replaceAll(/\s+/gu, ' ').slice(0, 200)
  game.give(player, given.kind === 'words' ? { ...given, texts: given.texts.map(long) } : given, {
    ...(step.asksConfidence && { confidence: 3 })
  })
}
