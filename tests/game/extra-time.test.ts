import { describe, expect, it } from 'vitest'
import { lateGraceMs } from '../../server/game/pace.ts'
import type { ExtraTime } from '../../shared/extra-time.ts'
import { TestGame } from '../support/game.ts'

/** The first step's limit is 20 s. */
function openWith(asked: Record<string, ExtraTime>, ...others: string[]): TestGame {
  const game = new TestGame().join(...Object.keys(asked), ...others)
  for (const [playerId, extraTime] of Object.entries(asked)) {
    game.do({ type: 'AskExtraTime', playerId, extraTime })
  }
  return game.open()
}

describe('extra time', () => {
  it('TIME-9 lets its own go on when the time of the others is over', () => {
    const game = openWith({ Amina: 'x1.5' }, 'Yanis', 'Zoé')
    game.wait(20_000 + lateGraceMs)
    expect([game.state.phase, game.hostScreen().overtime]).toEqual(['open', true])
    expect(game.answer('Yanis', 'b')).toBe('step_closed')
    game.now += 5000
    expect(game.answer('Amina', 'b')).toBeNull()
    // Nobody else is waited for: Yanis and Zoé had their time.
    game.wait(0)
    expect(game.state.phase).toBe('reveal')
  })

  it('TIME-9 is too late to ask for once time has run out, and does not grow any more', () => {
    const game = openWith({ Amina: 'x1.5' }, 'Yanis')
    game.wait(20_000 + lateGraceMs)
    game.do({ type: 'AskExtraTime', playerId: 'Yanis', extraTime: 'none' })
    expect(game.screen().answers.expected).toBe(game.screen().answers.received + 1)
    expect(game.answer('Yanis', 'b')).toBe('step_closed')
    game.do({ type: 'AskExtraTime', playerId: 'Amina', extraTime: 'none' })
    game.wait(10_000 + lateGraceMs)
    expect(game.state.phase).toBe('reveal')
  })

  it.each([
    ['x4/3', 26_667],
    ['x1.5', 30_000],
    ['x2', 40_000]
  ] as const)('TIME-9 gives %s until %i ms and no more', (extraTime, endsAfterMs) => {
    const game = openWith({ Amina: extraTime }, 'Yanis')
    game.wait(endsAfterMs - 1)
    expect(game.state.phase).toBe('open')
    game.wait(lateGraceMs + 1)
    expect(game.state.phase).toBe('reveal')
  })

  it('TIME-9 waits for a seat without a clock until it answers, leaves or the host goes on', () => {
    const waiting = () => openWith({ Amina: 'none' }, 'Yanis').wait(3_600_000)
    expect(waiting().state.phase).toBe('open')
    const left = waiting()
    left.present.delete('Amina')
    expect(left.wait(0).state.phase).toBe('reveal')
    const answered = waiting()
    expect(answered.answer('Amina', 'b')).toBeNull()
    expect(answered.wait(0).state.phase).toBe('reveal')
    expect(waiting().close().state.phase).toBe('reveal')
  })

  it('TIME-9 gives time at once, and points only for what was asked before the step opened', () => {
    const game = openWith({}, 'Amina', 'Yanis')
    game.now += 10_000
    game.do({ type: 'AskExtraTime', playerId: 'Amina', extraTime: 'x2' })
    game.answer('Amina', 'b')
    game.do({ type: 'AskExtraTime', playerId: 'Amina', extraTime: null })
    game.answer('Yanis', 'b')
    game.close()
    expect(game.score('Amina')).toBe(game.score('Yanis'))
  })

  it('TIME-9 reckons points on the time divided by the factor', () => {
    const game = openWith({ Amina: 'x2', Inès: 'none' }, 'Yanis')
    game.now += 10_000
    game.answer('Yanis', 'b')
    game.now += 10_000
    game.answer('Amina', 'b')
    game.now += 10_000
    game.wait(0)
    game.answer('Inès', 'b')
    game.wait(0)
    expect(['Yanis', 'Amina', 'Inès'].map((name) => game.score(name))).toEqual([750, 750, 625])
  })

  it('TIME-9 closes on time when nobody with extra time is there', () => {
    const game = openWith({ Amina: 'x2' }, 'Yanis')
    game.present.delete('Amina')
    game.wait(20_000 + lateGraceMs)
    expect(game.state.phase).toBe('reveal')
  })

  it('TIME-9 is nobody else’s to know', () => {
    const game = openWith({ Amina: 'x2' }, 'Yanis', 'Zoé')
    game.answer('Zoé', 'b')
    const before = JSON.stringify([game.playerView(), game.screen(), game.seat('Yanis')])
    expect(before).not.toContain('extraTime')
    expect(game.seat('Amina').extraTime).toBe('x2')
    game.wait(20_000 + lateGraceMs)
    const host = game.hostScreen()
    expect([host.overtime, host.screen.answers]).toEqual([true, { received: 1, expected: 2 }])
    expect(host.allowed).not.toContain('AddTime')
    const answered = game.roster().rows.map((row) => row.answered)
    expect(answered).toEqual([null, null, true])
    expect(JSON.stringify(host)).not.toContain('extraTime')
  })

  it('TIME-9 is asked for when joining or later, given back, and forgotten at the end', () => {
    const game = new TestGame()
    game.do({ ...game.joinCommand('Amina'), extraTime: 'x1.5' })
    expect(game.seat('Amina').extraTime).toBe('x1.5')
    game.do({ type: 'AskExtraTime', playerId: 'Amina', extraTime: null })
    expect(game.seat('Amina')).not.toHaveProperty('extraTime')
    game.do({ type: 'AskExtraTime', playerId: 'Amina', extraTime: 'none' })
    game.open().close().host('EndGame')
    const late = { type: 'AskExtraTime', playerId: 'Amina', extraTime: 'x2' } as const
    expect(game.refusal(late)).toBe('game_ended')
    game.host('Advance')
    expect(game.seat('Amina')).not.toHaveProperty('extraTime')
  })
})
