import type { RecapStep } from '../../shared/views.ts'
import { rightOf } from '../steps/summary.ts'

export interface Recap {
  /** Share of all answers that were entirely right, 0 to 1; null without an answer. */
  readonly share: number | null
  readonly best: KnownStep | null
  /** Null unless at least two steps were answered differently well. */
  readonly hardest: KnownStep | null
}

export interface KnownStep {
  readonly step: RecapStep['step']
  readonly share: number
  /** The right answers, in the order shown. */
  readonly right: readonly string[]
}

/** What the room knew best and least. A step played twice counts as it was played last, and so does one that another asked again. */
export function recapOf(played: readonly RecapStep[]): Recap {
  const latest = [...new Map(played.map((one) => [one.stepId, one])).values()]
  const askedAgain = latest.filter(({ step }) => step.correction?.tally.twice)
  const isLast = ({ step }: RecapStep) =>
    !askedAgain.some((later) => later.run > step.run && later.step.prompt === step.prompt)
  const answered = latest.filter(isLast).flatMap(({ step }) => {
    const { correction } = step
    if (!correction) return []
    const { answers, right } = correction.tally
    return right === null || answers === 0 ? [] : [{ step, answers, right, share: right / answers }]
  })
  const total = answered.reduce((sum, { answers }) => sum + answers, 0)
  const right = answered.reduce((sum, one) => sum + one.right, 0)
  const known = answered
    .map(({ step, share }) => ({ step, share, right: rightOf(step) }))
    .toSorted((a, b) => b.share - a.share)
  const best = known[0] ?? null
  const last = known.at(-1) ?? null
  return {
    share: total > 0 ? right / total : null,
    best,
    hardest: best && last && last.share < best.share ? last : null
  }
}
