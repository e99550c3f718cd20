import { describe, expect, it } from 'vitest'
import type { DecisionStepView } from '../../shared/steps/decision.ts'
import type { OrderStepView } from '../../shared/steps/order.ts'
import type { SlideStepView } from '../../shared/steps/slide.ts'
import type { Activity } from '../../shared/activity.ts'
import type { GameSettings } from '../../shared/settings.ts'
import { everyKind } from '../support/every-kind.ts'
import { TestGame } from '../support/game.ts'

const people = ['Amina', 'Yanis', 'Zoé', 'Léo']

function game(settings: Partial<GameSettings> = {}, activity: Activity = everyKind): TestGame {
  return new TestGame({ points: 'accuracy', ...settings }, activity).join(...people)
}

const arrange = (...items: string[]) => ({ kind: 'order', items }) as const
const take = (move: string) => ({ kind: 'decision', move }) as const
const [first = '', second = '', third = '', fourth = ''] = everyKind.steps.flatMap((step) =>
  step.kind === 'order' ? step.items.map(({ id }) => id) : []
)

describe('an order', () => {
  it('ORDER-1 is never shown right', () => {
    for (const permutation of [
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
      [4, 0, 1, 5, 2, 3, 6, 7, 8, 9, 10, 11],
      [3, 2, 1, 0, 4, 5, 6, 7, 8, 9, 10, 11]
    ]) {
      const played = game()
      played.permutation = permutation
      const { items } = played.goTo('ordre').step() as OrderStepView
      expect(items?.map(({ id }) => id)).not.toEqual([first, second, third, fourth])
      expect(items).toHaveLength(4)
    }
  })

  it('ORDER-2 holds each item once', () => {
    const played = game().goTo('ordre')
    expect(played.give('Amina', arrange(first, second, third))).toBe('invalid_answer')
    expect(played.give('Amina', arrange(first, first, second, third))).toBe('invalid_answer')
    expect(played.give('Amina', arrange(first, second, third, 'z'))).toBe('unknown_choice')
    expect(played.give('Amina', arrange(first, second, third, fourth))).toBeNull()
  })

  it('SCORE-8 earns by Kendall’s tau, never less than nothing', () => {
    const played = game().goTo('ordre')
    played.give('Amina', arrange(first, second, third, fourth))
    played.give('Yanis', arrange(second, first, third, fourth))
    played.give('Zoé', arrange(second, first, fourth, third))
    played.give('Léo', arrange(fourth, third, second, first))
    played.wait(0)
    // 0, 1, 2 and 6 of 6 pairs the wrong way round.
    expect(people.map((name) => played.score(name))).toEqual([1000, 667, 333, 0])
  })
})

describe('a scene', () => {
  it('DECISION-1 tells what comes of a move once it was made, and of all at the end', () => {
    const played = game().goTo('scene')
    played.give('Amina', take('b'))
    expect(JSON.stringify([played.playerView(), played.screen()])).not.toContain('Conséquence')
    played.close()
    const told = JSON.stringify([played.playerView(), played.screen()])
    expect(told).toContain('Conséquence secrète de Attendre')
    expect(told).not.toContain('Conséquence secrète de Écrire')
    played.host('EndGame')
    expect(JSON.stringify(played.playerView())).toContain('Conséquence secrète de Écrire')
  })

  it('DECISION-2 takes the move most voted for, the author’s first of several', () => {
    const decided = (...votes: string[]) => {
      const played = game().goTo('scene')
      votes.forEach((move, n) => played.give(people[n] ?? '', take(move)))
      return (played.close().step() as DecisionStepView).correction?.decided
    }
    expect(decided('b', 'c', 'c')).toEqual([{ team: null, move: 'c' }])
    expect(decided('c', 'a')).toEqual([{ team: null, move: 'a' }])
    expect(decided()).toEqual([{ team: null, move: null }])
  })

  it('DECISION-3 does not do again what was done', () => {
    const played = game().goTo('scene')
    played.give('Amina', take('a'))
    played.close()
    played.host('PlayAnotherRound')
    played.open()
    expect(played.give('Amina', take('a'))).toBe('unknown_choice')
    expect(played.give('Amina', take('c'))).toBeNull()
  })

  it('DECISION-4 has another round while a good door is left, and keeps the ones before', () => {
    const played = game().goTo('scene')
    const again = () => played.hostScreen().allowed.includes('PlayAnotherRound')
    played.give('Amina', take('a'))
    played.close()
    expect(again()).toBe(true)
    played.host('PlayAnotherRound')
    played.open().give('Amina', take('c'))
    played.close()
    expect(again()).toBe(false)
    expect((played.step() as DecisionStepView).made).toEqual([{ team: null, move: 'a' }])
    const { figure } = played.goTo('chemin').step() as SlideStepView
    expect(figure).toMatchObject({
      scenes: [{ rounds: [[{ move: 'a' }], [{ move: 'c' }]] }]
    })
  })

  it('SCORE-9 earns for any good door where it gives points', () => {
    const paid = {
      ...everyKind,
      steps: everyKind.steps.map((step) =>
        step.kind === 'decision' ? { ...step, points: 1000 as const } : step
      )
    }
    const played = game({}, paid).goTo('scene')
    for (const [name, move] of [
      ['Amina', 'a'],
      ['Yanis', 'b'],
      ['Zoé', 'c']
    ] as const) {
      played.give(name, take(move))
    }
    played.close()
    expect(people.map((name) => played.score(name))).toEqual([1000, 0, 1000, 0])
  })
})

