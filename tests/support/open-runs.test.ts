import { describe, expect, it } from 'vitest'
import type { GameEvent } from '../../server/game/events.ts'
import { memoryLog } from '../../server/log/memory.ts'
import { check } from '../chaos/checker.ts'
import type { Play } from '../chaos/play.ts'
import { TestGame } from './game.ts'
import { answersOutOfTime, strictLog } from './open-runs.ts'

/** A game with an answer that was accepted right after the reveal of its step. */
function withLateAnswer(): GameEvent[] {
  const game = new TestGame().join('Amina', 'Yanis').open()
  game.answer('Amina', 'b')
  game.host('CloseStep')
  const [answer] = game.events.filter(({ type }) => type === 'AnswerSubmitted')
  const late = { ...answer, playerId: 'Yanis' } as GameEvent
  return [...game.events, late]
}

describe('an answer stored after the reveal of its step', () => {
  it('is found in the log of a game', () => {
    const events = withLateAnswer()
    expect(answersOutOfTime(events.slice(0, -1))).toEqual([])
    expect(answersOutOfTime(events)).toEqual([
      'an answer to run 1 was stored while it was not open'
    ])
  })

  it('is refused by the log of the servers under test, also when it comes later', async () => {
    const inner = memoryLog()
    const events = withLateAnswer()
    const lateOne = events.slice(-1)
    const before = events.length - 1
    await expect(strictLog(inner).append('g', 0, events, 0)).rejects.toThrow('not open')
    await strictLog(inner).append('g', 0, events.slice(0, -1), 0)
    await expect(strictLog(inner).append('g', before, lateOne, 0)).rejects.toThrow('not open')
    expect(await inner.read('g')).toHaveLength(before)
  })

  it('is a fault for the checker of killed servers', () => {
    const logged = withLateAnswer().map((event, n) => ({ version: n + 1, at: 0, event }))
    const play = { players: [], unsettled: [], trainer: {} } as unknown as Play
    expect(check(logged, play, [], false).faults.join()).toContain('while it was not open')
  })
})
