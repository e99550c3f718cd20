import { describe, expect, it } from 'vitest'
import type { OpinionStepView } from '../../shared/steps/opinion.ts'
import type { TextAct, WordsStepView } from '../../shared/steps/words.ts'
import type { GameSettings } from '../../shared/settings.ts'
import { everyKind } from '../support/every-kind.ts'
import { TestGame } from '../support/game.ts'

const people = ['Amina', 'Yanis', 'Zoé', 'Léo']

function game(settings: Partial<GameSettings> = {}): TestGame {
  return new TestGame({ points: 'accuracy', ...settings }, everyKind).join(...people)
}

const vote = (option: string) => ({ kind: 'opinion', option }) as const
const write = (...texts: string[]) => ({ kind: 'words', texts }) as const

function tallyOf<View extends OpinionStepView | WordsStepView>(view: unknown) {
  const { correction } = view as View
  if (!correction) throw new Error('not revealed')
  return correction.tally as NonNullable<View['correction']>['tally']
}

describe('a vote', () => {
  it('OPINION-1 is one of the options, and earns nothing', () => {
    const played = game().goTo('question')
    played.answer('Amina', 'b')
    played.close().goTo('avant')
    expect(played.give('Amina', vote('peut-être'))).toBe('unknown_choice')
    expect(played.give('Amina', vote('oui'))).toBeNull()
    expect(played.give('Amina', vote('non'))).toBe('already_answered')
    played.close()
    expect(played.score('Amina')).toBe(1000)
    expect(played.state.seats.get('Amina')?.streak).toBe(1)
    expect(tallyOf<OpinionStepView>(played.step())).toMatchObject({ picks: { oui: 1, non: 0 } })
  })

  it('OPINION-2 asked again shows who moved, from where to where', () => {
    const played = game().goTo('avant')
    played.give('Amina', vote('oui'))
    played.give('Yanis', vote('oui'))
    played.give('Zoé', vote('sans'))
    played.close().goTo('apres')
    played.give('Amina', vote('non'))
    played.give('Yanis', vote('oui'))
    played.give('Zoé', vote('oui'))
    played.give('Léo', vote('non'))
    played.wait(0)
    expect(tallyOf<OpinionStepView>(played.step()).shift).toEqual({
      flows: [
        { from: 'oui', to: 'non', count: 1 },
        { from: 'oui', to: 'oui', count: 1 },
        { from: 'sans', to: 'oui', count: 1 }
      ],
      both: 3,
      moved: 2,
      towards: { end: 'disagree', convinced: 1, opposed: 1 }
    })
  })

  it('OPINION-3 gives the points to whose text is voted best', () => {
    const played = game({ options: ['arguments', 'meilleur'] }).goTo('arguments')
    played.give('Amina', write('Les petites aussi'))
    played.give('Yanis', write('Trop cher ?'))
    played.close().goTo('meilleur')
    const { options } = played.step() as OpinionStepView
    expect(options?.map(({ text }) => text)).toEqual(['Les petites aussi', 'Trop cher ?'])
    const [first = '', second = ''] = options?.map(({ id }) => id) ?? []
    for (const name of ['Yanis', 'Zoé']) played.give(name, vote(first))
    played.give('Léo', vote(second))
    played.close()
    expect(people.map((name) => played.score(name))).toEqual([1000, 500, 0, 0])
  })

  it('OPINION-4 is everybody’s own, also beside a spokesperson', () => {
    const teams = { count: 2, made: 'drawn', answers: 'spokesperson', mean: 'all' } as const
    const played = game({ teams }).goTo('avant')
    expect(people.map((name) => played.give(name, vote('oui')))).toEqual([null, null, null, null])
  })
})

