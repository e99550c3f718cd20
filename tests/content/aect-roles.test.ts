import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'
import type { Move } from '../../shared/steps/decision.ts'
import { barest, bookletRoles, wholeBooklet } from './booklet.ts'

const activity = loadLibrary(join(import.meta.dirname, '../../content')).find('aect-roles')
const steps = activity?.steps ?? []
const sections = activity?.sections ?? []
const roles = bookletRoles().map((role, index) => ({ ...role, id: sections[index]?.id ?? '' }))
const scenes = steps.filter((step) => step.kind === 'decision')
const moves = scenes.flatMap((scene) => scene.moves.map((move) => ({ ...move, scene: scene.id })))
const booklet = barest(wholeBooklet())
const glossary = activity?.glossary ?? []

const named = [
  ...['AECT', 'AFCCRE', 'AFD', 'AIMF', 'AIRF', 'APD', 'C40', 'CDPR', 'CGCT', 'CGDD', 'CGLU'],
  ...['CNFPT', 'Centre de crise et de soutien', 'Cités Unies France', 'Comité 21', 'Habitat III'],
  ...['DAECT', 'EXPE-CT', 'FED', 'FICOL', 'France Urbaine', 'INTERREG', 'MEAE', 'MOT', 'OCDE'],
  ...['ODD', 'ONG', 'Organisation internationale de la Francophonie', 'PLU', 'RRMA', 'UNESCO'],
  ...['Régions de France', 'Union européenne', 'ambassade', 'association des maires de France'],
  ...['assemblée des départements de France', 'conseiller diplomatique', 'pS-eau', 'loi NOTRe'],
  ...['Nations unies', 'loi MAPTAM', 'associations faitières', 'syndicats mixtes de l’eau']
]

describe('the booklet’s role-plays', () => {
  it('are three, with their titles, from the role to the way gone', () => {
    expect(sections.map(({ title }) => barest(title))).toEqual(
      roles.map(({ title }) => barest(title))
    )
    for (const { id, title } of roles) {
      const own = steps.filter(({ section }) => section === id)
      expect(barest(own[0]?.prompt ?? '')).toBe(barest(title))
      expect(own[0]?.kind).toBe('slide')
      expect(own.at(-1)).toMatchObject({ kind: 'slide', figure: 'path' })
      expect(own.slice(1, -1).map(({ kind }) => kind)).toEqual(
        own.slice(1, -1).map(() => 'decision')
      )
    }
    expect(roles.map(({ id }) => scenes.filter(({ section }) => section === id).length)).toEqual([
      2, 4, 3
    ])
  })

  it.each(roles)('$id: says all that the booklet says', ({ id, texts }) => {
    const told = steps
      .filter(({ section }) => section === id)
      .flatMap((step) => {
        if (step.kind === 'slide') return [step.prompt, ...step.parts]
        if (step.kind !== 'decision') return []
        const { prompt, situation, moves } = step
        return [prompt, ...paragraphsOf(situation), ...moves.flatMap(ofSource)]
      })
      .map(barest)
    expect(texts.filter((text) => !told.includes(barest(text)))).toEqual([])
  })

  it.each(roles)('$id: tells each thing whole, in the scene where the booklet does', (role) => {
    const texts = role.texts.map(barest)
    const own = scenes.filter(({ section }) => section === role.id)
    const starts = own.map(({ situation }) => {
      const begun = paragraphsOf(situation).map((text) => texts.indexOf(barest(text)))
      expect(begun).not.toContain(-1)
      return begun.at(-1) ?? -1
    })
    for (const [at, scene] of own.entries()) {
      const within = texts.slice(starts[at], starts[at + 1])
      const told = scene.moves.flatMap(ofSource).map(barest)
      expect(told.filter((text) => !within.includes(text))).toEqual([])
    }
  })

  it('leave three to five moves to choose from', () => {
    for (const { moves } of scenes) {
      expect(moves.length).toBeGreaterThanOrEqual(3)
      expect(moves.length).toBeLessThanOrEqual(5)
    }
  })

  it('say whose words each outcome is', () => {
    for (const { scene, id, good, by, keep } of moves) {
      expect({ scene, id, by, keeps: keep !== '' }).toEqual({
        scene,
        id,
        by: good ? 'source' : 'preau',
        keeps: good
      })
    }
  })

  it('have a detour or two in each scene, not after all the good doors', () => {
    for (const { moves } of scenes) {
      const poor = moves.flatMap(({ good }, index) => (good ? [] : index))
      expect([1, 2]).toContain(poor.length)
      expect(poor[0]).toBeLessThan(moves.findLastIndex(({ good }) => good))
    }
  })

  it('warn of what the booklet warns of', () => {
    const warned = moves.filter(({ warning }) => warning !== undefined)
    expect(warned.map(({ text, warning, warningBy }) => [text, warning, warningBy])).toEqual(
      [
        ['je signe directement avec son gouvernement', 'convention Collectivité-État étranger'],
        ['Je pars au Mali', 'restrictions en zone rouge'],
        ['syndicats mixtes de l’eau', 'construction de puits']
      ].map(([move = '', warning = '']) => [
        expect.stringContaining(move),
        expect.stringContaining(warning),
        'source'
      ])
    )
  })

  it('send whoever opens a door to all the actors that the booklet names there', () => {
    const actors = glossary.filter(({ term }) => moves.some(({ actors }) => actors.includes(term)))
    for (const { scene, id, actors: listed, consequence } of moves.filter(({ good }) => good)) {
      const named = actors.filter(({ term, also }) =>
        [term, ...also].some((word) => saysWord(consequence, word))
      )
      const missing = named.filter(({ term }) => !listed.includes(term)).map(({ term }) => term)
      expect({ scene, id, missing }).toEqual({ scene, id, missing: [] })
    }
  })

  it('have hints for the trainer', () => {
    expect(steps.filter(({ notes }) => !notes)).toEqual([])
  })
})

describe('the glossary', () => {
  const words = glossary.flatMap(({ term, also }) => [term, ...also])

  it('knows whoever is to be contacted', () => {
    const terms = glossary.map(({ term }) => term)
    expect(moves.flatMap(({ actors }) => actors).filter((one) => !terms.includes(one))).toEqual([])
  })

  it('knows the actors that the booklet names', () => {
    expect(named.filter((actor) => !booklet.includes(barest(actor)))).toEqual([])
    const known = words.map(barest)
    expect(named.filter((actor) => !known.includes(barest(actor)))).toEqual([])
  })

  it('knows every acronym of the activities', () => {
    const shouted = wholeBooklet().matchAll(
      /(?<=\(|\b(?:le|la|l'|du|de|d'|des|les) ?)[A-Z]{3,6}(?=[ ,.)])/g
    )
    const acronyms = new Set([...shouted].map(([acronym]) => acronym))
    acronyms.delete('COVID')
    expect(acronyms.size).toBeGreaterThan(15)
    expect([...acronyms].filter((acronym) => !words.includes(acronym))).toEqual([])
  })

  it('explains each word once', () => {
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })
})

type Told = Pick<Move, 'by' | 'consequence' | 'warning' | 'warningBy'>

/** What the booklet says of a move, in paragraphs: of a detour, its warning at most. */
function ofSource({ by, consequence, warning = '', warningBy }: Told): string[] {
  return [
    ...(by === 'source' ? paragraphsOf(consequence) : []),
    ...(warningBy === 'source' ? paragraphsOf(warning) : [])
  ]
}

function paragraphsOf(text: string): string[] {
  return text.split('\n\n')
}

function saysWord(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text)
}
