import type { EstimateStepView } from '../../../shared/steps/estimate.ts'
import { getLocale } from '../../text/generated/runtime.js'

/** « 4 700 collectivités » */
export function numberWithUnit(value: number, { unit, decimals }: EstimateStepView): string {
  const number = new Intl.NumberFormat(getLocale(), { maximumFractionDigits: decimals }).format(
    value
  )
  return unit ? `${number}\u00a0${unit}` : number
}

/** A number as people type it: with a comma, or spaces between thousands. Null when it is none. */
export function typedNumber(text: string): number | null {
  const tidy = text.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/u.test(tidy) ? Number(tidy) : null
}
