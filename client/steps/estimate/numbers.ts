import type { EstimateStepView } from '../../../shared/steps/estimate.ts'
import { m } from '../../text/generated/messages.js'
import { getLocale } from '../../text/generated/runtime.js'

type Format = Pick<EstimateStepView, 'decimals' | 'unit'>
type Bounds = Pick<EstimateStepView, 'least' | 'most'>

/** « 4 700 collectivités », and « 1 » alone: an author writes the unit for many. */
export function numberWithUnit(value: number, { unit, decimals }: Format): string {
  const number = plainNumber(value, decimals)
  return unit && fits(unit, value) ? `${number}\u00a0${unit}` : number
}

/** « Entre 0 et 10 000 collectivités » */
export function bounds({ least, most, ...format }: Format & Bounds): string {
  return m.steps_estimate_between({
    least: plainNumber(least, format.decimals),
    most: numberWithUnit(most, format)
  })
}

/** Signs and units without a plural go with any number; what ends like one, with numbers that ask for it. */
function fits(unit: string, value: number): boolean {
  const isPlural = /\p{Ll}{2,}[sx](?!\p{L})/u.test(unit)
  return !isPlural || new Intl.PluralRules(getLocale()).select(Math.abs(value)) !== 'one'
}

/** « 4 700 » */
export function plainNumber(value: number, decimals: number): string {
  return new Intl.NumberFormat(getLocale(), { maximumFractionDigits: decimals }).format(value)
}

/**
 * A number as people type it, to the decimals that are wanted; null when it is none. Spaces part thousands, and so does
 * the sign that the language of the page parts them with. Any sign does where it stands twice or where no decimals are
 * wanted, as long as three digits follow each; else it is a decimal sign, whichever the keyboard offers.
 */
export function typedNumber(text: string, decimals: number): number | null {
  const tidy = text.replace(/[\s'’]/gu, '').replace('−', '-')
  const [whole = '', sign = '', fraction = ''] = partsOf(tidy, decimals)
  const plain = `${whole.replace(/[.,]/gu, '')}.${fraction}`
  const isNumber = /^-?\d+\.\d*$/u.test(plain) && (isBare(whole) || isGrouped(whole, sign))
  return isNumber ? Number(Number(plain).toFixed(decimals)) + 0 : null
}

/** What stands before the decimal sign, the sign, and what stands after it. */
function partsOf(tidy: string, decimals: number): readonly string[] {
  const thousands = getLocale() === 'fr' ? '.' : ','
  const signs = tidy.match(/[.,]/gu) ?? []
  const last = signs[signs.length - 1] ?? ''
  const isThousands =
    isGrouped(tidy, '') && (signs.length > 1 || last === thousands || decimals === 0)
  if (last === '' || isThousands) return [tidy]
  const at = tidy.lastIndexOf(last)
  return [tidy.slice(0, at), last, tidy.slice(at + 1)]
}

function isBare(whole: string): boolean {
  return /^-?\d+$/u.test(whole)
}

/** By one sign, which is not the decimal one. */
function isGrouped(whole: string, decimal: string): boolean {
  const [, sign] = /^-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/u.exec(whole) ?? []
  return sign !== undefined && sign !== decimal
}
