import { describe, expect, test } from 'vitest'
import { pageStarts, type Band } from '../../client/ui/page-starts.ts'

/** Lines one below the other. */
const lines = (count: number, height = 10, from = 0): Band[] =>
  Array.from({ length: count }, (_, at) => ({
    top: from + at * height,
    bottom: from + (at + 1) * height
  }))

describe('pages of a text', () => {
  test('what fits is one page', () => {
    expect(pageStarts([], 100)).toEqual([0])
    expect(pageStarts(lines(10), 100)).toEqual([0])
  })

  test('begin where a line begins: none is cut', () => {
    const starts = pageStarts(lines(25), 100)
    expect(starts).toEqual([0, 90, 180])
  })

  test('cut no line of either of two columns', () => {
    const bands = [...lines(30), ...lines(20, 14)]
    for (const start of pageStarts(bands, 100)) {
      expect(bands.filter(({ top, bottom }) => top < start - 2 && bottom > start + 2)).toEqual([])
    }
  })

  test('show all of what is higher than a page', () => {
    expect(pageStarts([{ top: 0, bottom: 250 }], 100)).toEqual([0, 94, 188])
  })

  test('have an end, whatever is to be shown', () => {
    const bands = [...lines(40, 3), ...lines(40, 7, 1), { top: 5, bottom: 900 }]
    const starts = pageStarts(bands, 60)
    expect(starts.toSorted((a, b) => a - b)).toEqual(starts)
    expect(new Set(starts).size).toBe(starts.length)
    expect(900 - starts.at(-1)!).toBeLessThanOrEqual(60)
  })
})
