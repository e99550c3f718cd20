import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'
import { bare, bookletQuestions } from './booklet.ts'

const quiz = loadLibrary(join(import.meta.dirname, '../../content')).find('aect-quiz')
const steps = (quiz?.steps ?? []).filter((step) => step.kind === 'choice')

const rightChoices = [
  [1, 'plus-ancienne-forme', ['les jumelages']],
  [2, 'controle-de-legalite', ['oui']],
  [
    3,
    'objectifs-de-developpement-durable',
    ['sont des objectifs transversaux', 'incluent l’égalité femme-homme']
  ],
  [4, 'collectivites-engagees', ['4\u202f700']],
  [5, 'competence-obligatoire', ['non']],
  [6, 'autre-dimension', ['la valorisation de l’expertise territoriale de ses agents']],
  [
    7,
    'appel-a-projets-jeunesse',
    [
      'la formation professionnelle des jeunes dans le cadre d’un stage',
      'la formation des professionnels de la jeunesse'
    ]
  ],
  [
    8,
    'transition-ecologique',
    [
      'par la territorialisation des ODD',
      'par le développement de projets sur l’environnement, le climat et l’énergie'
    ]
  ],
  [9, 'maitrise-d-ouvrage', ['seules les collectivités peuvent être maître d’ouvrage']],
  [10, 'pilotage-direct', ['non']],
  [11, 'dispositif-1-pour-cent', ['le tourisme']],
  [12, 'diplomates-en-regions', ['oui']],
  [
    13,
    'groupes-pays',
    ['trouver des partenaires pour monter un projet', 'm’engager dans un projet mutualisé']
  ],
  [14, 'marqueur-genre', ['vrai']],
  [15, 'conventions-outre-mer', ['oui, avec les États du continent voisin']],
  [16, 'aide-publique-au-developpement', ['non']],
  [17, 'expe-ct', ['un programme pour effectuer des missions d’expertise']],
  [
    18,
    'cles-en-main',
    [
      'un programme permettant à de petites collectivités de s’engager progressivement dans la coopération décentralisée avec l’appui de collectivités aguerries',
      'un programme de coopération décentralisée qui s’inscrit dans une démarche de mutualisation'
    ]
  ]
] as const

describe('the booklet’s quiz', () => {
  it('has the eighteen questions and nothing else', () => {
    expect(steps.map(({ id }) => id)).toEqual(rightChoices.map(([, id]) => id))
    expect(quiz?.steps).toHaveLength(18)
  })

  it.each(rightChoices)('question %i, %s, has its right choices', (number, id, texts) => {
    const step = steps[number - 1]
    const right = step?.choices.filter((choice) => step.right.includes(choice.id))
    expect(step?.id).toBe(id)
    expect(right?.map(({ text }) => text)).toEqual(texts)
  })

  it.each(bookletQuestions().map((question, index) => [index + 1, question] as const))(
    'question %i says what the booklet says',
    (number, printed) => {
      const step = steps[number - 1]
      expect(bare(step?.prompt ?? '')).toBe(bare(printed.prompt))
      expect(step?.choices.map(({ id, text }) => ({ id, text: bare(text) }))).toEqual(
        printed.choices.map(({ id, text }) => ({ id, text: bare(text) }))
      )
      expect(step?.right).toEqual(printed.right)
      expect(bare(step?.explanation ?? '')).toBe(bare(printed.explanation))
    }
  )

  it('keeps the paragraphs of the explanations', () => {
    const inTwo = steps.filter(({ explanation }) => explanation.includes('\n\n'))
    expect(inTwo.map(({ id }) => id)).toEqual(['aide-publique-au-developpement', 'expe-ct'])
  })

  it('gives the time that the reading takes', () => {
    for (const { id, prompt, choices, limitSeconds } of steps) {
      const length = [prompt, ...choices.map(({ text }) => text)].join('').length
      const seconds = Math.ceil((10 + length / 10) / 5) * 5
      expect({ id, limitSeconds }).toEqual({
        id,
        limitSeconds: Math.min(60, Math.max(20, seconds))
      })
    }
  })

  it('scores every question and gives it a theme', () => {
    expect(steps.filter(({ points }) => points !== 1000)).toEqual([])
    expect(steps.filter(({ themes }) => themes.length === 0)).toEqual([])
  })

  it('names its authors and leaves them their text', () => {
    expect(quiz?.source.authors).toMatch(/DAECT.*CNCD.*ministère.*wikiterritorial du CNFPT/)
    expect(quiz?.source.pages).toBe('4–9')
    expect(quiz?.source.licence).toContain('reste à ses auteurs')
  })
})
