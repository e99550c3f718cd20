import { expect, it } from 'vitest'
import { outlineOf } from '../../server/game/outline.ts'
import { TestGame } from '../support/game.ts'

it('TIME-5 tells when a clock runs: then alone time away must be given back', () => {
  const game = new TestGame().join('Amina', 'Yanis')
  const outline = () => outlineOf(game.state)
  expect(outline()).toMatchObject({ phase: 'lobby', players: 2, stepCount: 3, isTimed: false })
  game.open()
  expect(outline()).toMatchObject({ phase: 'open', isTimed: true })
  game.host('PauseClock')
  expect(outline().isTimed).toBe(false)
  game.host('ResumeClock')
  expect(outline().isTimed).toBe(true)
  game.close()
  expect(outline()).toMatchObject({ phase: 'reveal', stepsPlayed: 1, isTimed: false })
  game.host('EndGame')
  expect(outline().isTimed).toBe(false)
})
