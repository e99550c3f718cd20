import { join } from 'node:path'
import { drawId } from '../../server/room/secrets.ts'
import { loadLibrary } from '../../server/library/load.ts'
import type { PlayerView, SeatView } from '../../shared/views.ts'
import { TestGame } from '../support/game.ts'

/** What a real game tells its players, written down beforehand to be told again without any thinking. */
export interface BareScript {
  readonly lobby: PlayerView
  readonly seat: SeatView
  readonly rounds: readonly BareRound[]
}

export interface BareRound {
  readonly read: PlayerView
  readonly open: PlayerView
  readonly reveal: PlayerView
  readonly standings: PlayerView
  /** A seat's part of the correction. */
  readonly result: SeatView
}

const players = 9

/** Plays the booklet's quiz on the pure core and keeps the views. */
export function recordScript(rounds: number): BareScript {
  const activity = loadLibrary(join(import.meta.dirname, '../../content')).find('aect-quiz')
  if (!activity) throw new Error('no such activity')
  const game = new TestGame({}, activity)
  const ids = Array.from({ length: players }, drawId)
  for (const [n, id] of ids.entries()) {
    game.do({ ...game.joinCommand(`Amélie ${'ABCDEFGHI'[n]}.`, id), code: 'BCDFG' })
    game.present.add(id)
  }
  const [first = ''] = ids
  const lobby = game.playerView()
  const seat = game.seat(first)
  const played: BareRound[] = []
  for (const step of activity.steps.slice(0, rounds)) {
    if (step.kind !== 'choice') throw new Error('the bare servers play questions only')
    game.host(played.length === 0 ? 'StartGame' : 'Advance')
    const read = game.playerView()
    game.open()
    const open = game.playerView()
    for (const id of ids) {
      game.now += 100
      game.answer(id, step.choices[id === first ? 0 : 1]?.id ?? '')
    }
    game.close()
    const reveal = game.playerView()
    const result = game.seat(first)
    game.host('Advance')
    played.push({ read, open, reveal, standings: game.playerView(), result })
  }
  return { lobby, seat, rounds: played }
}