describe('texts', () => {
  it('WORDS-1 are there, short, few, readable and decent', () => {
    const played = game().goTo('arguments')
    expect(played.give('Amina', write(' ', ''))).toBe('text_empty')
    expect(played.give('Amina', write('x'.repeat(81)))).toBe('text_too_long')
    expect(played.give('Amina', write('un', 'deux', 'trois'))).toBe('invalid_answer')
    expect(played.give('Amina', write('a\u0007b'))).toBe('invalid_answer')
    played.judgeText = (text) => (text.includes('gros mot') ? 'text_rude' : null)
    expect(played.give('Amina', write('un gros mot'))).toBe('text_rude')
    expect(played.give('Amina', write('  Deux   mots '))).toBeNull()
    expect(played.seat('Amina').answer).toEqual(write('Deux mots'))
  })

  it('WORDS-2 that read the same are one, once a person', () => {
    const played = game().goTo('arguments')
    played.give('Amina', write('Réseau', 'réseau !'))
    played.give('Yanis', write('RESEAU'))
    played.close()
    expect(tallyOf<WordsStepView>(played.step()).texts).toEqual([
      { id: 'reseau', text: 'Réseau', count: 2, team: null }
    ])
  })

  it('WORDS-3 are hidden, merged, highlighted and sorted by the host', () => {
    const played = game().goTo('arguments')
    const run = played.state.runs.size
    const act = (done: TextAct) => played.refusal({ type: 'ModerateTexts', run, act: done })
    const shown = () => tallyOf<WordsStepView>(played.step()).texts.map(({ text }) => text)
    played.give('Amina', write('Eau'))
    played.give('Yanis', write('Jeunesse', 'Eau'))
    expect(act({ do: 'hide', text: 'feu' })).toBe('unknown_text')
    expect(act({ do: 'hide', text: 'jeunesse' })).toBeNull()
    played.give('Zoé', write('Eaux'))
    played.close()
    expect(shown()).toEqual(['Eau', 'Eaux'])
    expect(act({ do: 'show', text: 'jeunesse' })).toBeNull()
    expect(act({ do: 'merge', text: 'eaux', into: 'eau' })).toBeNull()
    expect(tallyOf<WordsStepView>(played.step()).texts[0]).toMatchObject({ text: 'Eau', count: 3 })
    expect(act({ do: 'highlight', text: 'jeunesse' })).toBeNull()
    expect(shown()).toEqual(['Jeunesse', 'Eau'])
    expect(act({ do: 'dim', text: 'jeunesse' })).toBeNull()
    expect(act({ do: 'sort', by: 'time' })).toBeNull()
    expect(shown()).toEqual(['Eau', 'Jeunesse'])
    expect(
      played.refusal({ type: 'ModerateTexts', run: run - 1, act: { do: 'sort', by: 'time' } })
    ).toBe('wrong_step')
    played.host('ReplayStep')
    expect(act({ do: 'sort', by: 'count' })).toBe('not_now')
  })

  it('WORDS-3 are not hidden and highlighted at once, and stay in their place for the host', () => {
    const played = game().goTo('arguments')
    const run = played.state.runs.size
    const act = (done: TextAct) => played.do({ type: 'ModerateTexts', run, act: done })
    const told = () =>
      tallyOf<WordsStepView>(played.hostScreen().current?.step).texts.map(
        ({ id, hidden, highlighted }) =>
          `${id}${hidden ? ' hidden' : ''}${highlighted ? ' highlighted' : ''}`
      )
    played.give('Amina', write('Eau'))
    played.give('Yanis', write('Feu'))
    act({ do: 'highlight', text: 'feu' })
    expect(told()).toEqual(['eau', 'feu highlighted'])
    act({ do: 'hide', text: 'feu' })
    expect(told()).toEqual(['eau', 'feu hidden'])
    act({ do: 'highlight', text: 'feu' })
    expect(told()).toEqual(['eau', 'feu highlighted'])
  })

  it('FLOW-4 wait for who leads the pace, not for a game that leads itself', () => {
    const auto = new TestGame({ pace: 'automatic' }, everyKind).join('Amina').goTo('arguments')
    auto.give('Amina', write('Eau'))
    auto.wait(0)
    expect(auto.state.phase).toBe('reveal')
    const led = new TestGame({}, everyKind).join('Amina').goTo('arguments')
    led.give('Amina', write('Eau'))
    led.wait(0)
    expect(led.state.phase).toBe('open')
  })

  it('WORDS-4 reach a room sixty at most, the hidden ones never', () => {
    const played = new TestGame({}, everyKind)
    const many = Array.from({ length: 70 }, (_, n) => `Personne ${n}`)
    played.join(...many).goTo('arguments')
    for (const [n, name] of many.entries()) played.give(name, write(`Texte numéro ${n}`))
    played.wait(0)
    expect(played.state.phase).toBe('open')
    const run = played.close().state.runs.size
    played.do({ type: 'ModerateTexts', run, act: { do: 'hide', text: 'texte numero 0' } })
    const tally = tallyOf<WordsStepView>(played.step())
    expect(tally.texts).toHaveLength(60)
    expect(tally.left).toBe(9)
    expect(JSON.stringify([played.playerView(), played.screen()])).not.toContain('numéro 0"')
    expect(tallyOf<WordsStepView>(played.hostScreen().current?.step).texts).toHaveLength(70)
  })
})
