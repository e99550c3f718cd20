import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'

const library = loadLibrary(join(import.meta.dirname, '../../content'))

// Names used by the program follow its rules, not the typographer's.
const namesOnly = new Set(['id', 'kind', 'right', 'language'])

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

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => (namesOnly.has(key) ? [] : textsIn(one)))
}
