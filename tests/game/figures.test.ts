import { describe, expect, it } from 'vitest'
import {
  activityOf,
  choiceStep,
  decisionStep,
  opinionStep,
  orderStep,
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
    expect(figure(game)).toEqual({ name: 'progress', both: 0, rows: [] })
    game.nextStep().open()
    game.answer('Amina', 'a')
    game.answer('Yanis', 'b')
    game.wait(0)
    game.nextStep().open()
    game.answer('Amina', 'a')
    game.close().nextStep()
    expect(figure(game)).toEqual({
      name: 'progress',
      both: 1,
      rows: [{ theme: 'Un', before: 0, after: 1, questions: 1 }]
    })
    game.do({ type: 'LookBack', run: early })
    expect(game.screen().lookingBack).toMatchObject({ figure: { rows: [] } })
  })

  const askedTwice = activityOf(
    choiceStep('a1', ['a'], { themes: ['Un'] }),
    orderStep('o1', undefined, { themes: ['Un'] }),
    choiceStep('a2', ['a'], { themes: ['Un'], again: 'a1' }),
    orderStep('o2', undefined, { themes: ['Un'], again: 'o1' }),
    slideStep('bilan', { figure: 'progress' })
  )
  const wrong = { kind: 'order', items: ['k', 'x', 'c', 'm'] } as const
  const right = { kind: 'order', items: ['m', 'c', 'x', 'k'] } as const

  it('FIGURE-3 counts those who answered both times, not those who came or left in between', () => {
    const game = new TestGame({ standings: 'end' }, askedTwice).join('Amina', 'Yanis').open()
    game.answer('Amina', 'b')
    game.answer('Yanis', 'a')
    game.wait(0)
    game.nextStep().open()
    game.give('Amina', wrong)
    game.give('Yanis', right)
    game.wait(0)
    game.present.delete('Yanis')
    game.join('Zoé')
    game.nextStep().open()
    game.answer('Amina', 'a')
    game.answer('Zoé', 'b')
    game.wait(0)
    expect(game.step('choice').correction?.tally).toMatchObject({
      answers: 2,
      right: 1,
      twice: { answers: 1, before: 0, after: 1 }
    })
    game.nextStep().open()
    game.give('Amina', wrong)
    game.give('Zoé', right)
    game.wait(0)
    game.nextStep()
    expect(figure(game)).toEqual({
      name: 'progress',
      both: 1,
      rows: [{ theme: 'Un', before: 0, after: 0.5, questions: 2 }]
    })
  })

  it('FIGURE-3 compares teams where one speaks for each, whoever speaks', () => {
    const teams = { count: 2, made: 'drawn', answers: 'spokesperson', mean: 'all' } as const
    const game = new TestGame({ standings: 'end', teams }, askedTwice)
    game.join('Amina', 'Yanis', 'Zoé', 'Tom').open()
    const speak = (choice: string, ...names: string[]) => {
      game.letSpeak(...names)
      expect(names.map((name) => game.answer(name, choice))).toEqual([null, null])
    }
    speak('b', 'Amina', 'Yanis')
    game.nextStep().open().close().nextStep().open()
    speak('a', 'Zoé', 'Tom')
    game.nextStep().open().close().nextStep()
    expect(figure(game)).toEqual({
      name: 'progress',
      both: 2,
      rows: [{ theme: 'Un', before: 0, after: 1, questions: 1 }]
    })
  })
})
