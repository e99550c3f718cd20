import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ContentError } from '../../server/library/content-error.ts'
import { checkContent, loadLibrary } from '../../server/library/load.ts'
import { folderOf, good, goodBut } from './folder.ts'

function messageOf(files: Record<string, string | Uint8Array>) {
  const folder = folderOf(files)
  try {
    checkContent(folder)
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
    expect(() => checkContent('/nowhere/at/all')).toThrow(ContentError)
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

  it('plays what is right beside a file with a fault, and says what is to be mended', () => {
    const library = loadLibrary(folderOf({ 'bon.yaml': good, 'autre.yaml': 'id: [' }))
    expect(library.activities.map(({ id }) => id)).toEqual(['essai'])
    expect(library.faulty).toEqual([
      { file: 'autre.yaml', problems: [expect.objectContaining({ file: 'autre.yaml', line: 1 })] }
    ])
    expect(library.find('autre')).toBeUndefined()
  })

  it('does not play a programme or an activity that needs a file with a fault', () => {
    const head = good.slice(0, good.indexOf('steps:'))
    const programme = `${head.replace('id: essai', 'id: jour')}parts:\n  - id: quiz\n    title: Quiz\n    activity: essai\n`
    const library = loadLibrary(
      folderOf({
        'essai.yaml': goodBut('right: [a]', 'right: [z]'),
        'jour.yaml': programme,
        'seul.yaml': goodBut('id: essai', 'id: seul').replace('steps:', 'glossary: mots\nsteps:'),
        'mots.yaml': 'id: mots\nterms: 3\n'
      })
    )
    expect(library.activities).toEqual([])
    const problems = library.faulty.flatMap((each) => each.problems)
    expect(problems.map(({ file, expected }) => `${file}: ${expected}`)).toEqual([
      expect.stringMatching(/^essai.yaml: /u),
      'jour.yaml: joue essai.yaml, qui est à corriger',
      expect.stringMatching(/^mots.yaml: /u),
      'seul.yaml: nomme mots.yaml, qui est à corriger ou n’est pas un glossaire'
    ])
  })

  it.each(['essai.yaml.txt', 'essai.YAML', 'Essai.Yml', 'essai.json.bak', 'essai.yaml~'])(
    'says that %s is not read',
    (name) => {
      expect(messageOf({ 'a.yaml': good, [name]: good })).toContain(
        `${name}:1: doit finir par .yaml, en minuscules : ce fichier n’est pas lu`
      )
    }
  )

  it.each([
    ['absente.png', 'doit être une image du dossier images (« absente.png » n’y est pas)'],
    ['CARTE.png', 'doit être écrit comme le fichier : « carte.png »'],
    ['texte.png', 'doit être une image lisible (« texte.png » n’en est pas une)'],
    ['vide.jpg', 'doit être une image lisible (« vide.jpg » n’en est pas une)'],
    ['photo.png', 'doit finir par .jpg : c’est ce qu’est « photo.png »'],
    ['coupe.png', 'doit être une image entière (« coupe.png » est coupé)'],
    ['carte.png', null]
  ])('looks at the image %s of a slide', (file, expected) => {
    const step = `  - id: vue\n    kind: slide\n    prompt: Voici\n    image:\n      file: ${file}\n      alt: Une carte\n`
    const folder = folderOf({ 'a.yaml': good + step })
    mkdirSync(join(folder, 'images'))
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64'
    )
    const images = {
      'carte.png': png,
      'coupe.png': png.subarray(0, -12),
      'texte.png': Buffer.from('bonjour'),
      'vide.jpg': Buffer.alloc(0),
      'photo.png': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0xff, 0xd9])
    }
    for (const [name, content] of Object.entries(images)) {
      writeFileSync(join(folder, 'images', name), content)
    }
    const { faulty } = loadLibrary(folder)
    const told = faulty.flatMap((each) => each.problems)
    const place = { file: 'a.yaml', line: 26, path: 'steps[1].image.file' }
    expect(told).toEqual(expected === null ? [] : [{ ...place, expected }])
  })
})
