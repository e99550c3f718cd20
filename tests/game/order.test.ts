import { describe, expect, it } from 'vitest'
import { activityOf, orderStep, TestGame } from '../support/game.ts'

const asked = () => new TestGame({}, activityOf(orderStep('ordre'))).join('Amina', 'Yanis', 'Zoé')

describe('an order', () => {
  it('ORDER-1 is drawn in every game, whether choices are shuffled or not', () => {
    const game = asked()
    game.permutation = [2, 0, 3, 1, 4, 5, 6, 7, 8, 9, 10, 11]
    const { items } = game.open().step('order')
    expect(items?.map(({ id }) => id)).toEqual(['x', 'm', 'k', 'c'])
  })

  it('ORDER-2 tells with the right one where each item was put', () => {
    const game = asked().open()
    game.place('Amina', 'm', 'c', 'x', 'k')
    game.place('Yanis', 'c', 'm', 'x', 'k')
    game.place('Zoé', 'c', 'm', 'k', 'x')
    game.wait(0)
    expect(game.correction('order')).toMatchObject({
      right: ['m', 'c', 'x', 'k'],
      tally: {
        answers: 3,
        right: 1,
        places: { m: 1.7, c: 1.3, x: 3.3, k: 3.7 },
        placed: { m: 1, c: 1, x: 2, k: 2 }
      }
    })
  })
})