describe('figures', () => {
  it('FIGURE-1 show the share that agreed before and after', () => {
    const slide = everyKind.steps.find(({ id }) => id === 'bilan')
    const shifts = {
      ...everyKind,
      steps: everyKind.steps.map((step) =>
        step === slide ? { ...slide, figure: 'shifts' as const } : step
      ) as Activity['steps']
    }
    const played = game({}, shifts).goTo('avant')
    for (const [n, option] of ['oui', 'oui', 'sans', 'non'].entries()) {
      played.give(people[n] ?? '', { kind: 'opinion', option })
    }
    played.goTo('apres')
    for (const [n, option] of ['non', 'oui', 'non', 'non'].entries()) {
      played.give(people[n] ?? '', { kind: 'opinion', option })
    }
    const { figure } = played.goTo('bilan').step() as SlideStepView
    expect(figure).toMatchObject({
      rows: [{ before: 2 / 3, after: 1 / 4, both: 4, moved: 2, convinced: 2 }]
    })
  })

  it('FIGURE-2 draw the path through the scenes of their own section', () => {
    const played = game().goTo('scene')
    played.give('Amina', take('b'))
    const { figure } = played.close().goTo('chemin').step() as SlideStepView
    expect(figure).toMatchObject({
      name: 'path',
      scenes: [{ prompt: 'Que faites-vous ?', rounds: [[{ team: null, move: 'b' }]] }]
    })
  })

  it('FIGURE-3 compare right answers by theme, before and after', () => {
    const played = game().goTo('question')
    played.answer('Amina', 'b')
    played.answer('Yanis', 'a')
    played.close().goTo('question-encore')
    played.answer('Amina', 'b')
    played.answer('Yanis', 'b')
    const { figure } = played.close().goTo('bilan').step() as SlideStepView
    expect(figure).toEqual({
      name: 'progress',
      both: 2,
      rows: [{ theme: 'Géographie', before: 0.5, after: 1, questions: 1 }]
    })
  })
})

describe('certainty', () => {
  it('CONF-1 is kept where it is asked, and told at the reveal', () => {
    const played = game().goTo('question')
    const choose = (name: string, choice: string, confidence: 1 | 2 | 3) =>
      played.give(name, { kind: 'choice', choices: [choice] }, { confidence })
    choose('Amina', 'b', 3)
    choose('Yanis', 'a', 3)
    choose('Zoé', 'b', 1)
    expect(played.seat('Yanis').confidence).toBe(3)
    expect(JSON.stringify([played.playerView(), played.screen()])).not.toContain('"confidence"')
    played.close()
    expect(played.step().correction?.tally.confidence).toEqual([
      { level: 1, right: 1, wrong: 0 },
      { level: 2, right: 0, wrong: 0 },
      { level: 3, right: 1, wrong: 1 }
    ])
    played.goTo('ordre')
    played.give('Amina', arrange(first, second, third, fourth), { confidence: 2 })
    expect(played.seat('Amina').confidence).toBeUndefined()
  })
})
