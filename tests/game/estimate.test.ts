import { describe, expect, it } from 'vitest'
import type { EstimateStep } from '../../shared/steps/estimate.ts'
import type { EstimateCorrection } from '../../shared/steps/estimate.ts'
import { replay } from '../../server/game/evolve.ts'
import { activityOf, TestGame } from '../support/game.ts'

const step: EstimateStep = {
  kind: 'estimate',
  id: 'nombre',
  prompt: 'Combien de pays ?',
  unit: 'pays',
  least: 0,
  most: 200,
  decimals: 0,
  right: 134,
  within: 50,
  explanation: 'Explication secrète.',
  limitSeconds: 20,
  points: 1000,
  themes: []
}

function opened(...players: string[]): TestGame {
  return new TestGame({ points: 'accuracy' }, activityOf(step)).join(...players).open()
}

const estimate = (game: TestGame, player: string, value: number) =>
  game.refusal({
    type: 'SubmitAnswer',
    playerId: player,
    run: 1,
    answer: { kind: 'estimate', value }
  })

describe('an estimate', () => {
  it('ESTIMATE-1 stays within its bounds, and is rounded', () => {
    const game = opened('Amina', 'Yanis')
    expect(estimate(game, 'Amina', -1)).toBe('invalid_answer')
    expect(estimate(game, 'Amina', 201)).toBe('invalid_answer')
    expect(estimate(game, 'Amina', Infinity)).toBe('invalid_answer')
    expect(estimate(game, 'Amina', 133.6)).toBeNull()
    expect(game.seat('Amina').answer).toEqual({ kind: 'estimate', value: 134 })
  })

  it('ESTIMATE-1, LOG-1 is the same number once read back from the log', () => {
    const game = opened('Amina', 'Yanis')
    expect(estimate(game, 'Amina', -0.4)).toBeNull()
    expect(game.seat('Amina').answer).toEqual({ kind: 'estimate', value: 0 })
    expect(replay(JSON.parse(JSON.stringify(game.events)) as typeof game.events)).toEqual(
      game.state
    )
  })

  it('SCORE-10 earns in a straight line, down to nothing', () => {
    const game = opened('Amina', 'Yanis', 'Zoé', 'Léo')
    for (const [player, value] of [
      ['Amina', 134],
      ['Yanis', 124],
      ['Zoé', 184],
      ['Léo', 0]
    ] as const) {
      estimate(game, player, value)
    }
    game.wait(0)
    expect(['Amina', 'Yanis', 'Zoé', 'Léo'].map((player) => game.score(player))).toEqual([
      1000, 800, 0, 0
    ])
  })

  it('ESTIMATE-2 counts the room in parts, with its median', () => {
    const game = opened('Amina', 'Yanis', 'Zoé')
    for (const [player, value] of Object.entries({ Amina: 5, Yanis: 134, Zoé: 200 })) {
      estimate(game, player, value)
    }
    game.wait(0)
    const view = game.playerView()
    const { tally } = (view as { step: { correction: EstimateCorrection } }).step.correction
    expect(tally.bins).toHaveLength(20)
    expect(tally.bins.filter(({ count }) => count > 0).map(({ from }) => from)).toEqual([
      0, 130, 190
    ])
    expect(tally.median).toBe(134)
  })

  it('ESTIMATE-2 counts number by number where few are possible', () => {
    const few = { ...step, least: 0, most: 10, right: 7, within: 5 }
    const game = new TestGame({}, activityOf(few)).join('Amina', 'Yanis', 'Zoé').open()
    for (const [player, value] of Object.entries({ Amina: 0, Yanis: 9, Zoé: 10 })) {
      estimate(game, player, value)
    }
    game.wait(0)
    const { bins } = game.correction('estimate').tally
    expect(bins.map(({ from, to }) => (from + to) / 2)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(bins.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
  })
})
