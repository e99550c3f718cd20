import { expect, it } from 'vitest'
import { paintOf } from '../../client/steps/opinion/paints.ts'
import { scale } from '../support/game.ts'

it('the two ends of a scale look alike but for their signs, whichever is wanted', () => {
  const paints = scale.map((_, index) => paintOf(scale, index))
  for (const [index, { agreement }] of scale.entries()) {
    if (agreement === null) continue
    const mirrored = scale.findIndex((option) => option.agreement === -agreement)
    const [one, other] = [paints[index]!, paints[mirrored]!]
    expect([one.fill, one.on]).toEqual([other.fill, other.on])
    expect(one.sign).not.toBe(other.sign)
  }
})
