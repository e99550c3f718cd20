import { describe, expect, it } from 'vitest'
import * as sankey from 'd3-sankey'
import { shiftLayout, wideFrame } from '../../client/steps/opinion/shift-layout.ts'
import { shiftSentence } from '../../client/steps/opinion/shift.ts'
import { figureSentence, remarkable } from '../../client/steps/slide/figure-sentence.ts'
import type { ShiftsFigure } from '../../shared/steps/figure.ts'
import type { OpinionStepView, Shift } from '../../shared/steps/opinion.ts'

type Row = ShiftsFigure['rows'][number]

const shift = (towards: Shift['towards']): Shift => ({ flows: [], both: 24, moved: 9, towards })

const row = (prompt: string, before: number, after: number, convinced: number): Row => ({
  id: prompt,
  prompt,
  before,
  after,
  both: 10,
  moved: 6,
  convinced
})

const named = (...rows: Row[]) => {
  const { believed, shaken, stubborn } = remarkable({ name: 'shifts', rows })
  return [believed, shaken, stubborn].map((one) => one?.row.prompt)
}

describe('a shift, in words', () => {
  it('tells both ways, unless nobody went against what is wanted', () => {
    expect(shiftSentence(shift({ end: 'disagree', convinced: 7, opposed: 2 }))).toBe(
      'Sur 24, 9 ont changé d’avis. 7\u00a0s’éloignent de l’idée reçue, 2\u00a0s’en rapprochent.'
    )
    expect(shiftSentence(shift({ end: 'disagree', convinced: 1, opposed: 0 }))).toBe(
      'Sur 24, 9 ont changé d’avis. 1\u00a0s’éloigne de l’idée reçue.'
    )
    expect(shiftSentence(shift({ end: 'agree', convinced: 1, opposed: 1 }))).toBe(
      'Sur 24, 9 ont changé d’avis. 1\u00a0se rapproche de l’idée, 1\u00a0s’en éloigne.'
    )
    expect(shiftSentence(shift(null))).toBe('Sur 24, 9 ont changé d’avis.')
  })
})

describe('a shift, drawn', () => {
  it('has a place for an option that was in the first vote only', () => {
    const asked = { flows: [{ from: 'ni-ni', to: 'oui', count: 2 }], both: 2, moved: 2 }
    const options = [{ id: 'oui', text: 'Oui', agreement: 1 }]
    const drawn = { ...asked, towards: null }
    const { bars, ribbons } = shiftLayout(
      { options } as unknown as OpinionStepView,
      drawn,
      wideFrame,
      sankey
    )
    expect(bars.map(({ text, side }) => `${side} ${text}`)).toEqual(['after Oui', 'before ni-ni'])
    expect(ribbons).toHaveLength(1)
  })
})

describe('the ideas that stand out', () => {
  it('are the most believed, the most shaken and the most stubborn', () => {
    const ideas = [
      row('crue', 0.9, 0.4, 5),
      row('ébranlée', 0.6, 0.1, 6),
      row('tenace', 0.5, 0.5, 1)
    ]
    expect(named(...ideas)).toEqual(['crue', 'ébranlée', 'tenace'])
    expect(figureSentence({ name: 'shifts', rows: ideas })).toBe(
      'La plus répandue : crue (90\u00a0% d’accord avant). La plus ébranlée : ébranlée (60\u00a0% s’en éloignent). La plus tenace : tenace (50\u00a0% d’accord après).'
    )
  })

  it('leave out the shaken where the idea won more than it lost', () => {
    const other = row('autre', 0.2, 0.5, 1)
    expect(named(row('renforcée', 0.3, 0.7, 2), other)).toEqual(['renforcée', undefined, 'autre'])
  })

  it('leave out the stubborn where nobody believes any more', () => {
    const other = row('autre', 0.2, 0, 1)
    expect(named(row('abandonnée', 0.8, 0, 8), other)).toEqual([
      'abandonnée',
      'abandonnée',
      undefined
    ])
  })

  it('are none where one idea alone was voted on twice: its shares are told', () => {
    const rows = [row('seule', 0.8, 0.2, 6), { ...row('passée', 0.9, 0.9, 0), both: 0 }]
    expect(named(...rows)).toEqual([undefined, undefined, undefined])
    expect(figureSentence({ name: 'shifts', rows })).toBe(
      'seule : 80\u00a0% d’accord avant, 20\u00a0% après.'
    )
  })
})
