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
