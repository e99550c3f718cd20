import { describe, expect, it } from 'vitest'
import { roundOf } from '../../client/steps/round.ts'

describe('the rounds of a scene', () => {
  it('are told apart, and a step played once is not numbered', () => {
    const runs = [{ index: 0 }, { index: 4 }, { index: 4 }, { index: 5 }, { index: 4 }]
    expect(runs.map((_, at) => roundOf(runs, at))).toEqual([
      null,
      'Tour 1',
      'Tour 2',
      null,
      'Tour 3'
    ])
  })
})
