import { describe, expect, it } from 'vitest'
import { ContentError } from '../../server/library/content-error.ts'
import { loadLibrary } from '../../server/library/load.ts'
import { folderOf, good, goodBut } from './folder.ts'

function messageOf(files: Record<string, string | Uint8Array>) {
  const folder = folderOf(files)
  try {
    loadLibrary(folder)
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.message.replaceAll(folder, 'content')
  }
  throw new Error('The folder was accepted')
}

describe('a folder of activities', () => {
  it('gives them in the order of their names, and each by its id', () => {
    const json = JSON.stringify({
      ...loadLibrary(folderOf({ 'x.yaml': good })).find('essai'),
      id: 'autre'
    })
    const library = loadLibrary(folderOf({ 'essai.yml': good, 'autre.json': json }))
    expect(library.activities.map(({ id }) => id)).toEqual(['autre', 'essai'])
    expect(library.find('essai')?.title).toBe('Essai')
    expect(library.find('nulle')).toBeUndefined()
  })

  it('may hold a schema, a page to read and what a system leaves behind', () => {
    const others = { 'activity.schema.json': '{}', 'README.md': '#', '._essai.yaml': '\0' }
    expect(loadLibrary(folderOf({ 'essai.yaml': good, ...others })).activities).toHaveLength(1)
  })

  it('is refused when it holds none, or is not there', () => {
    const expected =
      'Contenu à corriger dans content :\ncontent:1: doit contenir au moins une activité'
    expect(messageOf({})).toBe(expected)
    expect(messageOf({ 'README.md': '#' })).toBe(expected)
    expect(() => loadLibrary('/nowhere/at/all')).toThrow(ContentError)
  })

  it('is refused when two files have the same id', () => {
    expect(messageOf({ 'a.yaml': good, 'b.yaml': `# copie\n${good}` })).toBe(
      'Contenu à corriger dans content :\n' +
        'b.yaml:2: id: ne doit pas répéter « essai », déjà donné par a.yaml'
    )
  })

  it('tells every problem of every file at once', () => {
    const lines = messageOf({
      'a.yaml': goodBut('limitSeconds: 20', 'limitSeconds: 2').replace(
        'language: fr',
        'langue: fr'
      ),
      'b.yaml': 'id: [',
      'c.yaml': good
    }).split('\n')
    expect(lines.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'Contenu à corriger dans content :',
      'a.yaml:1: language',
      'a.yaml:4: langue',
      'a.yaml:21: steps[0].limitSeconds',
      expect.stringMatching(/^b\.yaml:\d: syntaxe YAML/)
    ])
  })

  it('says that a file is not in UTF-8', () => {
    const latin = Buffer.from(good, 'latin1')
    expect(messageOf({ 'a.yaml': latin })).toContain('a.yaml:8: doit être enregistré en UTF-8')
  })

  it('says that a file is too long to be an activity', () => {
    expect(messageOf({ 'a.yaml': `${good}\n# ${'x'.repeat(500_000)}` })).toContain(
      'a.yaml:1: doit tenir en 500 000 caractères'
    )
  })
})
