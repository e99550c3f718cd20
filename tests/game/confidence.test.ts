import { expect, it } from 'vitest'
import { activityOf, choiceStep, TestGame } from '../support/game.ts'

it('CONF-1 counts as wrong what is right in part only, and nobody who does not say', () => {
  const step = choiceStep('un', ['a', 'c'], { asksConfidence: true })
  const game = new TestGame({}, activityOf(step)).join('Amina', 'Yanis', 'Zoé', 'Léo').open()
  const pick = (name: string, choices: string[], confidence?: 1 | 2 | 3) =>
    game.give(name, { kind: 'choice', choices }, confidence === undefined ? {} : { confidence })
  pick('Amina', ['a', 'c'], 3)
  pick('Yanis', ['a'], 3)
  pick('Zoé', ['a', 'c'])
  // The first answer is final, and how sure it was.
  expect(pick('Amina', ['a', 'c'], 1)).toBeNull()
  game.close()
  expect(game.correction('choice').tally.confidence).toEqual([
    { level: 1, right: 0, wrong: 0 },
    { level: 2, right: 0, wrong: 0 },
    { level: 3, right: 1, wrong: 1 }
  ])
})

it('CONF-1 may follow the answer, which counts from when it was given', () => {
  const step = choiceStep('un', ['a'], { asksConfidence: true })
  const game = new TestGame({ points: 'speed' }, activityOf(step)).join('Amina', 'Yanis').open()
  const answer = { kind: 'choice', choices: ['a'] } as const
  expect(game.give('Amina', answer)).toBeNull()
  game.give('Yanis', answer, { confidence: 2 })
  game.wait(0)
  // Amina may still say how sure she is.
  expect(game.state.phase).toBe('open')
  game.now += 5000
  expect(game.give('Amina', answer, { confidence: 3 })).toBeNull()
  expect(game.seat('Amina').confidence).toBe(3)
  game.wait(0)
  expect(game.state.phase).toBe('reveal')
  expect(game.score('Amina')).toBe(game.score('Yanis'))
  expect(game.correction('choice').tally.confidence).toMatchObject([
    {},
    { level: 2, right: 1 },
    { level: 3, right: 1 }
  ])
  const events = game.events.length
  expect(game.give('Amina', answer, { confidence: 1 })).toBeNull()
  expect(game.events).toHaveLength(events)
})
