import { describe, expect, it } from 'vitest'
import { ContentError } from '../../server/library/content-error.ts'
import { checkContent, loadLibrary } from '../../server/library/load.ts'
import { folderOf, good, goodBut } from './folder.ts'

const head = good.slice(0, good.indexOf('steps:')).replace('id: essai', 'id: journee')

/** A programme of the good activity, and of steps of its own. */
const programme = (steps: string) => `${head}parts:
  - id: quiz
    title: Le quiz
    activity: essai
  - id: cloture
    title: Pour finir
    steps:
${steps.replace(/^/gmu, '      ')}`

const ownSteps = `- id: mots
  kind: words
  prompt: Que retenez-vous ?
  limitSeconds: 30
- id: meilleur
  kind: opinion
  prompt: Le plus fort ?
  optionsOf: mots
  limitSeconds: 30
- id: avant
  kind: opinion
  prompt: D’accord ?
  scale: 4
  limitSeconds: 30
- id: apres
  kind: opinion
  prompt: Toujours d’accord ?
  scale: 4
  again: avant
  limitSeconds: 30`

function messageOf(text: string) {
  try {
    checkContent(folderOf({ 'essai.yaml': good, 'journee.yaml': text }))
  } catch (error) {
    if (error instanceof ContentError) return error.message
    throw error
  }
  throw new Error('The folder was accepted')
}

describe('a programme', () => {
  it('has steps of its own that name one another', () => {
    const library = loadLibrary(folderOf({ 'essai.yaml': good, 'j.yaml': programme(ownSteps) }))
    expect(library.find('journee')?.steps).toMatchObject([
      { id: 'quiz/une' },
      { id: 'cloture/mots', section: 'cloture' },
      { id: 'cloture/meilleur', optionsOf: 'cloture/mots' },
      { id: 'cloture/avant' },
      { id: 'cloture/apres', again: 'cloture/avant' }
    ])
  })

  it('asks again what has a right answer, whatever its kind, and nothing else', () => {
    const own = `steps:
  - id: combien
    kind: estimate
    prompt: Combien ?
    least: 0
    most: 10
    right: 3
    explanation: Voilà.
    limitSeconds: 30
  - id: ordre
    kind: order
    prompt: Dans quel ordre ?
    items: [d’abord, ensuite, enfin]
    explanation: Voilà.
    limitSeconds: 30
  - id: mots
    kind: words
    prompt: Que retenez-vous ?
    limitSeconds: 30
  - id: avis
    kind: opinion
    prompt: D’accord ?
    scale: 4
    limitSeconds: 30
  - id: lire
    kind: slide
    prompt: À lire
    parts: [Un texte.]
    limitSeconds: 30
`
    const asked = good.replace('steps:\n', own)
    const again = `${head}parts:
  - id: matin
    title: Le matin
    activity: essai
  - id: soir
    title: Le soir
    again: matin
`
    const library = loadLibrary(folderOf({ 'essai.yaml': asked, 'j.yaml': again }))
    const steps = library.find('journee')?.steps ?? []
    expect(steps.filter(({ id }) => id.startsWith('soir/'))).toMatchObject([
      { id: 'soir/combien', again: 'matin/combien' },
      { id: 'soir/ordre', again: 'matin/ordre' },
      { id: 'soir/une', again: 'matin/une' }
    ])
  })

  it.each([
    ['optionsOf: mots', 'optionsOf: rien', 'steps[1].optionsOf'],
    ['again: avant', 'again: rien', 'steps[3].again'],
    ['again: avant', 'again: avant\n  option: rien', 'steps[3].option'],
    ['scale: 4\n  again', 'scale: 5\n  again', 'steps[3].again'],
    ['scale: 4\n  again', 'scale: 4\n  withoutOpinion: false\n  again', 'steps[3].again'],
    ['scale: 4\n  again', 'optionsOf: mots\n  again', 'steps[3].again']
  ])('is refused when %s becomes %s', (passage, other, place) => {
    const message = messageOf(programme(ownSteps.replace(passage, other)))
    expect(message).toMatch(/^journee\.yaml:\d+: /mu)
    expect(message).toContain(`parts[1].${place}: `)
  })
})

describe('an activity in English', () => {
  it('has scales in English', () => {
    const scale = 'kind: opinion\n    scale: 5'
    const english = goodBut('language: fr', 'language: en').replace('kind: choice', scale)
    const vote = english.replace(/ {4}choices:[^]*?limitSeconds/u, '    limitSeconds')
    const [step] = loadLibrary(folderOf({ 'essai.yaml': vote })).find('essai')?.steps ?? []
    expect(step?.kind === 'opinion' && step.options.map(({ text }) => text)).toEqual([
      'Strongly agree',
      'Agree',
      'Neither agree nor disagree',
      'Disagree',
      'Strongly disagree',
      'No opinion'
    ])
  })
})

describe('an estimate', () => {
  const estimate = (more: string) =>
    good.replace(
      / {4}kind: choice[^]*?explanation/u,
      `    kind: estimate\n    prompt: Combien ?\n    least: 0\n    most: 10\n    ${more}\n    explanation`
    )

  it.each([
    ['right: 3.5', 'steps[0].right: ne doit pas avoir plus de chiffres'],
    ['right: 3\n    within: 0.01', 'steps[0].within: doit être au moins']
  ])('is refused when nobody can get it right: %j', (more, told) => {
    expect(() => checkContent(folderOf({ 'essai.yaml': estimate(more) }))).toThrow(told)
  })

  it('may have as many decimals as it allows', () => {
    const text = estimate('right: 3.5\n    decimals: 1\n    within: 0.1')
    expect(loadLibrary(folderOf({ 'essai.yaml': text })).activities).toHaveLength(1)
  })
})
