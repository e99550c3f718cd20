import { describe, expect, it } from 'vitest'
import { fairTime } from '../../server/game/fair-time.ts'
import { TestGame } from '../support/game.ts'

const answer = { elapsedMs: 5000, limitMs: 20_000, quotaMs: null } as const

describe('fair timing', () => {
  it('TIME-8 believes the phone as far as the quota goes', () => {
    const near = { ...answer, roundTripMs: 100 }
    expect(fairTime({ ...near, reactionMs: 4900 }).usedMs).toBe(4900)
    // Three gains of 150 ms to begin with.
    expect(fairTime({ ...near, reactionMs: 150 })).toEqual({ usedMs: 4550, quotaMs: 150 })
    expect(fairTime({ ...near, reactionMs: 150, quotaMs: 0 })).toEqual({
      usedMs: 5000,
      quotaMs: 150
    })
  })

  it('TIME-8 lets the quota grow with quick paths, up to seven gains', () => {
    const near = { ...answer, reactionMs: 5000, roundTripMs: 100 }
    expect(fairTime({ ...near, quotaMs: 150 }).quotaMs).toBe(300)
    expect(fairTime({ ...near, quotaMs: 1000 }).quotaMs).toBe(1050)
  })

  it('TIME-8 gains at most 300 ms, 2 % of the limit, and the round trip with 50 ms', () => {
    const gain = (given: { roundTripMs?: number; limitMs?: number | null }) =>
      fairTime({ ...answer, reactionMs: 5000, quotaMs: 0, ...given }).quotaMs
    expect(gain({ roundTripMs: 40 })).toBe(90)
    expect(gain({ roundTripMs: 3000 })).toBe(300)
    expect(gain({ roundTripMs: 3000, limitMs: 10_000 })).toBe(200)
    expect(gain({ roundTripMs: 3000, limitMs: null })).toBe(300)
    expect(gain({})).toBe(150)
  })

  it('TIME-8 believes no reaction quicker than a person, longer than the wait, or missing', () => {
    const far = { ...answer, roundTripMs: 300, quotaMs: 9000 }
    expect(fairTime({ ...far, elapsedMs: 400, reactionMs: 0 }).usedMs).toBe(150)
    expect(fairTime({ ...far, reactionMs: 60_000 }).usedMs).toBe(5000)
    expect(fairTime(far).usedMs).toBe(5000)
    expect(fairTime({ ...far, elapsedMs: 0, reactionMs: 0 }).usedMs).toBe(0)
  })

  it('TIME-8 counts in steps of 50 ms', () => {
    expect(fairTime({ ...answer, elapsedMs: 5024 }).usedMs).toBe(5000)
    expect(fairTime({ ...answer, elapsedMs: 5026 }).usedMs).toBe(5050)
  })

  it('TIME-8 gives a phone on a slow path the points of one on a quick path', () => {
    const game = new TestGame().join('Amina', 'Yanis').open()
    game.now += 4010
    game.answerFrom('Amina', { reactionMs: 4000, roundTripMs: 20 }, 'b')
    game.now += 140
    game.answerFrom('Yanis', { reactionMs: 4000, roundTripMs: 300 }, 'b')
    game.close()
    expect(game.score('Yanis')).toBe(game.score('Amina'))
  })

  it('TIME-8 keeps each seat’s own quota from one answer to the next', () => {
    const game = new TestGame().join('Amina').open()
    const answerAt = (reactionMs: number, ...choices: string[]) => {
      game.now += 1000
      game.answerFrom('Amina', { reactionMs, roundTripMs: 50 }, ...choices)
      return game.state.seats.get('Amina')?.quotaMs
    }
    expect(answerAt(0, 'b')).toBe(100)
    game.close().nextStep().open()
    expect(answerAt(900, 'a')).toBe(100)
  })
})
