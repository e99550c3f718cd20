import { describe, expect, it } from 'vitest'
import {
  activityOf,
  choiceStep,
  decisionStep,
  opinionStep,
  slideStep,
  TestGame
} from '../support/game.ts'

const figure = (game: TestGame) => game.step('slide').figure

describe('a figure', () => {
  it('FIGURE-2 draws the scenes of its own section only, each with all its rounds', () => {
    const activity = activityOf(
      decisionStep('un', { section: 'a' }),
      decisionStep('deux', { section: 'b' }),
      slideStep('chemin', { section: 'b', figure: 'path' })
    )
    const game = new TestGame({}, activity).join('Amina').open().close().nextStep().open()
    game.move('Amina', 'b')
    game.wait(0)
    game.host('PlayAnotherRound')
    game.open().close().nextStep()
    expect(figure(game)).toMatchObject({
      scenes: [
        {
          prompt: 'Étape deux',
          moves: [
            { id: 'a', good: true, actors: ['DAECT'], keep: 'Garder a de deux' },
            { id: 'b', good: false, actors: [], keep: '' },
            { id: 'c' },
            { id: 'd' }
          ],
          rounds: [[{ team: null, move: 'b' }], [{ team: null, move: null }]]
        }
      ]
    })
    expect(JSON.stringify(figure(game))).not.toContain('Étape un')
  })

  it('FIGURE-1, FIGURE-2 tells apart steps that ask the same', () => {
    const same = { prompt: 'Que faites-vous ?' }
    const activity = activityOf(
      decisionStep('une', same),
      decisionStep('autre', same),
      slideStep('chemin', { figure: 'path' }),
      opinionStep('avant', same),
      opinionStep('milieu', { ...same, again: 'avant' }),
      opinionStep('apres', { ...same, again: 'avant' }),
      slideStep('bilan', { figure: 'shifts' })
    )
    const game = new TestGame({}, activity).join('Amina')
    const playUpTo = (...ids: string[]) => {
      for (const id of ids) game.goTo(id)
      return figure(game)
    }
    expect(playUpTo('une', 'autre', 'chemin')).toMatchObject({
      scenes: [{ id: 'une' }, { id: 'autre' }]
    })
    expect(playUpTo('avant', 'milieu', 'apres', 'bilan')).toMatchObject({
      rows: [{ id: 'milieu' }, { id: 'apres' }]
    })
  })

  it('FIGURE-3 leaves out what nobody answered before or after, and what is played later', () => {
    const activity = activityOf(
      choiceStep('a1', ['a'], { themes: ['Un'] }),
      choiceStep('b1', ['a'], { themes: ['Deux'] }),
      slideStep('avant', { figure: 'progress' }),
      choiceStep('a2', ['a'], { themes: ['Un'], again: 'a1' }),
      choiceStep('b2', ['a'], { themes: ['Deux'], again: 'b1' }),
      slideStep('apres', { figure: 'progress' })
    )
    const game = new TestGame({ standings: 'end' }, activity).join('Amina', 'Yanis').open()
    game.answer('Amina', 'b')
    game.close().nextStep().open().close().nextStep()
    const early = game.state.runs.size
    expect(figure(game)).toEqual({ name: 'progress', rows: [] })
    game.nextStep().open()
    game.answer('Amina', 'a')
    game.answer('Yanis', 'b')
    game.wait(0)
    game.nextStep().open()
    game.answer('Amina', 'a')
    game.close().nextStep()
    expect(figure(game)).toEqual({
      name: 'progress',
      rows: [{ theme: 'Un', before: 0, after: 0.5, questions: 1 }]
    })
    game.do({ type: 'LookBack', run: early })
    expect(game.screen().lookingBack).toMatchObject({ figure: { rows: [] } })
  })
})
