import { describe, expect, test } from 'vitest'
import { recapOf } from '../../client/screen/recap.ts'
import { recapSteps } from '../support/fixtures/screen.ts'

describe('the closing recap', () => {
  test('names the best known and the hardest step with their right answers', () => {
    const recap = recapOf(recapSteps((number) => (number === 8 ? 1 : number === 17 ? 0.1 : 0.5)))
    expect(recap.best?.step.index).toBe(7)
    expect(recap.best?.right).toHaveLength(2)
    expect(recap.hardest?.step.index).toBe(16)
    expect(recap.hardest?.share).toBeCloseTo(0.1)
    expect(recap.share).toBeCloseTo((16 * 0.5 + 1 + 0.1) / 18)
  })

  test('has no hardest step when all were known as well', () => {
    const recap = recapOf(recapSteps(() => 0.5))
    expect(recap.best).not.toBeNull()
    expect(recap.hardest).toBeNull()
  })

  test('counts a step that was played again once, as it was played last', () => {
    const [first] = recapSteps(() => 0)
    const [again] = recapSteps(() => 1)
    const recap = recapOf([first!, { ...again!, run: 19 }])
    expect(recap.share).toBe(1)
  })

  test('counts a question asked before and after once, as it was known after', () => {
    const [before] = recapSteps(() => 0.2)
    const [after] = recapSteps(() => 1)
    const { correction } = after!.step
    Object.assign(correction!.tally, { twice: { answers: 10, before: 2, after: 10 } })
    const step = { ...after!.step, run: 19 }
    const recap = recapOf([before!, { stepId: 'encore', run: 19, step }])
    expect(recap.share).toBe(1)
    expect(recap.hardest).toBeNull()
  })

  test('says nothing of steps that nobody answered', () => {
    expect(recapOf(recapSteps(() => 0, 0))).toEqual({ share: null, best: null, hardest: null })
  })
})
