import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'

const folder = join(import.meta.dirname, '../../content')
const library = loadLibrary(folder)

describe('the folder of activities', () => {
  it('has nothing to mend', () => {
    expect(library.faulty).toEqual([])
  })

  it('names each file after its activity', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
    const ids = names.map((name) => basename(name, '.yaml')).filter((id) => id !== 'aect-glossary')
    expect(library.activities.map(({ id }) => id).sort()).toEqual(ids.sort())
  })

  it('has a programme that plays the booklet from end to end', () => {
    const programme = library.find('aect-programme')
    const lengths = ['aect-quiz', 'aect-idees', 'aect-roles'].map(
      (id) => library.find(id)?.steps.length ?? 0
    )
    const parts = new Map<string, number>()
    for (const { id } of programme?.steps ?? []) {
      const part = id.split('/')[0] ?? ''
      parts.set(part, (parts.get(part) ?? 0) + 1)
    }
    expect([...parts.keys()]).toEqual(['quiz', 'idees', 'roles', 'apres', 'bilan'])
    expect([...parts.values()]).toEqual([...lengths, lengths[0], 1])
    expect(programme?.steps.at(-1)).toMatchObject({ kind: 'slide', figure: 'progress' })
  })

  it('explains the same words in every activity', () => {
    const [glossary, ...others] = library.activities.map((activity) => activity.glossary)
    expect(glossary?.length).toBeGreaterThan(20)
    for (const other of others) expect(other).toEqual(glossary)
  })
})
