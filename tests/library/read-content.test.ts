import { describe, expect, it } from 'vitest'
import { readContent } from '../../server/library/read-content.ts'
import { stepKinds } from '../../server/game/steps/registry.ts'
import { good, goodBut } from './folder.ts'

function accepted(text: string) {
  const reading = readContent(text, 'essai.yaml')
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  if (reading.type !== 'activity') throw new Error('no activity')
  return reading.activity
}

/** The good activity with another step. */
function goodStep(kind: string, rest: string) {
  const head = good.slice(0, good.indexOf('  - id: une'))
  return `${head}  - id: une\n    kind: ${kind}\n    prompt: Alors ?\n    limitSeconds: 20\n${rest}`
}

function problems(text: string) {
  const reading = readContent(text, 'essai.yaml')
  if (reading.ok) throw new Error('The file was accepted')
  return reading.problems.map(({ line, path, expected }) => `${line}: ${path}: ${expected}`)
}

describe('an activity’s file', () => {
  it('may leave out points, themes and pages', () => {
    const activity = accepted(good)
    expect(activity.steps[0]).toMatchObject({ points: 1000, themes: [] })
    expect(activity.source).not.toHaveProperty('pages')
  })

  it('may fold its texts, whose paragraphs a blank line parts', () => {
    const folded = goodBut('Parce que.', '>\n      Parce\n      que.\n\n      Voilà.\n')
    const literal = goodBut('Parce que.', '|\n      Parce que.\n\n      Voilà.\n')
    expect(accepted(folded).steps[0]?.explanation).toBe('Parce que.\n\nVoilà.')
    expect(accepted(literal).steps[0]?.explanation).toBe('Parce que.\n\nVoilà.')
  })

  it('has its prompt on one line', () => {
    const prompt = goodBut('Laquelle ?', '|\n      Laquelle\n      donc ?\n')
    expect(accepted(prompt).steps[0]?.prompt).toBe('Laquelle donc ?')
  })

  it('keeps no-break spaces', () => {
    const prompt = 'Dire « oui\u00a0» ?'
    expect(accepted(goodBut('Laquelle ?', prompt)).steps[0]?.prompt).toBe(prompt)
  })

  it('may have remarks on lines of their own, after names and after quotes', () => {
    const text = goodBut('right: [a]', 'right: [a] # la bonne')
      .replace('id: essai', '# Essai\nid: essai # son nom')
      .replace('Laquelle ?', '"Mot-dièse #AECT ?" # à relire')
      .replace('limitSeconds: 20', 'limitSeconds: 20 # secondes')
    expect(accepted(text).steps[0]?.prompt).toBe('Mot-dièse #AECT ?')
  })

  it('counts a text in code points', () => {
    expect(accepted(goodBut('title: Essai', `title: ${'🏫'.repeat(120)}`)).title).toHaveLength(240)
  })

  it('may be written in JSON, with tabs', () => {
    expect(accepted(JSON.stringify(accepted(good), null, '\t'))).toEqual(accepted(good))
  })

  it('may begin with a byte order mark', () => {
    expect(accepted(`\uFEFF${good}`)).toEqual(accepted(good))
  })
})

const kindsInWords = Object.keys(stepKinds).join(' ou ')

