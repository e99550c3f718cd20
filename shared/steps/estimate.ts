import type { StepBase, StepViewBase, TallyBase } from './step.ts'

/** A number to guess. */
export interface EstimateStep extends StepBase {
  readonly kind: 'estimate'
  /** « collectivités »; empty for a bare number. */
  readonly unit: string
  /** Bounds of what can be answered. */
  readonly least: number
  readonly most: number
  /** Digits after the decimal point: 0 to 3. */
  readonly decimals: number
  readonly right: number
  /** How far from it nothing is earned any more, in units. */
  readonly within: number
}

export interface EstimateAnswer {
  readonly kind: 'estimate'
  readonly value: number
}

export interface EstimateStepView extends StepViewBase {
  readonly kind: 'estimate'
  readonly unit: string
  readonly least: number
  readonly most: number
  readonly decimals: number
  readonly correction: EstimateCorrection | null
}

export interface EstimateCorrection {
  /** The right number. */
  readonly right: number
  readonly tally: EstimateTally
  readonly explanation: string
}

export interface EstimateTally extends TallyBase {
  readonly right: number
  /**
   * Equal parts of the whole range, from `from` (included) to `to` (excluded, but for the last). Where few numbers are
   * possible, a part for each, which is its middle.
   */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[]
  /** The number in the middle of all answers; null without any. */
  readonly median: number | null
}
