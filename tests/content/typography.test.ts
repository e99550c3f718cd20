import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'

const library = loadLibrary(join(import.meta.dirname, '../../content'))

// Names used by the program follow its rules, not the typographer's.
const namesOnly = new Set([
  ...['id', 'kind', 'right', 'language', 'section', 'option', 'again', 'optionsOf', 'wanted'],
  ...['look', 'figure', 'file', 'by']
])

const faults: [name: string, pattern: RegExp][] = [
  ['no narrow no-break space before ? ! ;', /[^\u202f?!][?!;]/],
  ['no no-break space before :', /[^\u00a0]:/],
  ['no no-break space before %', /[^\u00a0]%/],
  ['no no-break space after «', /«[^\u00a0]/],
  ['no no-break space before »', /[^\u00a0]»/],
  ['a plain space between thousands', /\d \d{3}(?!\d)/],
  ['a straight apostrophe or quote', /['"]/],
  ['three dots', /\.\.\./],
  ['two spaces', /[ \u00a0\u202f]{2}/],
  ['a mark of Markdown', /\*|\]\(|__|^#/m]
]

describe.each(library.activities.filter(({ language }) => language === 'fr'))(
  'the texts of $id',
  (activity) => {
    const texts = textsIn(activity)

    it.each(faults)('have nowhere %s', (_name, pattern) => {
      expect(texts.filter((text) => pattern.test(text))).toEqual([])
    })
  }
)

it('reads every text that an activity may show', () => {
  const shown = new Set(library.activities.flatMap((activity) => keysOf(activity)))
  for (const key of [
    ...['title', 'summary', 'authors', 'licence', 'part', 'prompt', 'text', 'explanation', 'notes'],
    ...['situation', 'consequence', 'warning', 'keep', 'parts', 'actors', 'themes'],
    ...['term', 'also', 'name']
  ]) {
    expect(shown).toContain(key)
  }
})

/** The keys under which texts are read. */
function keysOf(value: object): string[] {
  return Object.entries(value).flatMap(([key, one]) => {
    if (namesOnly.has(key) || textsIn(one).length === 0) return []
    return typeof one === 'object' ? [key, ...keysOf(one)] : [key]
  })
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => (namesOnly.has(key) ? [] : textsIn(one)))
}
