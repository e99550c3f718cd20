import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'
import type { Step, StepKindName } from '../../shared/steps/kinds.ts'
import { bare, barest, bookletIdeas, bookletIdeasHead } from './booklet.ts'

const activity = loadLibrary(join(import.meta.dirname, '../../content')).find('aect-idees')
const sections = activity?.sections ?? []
const steps = activity?.steps ?? []
const ideas = bookletIdeas().map((idea, index) => ({ ...idea, id: sections[index]?.id ?? '' }))

describe('the booklet’s received ideas', () => {
  it('are introduced as in the booklet', () => {
    const { title, summary } = bookletIdeasHead()
    expect(barest(activity?.title ?? '')).toBe(barest(title))
    expect(bare(activity?.summary ?? '')).toBe(bare(summary))
  })

  it('are twelve, each a section, and then what became of them', () => {
    expect(ideas).toHaveLength(12)
    expect(sections).toHaveLength(13)
    expect(sections.at(-1)?.id).toBe('bilan')
    const bilan = steps.filter(({ section }) => section === 'bilan')
    expect(bilan).toEqual([expect.objectContaining({ kind: 'slide', figure: 'shifts' })])
    expect(steps.at(-1)).toBe(bilan[0])
    expect(steps).toHaveLength(12 * 5 + 1)
  })

  it('offer a round of arguments, and another to vote for the best', () => {
    expect(activity?.options?.map(({ id, on }) => [id, on])).toEqual([
      ['arguments', true],
      ['meilleur', false]
    ])
  })

  it.each(ideas)('$id: says what the booklet says', ({ id, title, argument }) => {
    const before = stepOf(`${id}-avant`, 'opinion')
    const answer = stepOf(`${id}-reponse`, 'slide')
    const after = stepOf(`${id}-apres`, 'opinion')
    expect([before.prompt, answer.prompt, after.prompt].map(bare)).toEqual(
      Array(3).fill(bare(title))
    )
    expect(bare(answer.parts.join(' '))).toBe(bare(argument.join(' ')))
  })

  it.each(ideas)('$id: is voted on, argued against, answered and voted on again', ({ id }) => {
    expect(steps.filter(({ section }) => section === id).map((step) => step.id)).toEqual(
      ['avant', 'arguments', 'meilleur', 'reponse', 'apres'].map((end) => `${id}-${end}`)
    )
    expect(stepOf(`${id}-avant`, 'opinion').wanted).toBe('disagree')
    expect(stepOf(`${id}-arguments`, 'words')).toMatchObject({ option: 'arguments', look: 'wall' })
    expect(stepOf(`${id}-meilleur`, 'opinion')).toMatchObject({
      option: 'meilleur',
      optionsOf: `${id}-arguments`,
      points: 1000
    })
    expect(stepOf(`${id}-apres`, 'opinion')).toMatchObject({
      again: `${id}-avant`,
      wanted: 'disagree'
    })
  })

  it.each(ideas)('$id: asks what to answer to the idea', ({ id, title }) => {
    expect(bare(stepOf(`${id}-arguments`, 'words').prompt)).toContain(bare(title))
  })

  it('are cut into parts that a screen can hold', () => {
    const parts = steps.flatMap((step) => (step.kind === 'slide' ? step.parts : []))
    expect(parts.filter((part) => part.length > 450)).toEqual([])
  })

  it('have hints for the trainer', () => {
    const slides = steps.filter(({ kind }) => kind === 'slide')
    expect(slides.filter(({ notes }) => !notes)).toEqual([])
  })

  it('name their authors and leave them their text', () => {
    expect(activity?.source.authors).toMatch(/DAECT.*CNCD.*ministère/)
    expect(activity?.source.pages).toBe('10–16')
    expect(activity?.source.licence).toContain('reste à ses auteurs')
  })
})

function stepOf<Kind extends StepKindName>(id: string, kind: Kind) {
  const step = steps.find((one) => one.id === id)
  if (step?.kind !== kind) throw new Error(`No step ${id} of kind ${kind}`)
  return step as Extract<Step, { kind: Kind }>
}
