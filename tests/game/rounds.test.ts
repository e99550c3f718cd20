import { describe, expect, it } from 'vitest'
import { activityOf, choiceStep, decisionStep, slideStep, TestGame } from '../support/game.ts'

const scene = decisionStep('scene', { points: 1000 })

function played(): TestGame {
  const game = new TestGame(
    { points: 'accuracy' },
    activityOf(scene, slideStep('chemin', { figure: 'path', parts: [] }), choiceStep('un', ['a']))
  )
  return game.join('Amina', 'Yanis', 'Zoé').open()
}

/** A first round that opens door a. */
function firstRound(): TestGame {
  const game = played()
  game.move('Amina', 'a')
  game.move('Yanis', 'a')
  game.move('Zoé', 'b')
  return game.wait(0)
}

const path = (game: TestGame) => {
  const { figure } = game.step('slide')
  return figure?.name === 'path' ? figure.scenes[0]?.rounds : undefined
}

describe('another round of a scene', () => {
  it('DECISION-4 stands on what the rounds before gave', () => {
    const game = firstRound()
    expect(game.score('Amina')).toBe(1000)
    game.host('PlayAnotherRound')
    expect(game.score('Amina')).toBe(1000)
    expect(game.step('decision')).toMatchObject({ made: [{ team: null, move: 'a' }] })
    game.open()
    expect(game.move('Amina', 'a')).toBe('unknown_choice')
    game.move('Amina', 'c')
    game.close()
    expect(game.score('Amina')).toBe(2000)
    expect(game.correction('decision')).toMatchObject({
      decided: [{ team: null, move: 'c' }],
      outcomes: [{ id: 'a' }, { id: 'c' }],
      doorsLeft: 0
    })
    expect(game.hostScreen().allowed).not.toContain('PlayAnotherRound')
    expect(game.refusal({ type: 'PlayAnotherRound', flow: game.state.flow })).toBe('not_now')
  })

  it.each(['open', 'reveal'])('FLOW-7, DECISION-4 is played again alone, from its %s', (phase) => {
    const game = firstRound()
    game.host('PlayAnotherRound')
    game.open()
    game.move('Amina', 'b')
    if (phase === 'reveal') game.close()
    game.host('ReplayStep')
    // The first round stands, the second counts for nothing.
    expect(game.step('decision').made).toEqual([{ team: null, move: 'a' }])
    expect(['Amina', 'Yanis', 'Zoé'].map((name) => game.score(name))).toEqual([1000, 1000, 0])
    game.open()
    expect(game.move('Amina', 'a')).toBe('unknown_choice')
    expect(game.move('Amina', 'b')).toBeNull()
    game.close()
    game.host('PlayAnotherRound')
    expect(game.step('decision').made.map(({ move }) => move)).toEqual(['a', 'b'])
    game.open()
    expect(game.move('Amina', 'c')).toBeNull()
    game.close().nextStep()
    expect(path(game)).toEqual([
      [{ team: null, move: 'a' }],
      [{ team: null, move: 'b' }],
      [{ team: null, move: 'c' }]
    ])
  })

  it('FLOW-7 takes a first round back as any other step', () => {
    const game = firstRound()
    game.host('ReplayStep')
    expect(game.score('Amina')).toBe(0)
    expect(game.step('decision').made).toEqual([])
    game.open()
    expect(game.move('Amina', 'a')).toBeNull()
  })

  it('DECISION-4, FLOW-6 stands when the next round is skipped', () => {
    const game = firstRound()
    game.host('PlayAnotherRound')
    game.open()
    game.move('Amina', 'c')
    game.host('SkipStep')
    expect(path(game)).toEqual([[{ team: null, move: 'a' }]])
    expect(game.score('Amina')).toBe(1000)
  })

  it('DECISION-2 makes the author’s first of several, whatever the order shown', () => {
    const game = played()
    game.move('Amina', 'd')
    game.move('Yanis', 'b')
    game.close()
    expect(game.correction('decision').decided).toEqual([{ team: null, move: 'b' }])
    const nobody = played().close()
    expect(nobody.correction('decision')).toMatchObject({
      decided: [{ team: null, move: null }],
      outcomes: [],
      doorsLeft: 2
    })
    expect(nobody.hostScreen().allowed).toContain('PlayAnotherRound')
  })

  it('DECISION-1 tells the moves while the scene is talked over, as long as the game gives time', () => {
    const game = new TestGame({ time: 'x2' }, activityOf(scene)).join('Amina')
    game.host('StartGame')
    expect(game.step('decision')).toMatchObject({
      situation: 'Situation de scene.',
      talks: true,
      moves: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }]
    })
    expect(game.move('Amina', 'a')).toBe('not_open')
    game.wait(118_000)
    expect(game.state.phase).toBe('read')
    game.wait(2000)
    expect(game.state.phase).toBe('open')
  })

  it('DECISION-3, DECISION-4 looks at what each team has done', () => {
    const teams = { count: 2, made: 'drawn', answers: 'each', mean: 'all' } as const
    const game = new TestGame({ teams }, activityOf(scene)).join('Amina', 'Yanis').open()
    game.move('Amina', 'a')
    game.move('Yanis', 'b')
    game.wait(0)
    expect(game.correction('decision')).toMatchObject({ doorsLeft: 1 })
    game.host('PlayAnotherRound')
    game.open()
    expect(game.move('Amina', 'a')).toBe('unknown_choice')
    expect(game.move('Yanis', 'a')).toBeNull()
    expect(game.move('Amina', 'c')).toBeNull()
    game.wait(0)
    // Both doors were opened, and team 2 has one left.
    expect(game.correction('decision')).toMatchObject({ doorsLeft: 0 })
    expect(game.hostScreen().allowed).toContain('PlayAnotherRound')
    game.host('PlayAnotherRound')
    game.open()
    game.move('Yanis', 'c')
    game.close()
    expect(game.hostScreen().allowed).not.toContain('PlayAnotherRound')
  })

  it('FLOW-14, FLOW-7 is not played again from a break', () => {
    const game = firstRound()
    game.host('TakeBreak')
    for (const type of ['ReplayStep', 'PlayAnotherRound', 'TakeBreak'] as const) {
      expect(game.refusal({ type, flow: game.state.flow })).toBe('not_now')
    }
  })

  it('FLOW-12 shows on the screen what comes of many moves in parts, and all of it on phones', () => {
    const teams = { count: 4, made: 'drawn', answers: 'each', mean: 'all' } as const
    const long = decisionStep('scene')
    const moves = long.moves.map((move) => ({ ...move, consequence: 'Une suite. '.repeat(50) }))
    const game = new TestGame({ teams }, activityOf({ ...long, moves }, choiceStep('un', ['a'])))
    game.join('Amina', 'Yanis', 'Zoé', 'Léo').open()
    for (const [name, move] of [
      ['Amina', 'a'],
      ['Yanis', 'b'],
      ['Zoé', 'c'],
      ['Léo', 'd']
    ] as const) {
      game.move(name, move)
    }
    game.wait(0)
    const shown = () => {
      const { parts, part } = game.correction('decision')
      return parts[part]
    }
    expect(shown()).toEqual(['a', 'b'])
    expect(game.correction('decision').outcomes).toHaveLength(4)
    expect(game.hostScreen().follows).toBe('reveal')
    game.host('Advance')
    expect(shown()).toEqual(['c', 'd'])
    expect(game.hostScreen()).toMatchObject({ follows: 'read' })
    expect(game.hostScreen().allowed).toContain('PlayAnotherRound')
  })

  it('FLOW-12 shows one part of what a room decided, or did not', () => {
    expect(firstRound().correction('decision').parts).toEqual([['a']])
    expect(played().close().correction('decision').parts).toEqual([[]])
    expect(played().close().hostScreen().follows).toBe('standings')
  })

  describe.each(['each', 'spokesperson', 'consensus'] as const)('with teams, %s', (answers) => {
    const teams = { count: 2, made: 'drawn', answers, mean: 'all' } as const

    /** Team 1 has opened both doors, team 2 none. */
    function oneTeamFinished() {
      const game = new TestGame(
        { teams, points: 'accuracy', streakBonus: true },
        activityOf(decisionStep('scene', { points: 1000 }))
      )
      game.join('Amina', 'Yanis').open().wait(0)
      for (const door of ['a', 'c']) {
        game.move('Amina', door)
        game.close()
        game.host('PlayAnotherRound')
        game.open().wait(0)
      }
      return game
    }

    it('DECISION-5 does not ask a team that has opened every good door', () => {
      const game = oneTeamFinished()
      const streak = game.state.seats.get('Amina')?.streak
      expect(game.step('decision').finished).toEqual([1])
      expect(game.screen().answers).toEqual({ received: 0, expected: 1 })
      expect(game.roster().rows.map(({ answered }) => answered)).toEqual([null, false])
      expect(game.move('Amina', 'b')).toBe('unknown_choice')
      expect(game.move('Yanis', 'b')).toBeNull()
      game.wait(0)
      expect(game.events.at(-1)).toMatchObject({ type: 'StepRevealed', because: 'everyone' })
      expect(game.correction('decision').decided).toEqual([{ team: 2, move: 'b' }])
      expect(game.state.seats.get('Amina')?.streak).toBe(streak)
    })

    it('DECISION-5 does not wait for extra time of a team that is not asked', () => {
      const game = oneTeamFinished()
      game.do({ type: 'AskExtraTime', playerId: 'Amina', extraTime: 'x2' })
      game.wait(20_500)
      expect(game.state.phase).toBe('reveal')
    })
  })
})
