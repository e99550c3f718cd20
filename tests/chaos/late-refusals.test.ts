import { expect, it } from 'vitest'
import type { LoggedEvent } from '../../server/room/ports.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import { TestGame } from '../support/game.ts'
import { lateRefusals } from './late-refusals.ts'

const answer = { kind: 'choice', choices: ['b'] } as const
const command = { type: 'SubmitAnswer', run: 1, answer } as const

/** One question that nobody answered, until its deadline or until the host closes it; with an outage if there is one. */
function game({ isClosedByHost = false, outageMs = 0 } = {}) {
  const logged: LoggedEvent[] = []
  const played = new TestGame()
  const keep = () => {
    for (const event of played.events.slice(logged.length)) {
      logged.push({ version: logged.length + 1, at: played.now, event })
    }
  }
  played.join('Amina')
  keep()
  played.open()
  keep()
  const endsAtMs = played.state.clock!.endsAtMs!
  if (isClosedByHost) played.host('Advance')
  else played.wait(60_000)
  keep()
  const event = { type: 'OutageAdded', fromMs: endsAtMs - 1000, outageMs } as const
  if (outageMs > 0) logged.splice(-1, 0, { version: 0, at: endsAtMs - 1000 + outageMs, event })
  return { logged, endsAtMs }
}

function judge(
  { logged }: { logged: readonly LoggedEvent[] },
  arrivedAt: readonly number[],
  code: RejectionCode = 'step_closed'
): [inTime: number, refused: number] {
  const grant = { gameId: 'partie', playerId: 'Amina', token: 't' }
  const player = { grant, tokens: new Set(['old', 't']), refusals: [{ run: 1, answer, code }] }
  const arrivals = arrivedAt.map((atMs) => ({ token: 'old', command, atMs }))
  const { inTime, refused } = lateRefusals(logged, [player], arrivals)
  return [inTime, refused]
}

it('TIME-7 an answer that came before the deadline and is refused as late is found', () => {
  const played = game()
  expect(judge(played, [played.endsAtMs - 1])).toEqual([1, 1])
  expect(judge(played, [played.endsAtMs + 1])).toEqual([0, 0])
})

it('is not held against who closes the step, nor when it is refused for something else', () => {
  const closed = game({ isClosedByHost: true })
  expect(judge(closed, [closed.endsAtMs - 20_000])).toEqual([1, 0])
  const played = game()
  expect(judge(played, [played.endsAtMs - 1], 'already_answered')).toEqual([1, 0])
})

it('TIME-5 what died with the server counts when it comes again soon after, not much later', () => {
  const played = game({ outageMs: 5000 })
  const backAtMs = played.endsAtMs + 4000
  const first = played.endsAtMs - 500
  expect(judge(played, [first, backAtMs + 7000])).toEqual([1, 1])
  expect(judge(game(), [played.endsAtMs - 500, played.endsAtMs + 9000])).toEqual([1, 0])
})
