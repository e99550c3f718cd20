import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'
import { barest, bookletRoles, wholeBooklet } from './booklet.ts'

const activity = loadLibrary(join(import.meta.dirname, '../../content')).find('aect-roles')
const steps = activity?.steps ?? []
const sections = activity?.sections ?? []
const roles = bookletRoles().map((role, index) => ({ ...role, id: sections[index]?.id ?? '' }))
const scenes = steps.filter((step) => step.kind === 'decision')
const moves = scenes.flatMap((scene) => scene.moves.map((move) => ({ ...move, scene: scene.id })))
const booklet = barest(wholeBooklet())

const actors = [
  ...['AECT', 'AFCCRE', 'AFD', 'AIMF', 'AIRF', 'APD', 'C40', 'CDPR', 'CGCT', 'CGDD', 'CGLU'],
  ...['CNFPT', 'Centre de crise et de soutien', 'Cités Unies France', 'Comité 21'],
  ...['DAECT', 'EXPE-CT', 'FED', 'FICOL', 'France Urbaine', 'INTERREG', 'MEAE', 'MOT', 'OCDE'],
  ...['ODD', 'ONG', 'Organisation internationale de la Francophonie', 'PLU', 'RRMA', 'UNESCO'],
  ...['Régions de France', 'Union européenne', 'ambassade', 'association des maires de France'],
  ...['assemblée des départements de France', 'conseiller diplomatique', 'pS-eau']
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
        return [prompt, situation, ...moves.flatMap((move) => [ofSource(move), move.warning ?? ''])]
      })
      .map(barest)
    const missing = texts.filter((text) => !told.some((one) => one.includes(barest(text))))
    expect(missing).toEqual([])
  })

  it('tell situations, good doors and warnings in the booklet’s words alone', () => {
    const texts = [
      ...scenes.map(({ situation }) => situation),
      ...moves.flatMap((move) => [ofSource(move), move.warning ?? ''])
    ]
    const paragraphs = texts.flatMap((text) => text.split('\n\n'))
    expect(paragraphs.filter((text) => !booklet.includes(barest(text)))).toEqual([])
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
    const warnings = moves.map(({ warning = '' }) => warning).join('\n')
    expect(warnings).toContain('construction de puits')
    expect(warnings).toContain('zone rouge')
    expect(warnings).toContain('convention Collectivité-État étranger')
  })

  it('have hints for the trainer', () => {
    expect(steps.filter(({ notes }) => !notes)).toEqual([])
  })
})

describe('the glossary', () => {
  const glossary = activity?.glossary ?? []
  const words = glossary.flatMap(({ term, also }) => [term, ...also])

  it('knows whoever is to be contacted', () => {
    const terms = glossary.map(({ term }) => term)
    expect(moves.flatMap(({ actors }) => actors).filter((one) => !terms.includes(one))).toEqual([])
  })

  it('knows the actors that the booklet names', () => {
    expect(actors.filter((actor) => !booklet.includes(barest(actor)))).toEqual([])
    const known = words.map(barest)
    expect(actors.filter((actor) => !known.includes(barest(actor)))).toEqual([])
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

/** What the booklet says of a move: nothing of a detour. */
function ofSource({ by, consequence }: { by: string; consequence: string }) {
  return by === 'source' ? consequence : ''
}
