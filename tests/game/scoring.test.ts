import { describe, expect, it } from 'vitest'
import { pointsFor, streakBonus } from '../../server/game/scoring.ts'
import { choiceKind } from '../../server/game/steps/choice.ts'
import { activityOf, choiceStep, TestGame } from '../support/game.ts'

const worth = {
  points: 'speed',
  stepPoints: 1000,
  accuracy: 1,
  usedMs: 0,
  limitMs: 20_000
} as const

describe('points', () => {
  it.each([
    [0, 1000],
    [5000, 875],
    [10_000, 750],
    [13_333, 667],
    [20_000, 500],
    [99_000, 500]
  ])('SCORE-1 after %i ms of 20 s earn %i', (usedMs, points) => {
    expect(pointsFor({ ...worth, usedMs })).toBe(points)
  })

  it('SCORE-1 do not fall without a clock', () => {
    expect(pointsFor({ ...worth, usedMs: 99_000, limitMs: null })).toBe(1000)
  })

  it('SCORE-2 ignore time when only accuracy counts, and are none when none are given', () => {
    expect(pointsFor({ ...worth, points: 'accuracy', accuracy: 0.5, usedMs: 20_000 })).toBe(500)
    expect(pointsFor({ ...worth, points: 'none' })).toBe(0)
  })

  it.each([
    [['a'], 0.5],
    [['a', 'c'], 1],
    [['a', 'b'], 0],
    [['a', 'b', 'c'], 0.5],
    [['b'], 0],
    [['b', 'd'], 0],
    [['a', 'b', 'c', 'd'], 0]
  ])('SCORE-3 %j, when a and c of four are right, is worth %d', (choices, accuracy) => {
    const four = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: id }))
    const step = choiceStep('x', ['a', 'c'], { choices: four })
    expect(choiceKind.accuracy(step, { kind: 'choice', choices })).toBe(accuracy)
  })

  it('SCORE-4 follow what the step is worth', () => {
    expect(pointsFor({ ...worth, stepPoints: 0 })).toBe(0)
    expect(pointsFor({ ...worth, stepPoints: 2000, usedMs: 10_000 })).toBe(1500)
  })

  it('SCORE-5 give a bonus for right answers in a row', () => {
    expect([0, 1, 2, 3, 6, 7, 50].map(streakBonus)).toEqual([0, 0, 100, 200, 500, 500, 500])
    const game = new TestGame({ streakBonus: true }).join('Amina', 'Yanis', 'Zoé').open()
    game.answer('Amina', 'b')
    game.answer('Zoé', 'b')
    game.close().nextStep().open()
    game.answer('Amina', 'a', 'c')
    game.answer('Zoé', 'a')
    game.close().nextStep().open()
    game.answer('Amina', 'a')
    game.answer('Zoé', 'a')
    game.close()
    expect(game.seat('Amina').result).toEqual({ accuracy: 1, points: 1000, bonus: 200, streak: 3 })
    expect([game.score('Amina'), game.score('Zoé')]).toEqual([3300, 2500])
  })

  it('SCORE-5 break the streak of who did not answer, and give no bonus unless asked', () => {
    const game = new TestGame({ streakBonus: true }).join('Amina', 'Yanis').open()
    game.answer('Amina', 'b')
    game.close().nextStep().open().close().nextStep().open()
    game.answer('Amina', 'a')
    game.close()
    expect(game.score('Amina')).toBe(2000)
    const plain = new TestGame().join('Amina', 'Yanis').open()
    plain.answer('Amina', 'b')
    plain.close().nextStep().open()
    plain.answer('Amina', 'a', 'c')
    plain.close()
    expect(plain.score('Amina')).toBe(2000)
  })

  it('SCORE-6 leave streaks alone on a step worth nothing', () => {
    const steps = [
      choiceStep('1', ['a']),
      choiceStep('2', ['a'], { points: 0 }),
      choiceStep('3', ['a'])
    ]
    const game = new TestGame({ streakBonus: true }, activityOf(...steps)).join(
      'Amina',
      'Yanis',
      'Zoé'
    )
    game.open()
    for (const player of ['Amina', 'Yanis']) game.answer(player, 'a')
    game.close().nextStep().open()
    game.answer('Amina', 'a')
    game.answer('Yanis', 'b')
    game.close()
    expect(game.seat('Amina').result).toMatchObject({ points: 0, bonus: 0 })
    game.nextStep().open()
    for (const player of ['Amina', 'Yanis']) game.answer(player, 'a')
    game.close()
    expect([game.score('Amina'), game.score('Yanis')]).toEqual([2100, 2100])
  })
})

describe('ranks', () => {
  it('RANK-1 are shared by equal totals', () => {
    const game = new TestGame({ points: 'accuracy' }).join('Amina', 'Yanis', 'Zoé', 'Léo').open()
    for (const player of ['Yanis', 'Zoé']) game.answer(player, 'b')
    game.answer('Léo', 'a')
    game.close()
    expect(game.standings().rows.map(({ name, rank }) => [rank, name])).toEqual([
      [1, 'Yanis'],
      [1, 'Zoé'],
      [3, 'Amina'],
      [3, 'Léo']
    ])
    expect(game.seat('Zoé').standing).toEqual({ rank: 1, sharedBy: 2, players: 4, next: null })
  })

  it('RANK-1 remember where everyone came from', () => {
    const game = new TestGame({ points: 'accuracy' }).join('Amina', 'Yanis').open()
    game.answer('Amina', 'b')
    game.close()
    expect(game.standings().rows.map(({ previousRank }) => previousRank)).toEqual([null, null])
    game.nextStep().open()
    game.answer('Yanis', 'a', 'c')
    game.answer('Amina', 'a')
    game.close()
    const [first, second] = game.standings().rows
    expect(first).toMatchObject({ name: 'Amina', rank: 1, previousRank: 1, gained: 500 })
    expect(second).toMatchObject({ name: 'Yanis', rank: 2, previousRank: 2, gained: 1000 })
  })

  it('RANK-2 put late joiners in the same order', () => {
    const game = new TestGame().join('Amina', 'Yanis').open()
    game.now += 10_000
    game.answer('Amina', 'b')
    game.close().nextStep()
    game.join('Tardif').open()
    game.answer('Tardif', 'a', 'c')
    game.close()
    expect(game.standings().rows.map(({ name, score }) => [name, score])).toEqual([
      ['Tardif', 1000],
      ['Amina', 750],
      ['Yanis', 0]
    ])
    game.host('EndGame')
    game.host('Advance')
    expect(game.seat('Tardif').recap).toHaveLength(1)
    expect(game.seat('Amina').recap).toHaveLength(2)
  })

  it('RANK-3 tell the distance to the nearest better total', () => {
    const game = new TestGame().join('Amina', 'Yanis', 'Zoé').open()
    game.answer('Amina', 'b')
    game.now += 10_000
    game.answer('Yanis', 'b')
    game.close()
    expect(game.seat('Zoé').standing?.next).toEqual({ name: 'Yanis', rank: 2, points: 750 })
    expect(game.seat('Yanis').standing?.next).toEqual({ name: 'Amina', rank: 1, points: 250 })
    expect(game.seat('Amina').standing?.next).toBeNull()
  })
})
