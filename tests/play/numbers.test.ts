import { afterEach, describe, expect, it } from 'vitest'
import {
  bounds,
  numberWithUnit,
  plainNumber,
  typedNumber
} from '../../client/steps/estimate/numbers.ts'
import { overwriteGetLocale } from '../../client/text/generated/runtime.js'

const speak = (locale: 'fr' | 'en') => overwriteGetLocale(() => locale)
afterEach(() => speak('fr'))

type Case = readonly [typed: string, decimals: number, number: number | null]

describe('a unit', () => {
  const range = { unit: 'collectivités', decimals: 0, least: 0, most: 10_000 }

  it('is said once for both bounds, and not of none or one', () => {
    const format = { unit: 'collectivités', decimals: 0 }
    expect(bounds(range)).toBe('Entre 0 et 10\u202f000\u00a0collectivités')
    expect([0, 1, 2].map((n) => numberWithUnit(n, format))).toEqual([
      '0',
      '1',
      '2\u00a0collectivités'
    ])
    speak('en')
    const communities = { unit: 'communities', decimals: 0 }
    expect([0, 1, 2].map((n) => numberWithUnit(n, communities))).toEqual([
      '0\u00a0communities',
      '1',
      '2\u00a0communities'
    ])
  })

  it('goes with any number where it has no plural', () => {
    for (const unit of ['%', '€', 'km', 'ans', 'M€', 'Md€']) {
      expect(numberWithUnit(1, { unit, decimals: 0 })).toBe(unit === 'ans' ? '1' : `1\u00a0${unit}`)
    }
  })
})

const anywhere: readonly Case[] = [
  ['4700', 0, 4700],
  [' 4 700 ', 0, 4700],
  ['4\u00a0700', 0, 4700],
  ['4\u202f700,5', 1, 4700.5],
  ['4’700', 0, 4700],
  ['4.700', 0, 4700],
  ['4,700', 0, 4700],
  ['1.234.567', 2, 1_234_567],
  ['1,234,567', 2, 1_234_567],
  ['1.234,5', 1, 1234.5],
  ['1,234.5', 1, 1234.5],
  ['4,7', 1, 4.7],
  ['4.7', 1, 4.7],
  ['0,500', 3, 0.5],
  ['−3,25', 1, -3.3],
  ['-3', 0, -3],
  ['-0,2', 0, 0],
  ['4,', 1, 4],
  ['4,7', 0, 5],
  ['', 0, null],
  [',', 1, null],
  ['4-7', 0, null],
  ['1.23.456', 0, null],
  ['1,2,3', 1, null],
  ['12.34,5', 1, null],
  ['quatre', 0, null]
]

describe('a typed number', () => {
  it.each(['fr', 'en'] as const)('is understood on a page in %s', (locale) => {
    speak(locale)
    const understood = anywhere.map(([typed, decimals]) => [typed, typedNumber(typed, decimals)])
    expect(understood).toEqual(anywhere.map(([typed, , number]) => [typed, number]))
  })

  it('has thousands where the page’s language parts them so', () => {
    expect([typedNumber('4,700', 2), typedNumber('4.700', 2)]).toEqual([4.7, 4700])
    speak('en')
    expect([typedNumber('4,700', 2), typedNumber('4.700', 2)]).toEqual([4700, 4.7])
  })

  it.each(['fr', 'en'] as const)('is understood as it is written on a page in %s', (locale) => {
    speak(locale)
    for (const number of [0, 4700, -4700, 1_234_567.25, 0.125]) {
      expect(typedNumber(plainNumber(number, 3), 3)).toBe(number)
    }
  })
})