const refused: [what: string, text: string, ...expected: string[]][] = [
  ['nothing', '', '1: : doit contenir une activité (ici rien)'],
  ['only a comment', '# rien\n', '1: : doit contenir une activité (ici rien)'],
  ['a list', '- a\n', '1: : doit être un groupe de clés (ici une liste)'],
  [
    'an unknown key',
    goodBut('    right: [a]', '    juste: [b]\n    right: [a]'),
    '19: steps[0].juste: n’est pas une clé connue ici (kind, id, prompt, limitSeconds, themes, notes, section, option, again, choices, right, explanation, points, asksConfidence)'
  ],
  [
    'no right choice',
    goodBut('    right: [a]\n', ''),
    '11: steps[0].right: est obligatoire et doit être une liste'
  ],
  [
    'an empty list of right choices',
    goodBut('right: [a]', 'right: []'),
    '19: steps[0].right: doit avoir au moins 1 élément (ici 0)'
  ],
  [
    'a right choice that does not exist',
    goodBut('right: [a]', 'right:\n      - a\n      - z'),
    '21: steps[0].right[1]: doit être un choix de cette étape : a, b (ici « z »)'
  ],
  [
    'only right choices',
    goodBut('right: [a]', 'right: [a, b]'),
    '19: steps[0].right: doit laisser au moins un choix faux (ici tous sont justes)'
  ],
  [
    'a right choice twice',
    goodBut('right: [a]', 'right: [a, a]'),
    '19: steps[0].right[1]: ne doit pas répéter « a », déjà donné plus haut'
  ],
  [
    'one choice',
    goodBut('      - id: b\n        text: celle-là\n', ''),
    '14: steps[0].choices: doit avoir au moins 2 éléments (ici 1)'
  ],
  [
    'the same choice id twice',
    goodBut('id: b', 'id: a'),
    '17: steps[0].choices[1].id: ne doit pas répéter « a », déjà donné plus haut'
  ],
  [
    'the same step id twice, one of the steps being wrong besides',
    good + good.slice(good.indexOf('  - id: une')).replace('    explanation: Parce que.\n', ''),
    '22: steps[1].explanation: est obligatoire et doit être un texte',
    '22: steps[1].id: ne doit pas répéter « une », déjà donné plus haut'
  ],
  [
    'a step of an unknown kind',
    goodBut('kind: choice', 'kind: choix'),
    `12: steps[0].kind: est obligatoire et doit être ${kindsInWords}`
  ],
  [
    'a step without a kind',
    goodBut('    kind: choice\n', ''),
    `11: steps[0].kind: est obligatoire et doit être ${kindsInWords}`
  ],
  [
    'an id with capitals',
    goodBut('id: essai', 'id: Été'),
    '1: id: ne doit contenir que des minuscules sans accent, des chiffres et des traits d’union'
  ],
  [
    'a text that is too long',
    goodBut('title: Essai', `title: ${'é'.repeat(121)}`),
    '2: title: doit avoir au plus 120 caractères (ici 121)'
  ],
  [
    'an empty text',
    goodBut('title: Essai', "title: ' '"),
    '2: title: doit avoir au moins 1 caractère (ici 0)'
  ],
  [
    'a key without a value',
    goodBut('text: celle-ci', 'text:'),
    '16: steps[0].choices[0].text: doit être un texte (ici rien)'
  ],
  [
    'a number for a text',
    goodBut('text: celle-ci', 'text: 2020'),
    '16: steps[0].choices[0].text: doit être un texte (ici 2020) : écrivez "2020", entre guillemets droits'
  ],
  [
    'a text cut by a sign of number',
    goodBut('Laquelle ?', 'Que désigne le mot-dièse #AECT ?'),
    '13: steps[0].prompt: est coupé avant « #AECT ? » : mettez tout le texte entre guillemets droits (une remarque va sur sa propre ligne)'
  ],
  [
    'a choice cut by one',
    goodBut('text: celle-ci', 'text: Lot #2'),
    '16: steps[0].choices[0].text: est coupé avant « #2 » : mettez tout le texte entre guillemets droits (une remarque va sur sa propre ligne)'
  ],
  [
    'a text that is one',
    goodBut('Parce que.', '#AECT'),
    '20: steps[0].explanation: est coupé avant « #AECT » : mettez tout le texte entre guillemets droits (une remarque va sur sa propre ligne)'
  ],
  [
    'a truth for a text',
    goodBut('text: celle-ci', 'text: true'),
    '16: steps[0].choices[0].text: doit être un texte (ici true) : écrivez "true", entre guillemets droits'
  ],
  [
    'nothing, spelled, for a text',
    goodBut('text: celle-ci', 'text: ~'),
    '16: steps[0].choices[0].text: doit être un texte (ici ~) : écrivez "~", entre guillemets droits'
  ],
  [
    'two choices that read the same',
    goodBut('text: celle-là', 'text: "Celle-ci. "'),
    '18: steps[0].choices[1].text: ne doit pas répéter « celle-ci », déjà donné plus haut'
  ],
  [
    'too long a time',
    goodBut('limitSeconds: 20', 'limitSeconds: 301'),
    '21: steps[0].limitSeconds: doit valoir au plus 300 (ici 301)'
  ],
  [
    'half seconds',
    goodBut('limitSeconds: 20', 'limitSeconds: 20.5'),
    '21: steps[0].limitSeconds: doit être un nombre entier (ici 20.5)'
  ],
  [
    'points of its own',
    goodBut('limitSeconds: 20', 'limitSeconds: 20\n    points: 500'),
    '22: steps[0].points: doit être 0 ou 1000 ou 2000'
  ],
  [
    'points for texts',
    goodStep('words', '    points: 1000\n'),
    '15: steps[0].points: doit être 0 : seul un vote sur ces textes (optionsOf) peut rapporter des points'
  ],
  [
    'points for a vote that nobody wrote the options of',
    goodStep('opinion', '    scale: 4\n    points: 2000\n'),
    '16: steps[0].points: doit être 0 : seul un vote sur des textes (optionsOf) rapporte des points'
  ],
  [
    'an alias',
    goodBut('title: Essai', 'title: &t Essai').replace('Un essai.', '*t'),
    '3: : syntaxe YAML : un renvoi (*) doit être remplacé par ce qu’il désigne'
  ],
  [
    'a colon in a plain text',
    goodBut('Parce que.', 'Parce que: voilà.'),
    '20: : syntaxe YAML : un texte qui contient deux-points doit être entre guillemets droits ou sous >-'
  ],
  [
    'a tab for an indent',
    goodBut('    right', '\tright'),
    '19: : syntaxe YAML : le début de ligne doit être fait d’espaces, pas de tabulations'
  ],
  [
    'a key twice',
    goodBut('language: fr', 'language: fr\nlanguage: fr'),
    '5: : syntaxe YAML : une clé ne doit figurer qu’une fois'
  ]
]

describe('a file is refused, with the line, the path and what was expected, for', () => {
  it.each(refused)('%s', (_what, text, ...expected) => {
    expect(problems(text)).toEqual(expected)
  })
})
