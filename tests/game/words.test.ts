import { describe, expect, it } from 'vitest'
import { activityOf, choiceStep, opinionStep, TestGame, wordsStep } from '../support/game.ts'

function asked(more: Parameters<typeof wordsStep>[1] = {}): TestGame {
  const activity = activityOf(wordsStep('textes', more), choiceStep('un', ['a']))
  return new TestGame({}, activity).join('Amina', 'Yanis', 'Zoé').open()
}

const shown = (game: TestGame) => game.correction('words').tally.texts

describe('texts', () => {
  it.each([' ', '\u00ad\u00ad', '\u3164', '\u2800', '\u200d', '\u0301'])(
    'WORDS-1 have something to see: not %j',
    (text) => {
      const game = asked()
      expect(game.say('Amina', text)).toBe('text_empty')
      expect(game.say('Amina', text, 'eau')).toBeNull()
      expect(game.seat('Amina').answer).toEqual({ kind: 'words', texts: ['eau'] })
    }
  )

  it.each(['👩‍🚒', '❤️', '?', '100 %', 'ça', '日本'])('WORDS-1 may be %s', (text) => {
    expect(asked().say('Amina', text)).toBeNull()
  })

  it('WORDS-1 are measured as they are kept', () => {
    const game = asked({ maxLength: 3 })
    expect(game.say('Amina', 'eaux')).toBe('text_too_long')
    expect(game.say('Amina', ' e\u0301te\u0301  ')).toBeNull()
    expect(game.seat('Amina').answer).toEqual({ kind: 'words', texts: ['été'] })
  })

  it('WORDS-1 count for what they spell, so that the host can always name them', () => {
    const game = asked({ maxLength: 40 })
    expect(game.say('Amina', 'ﷺ'.repeat(3))).toBe('text_too_long')
    expect(game.say('Amina', 'ﷺ'.repeat(2))).toBeNull()
    const korean = '학교'.repeat(20)
    expect(game.say('Yanis', korean)).toBeNull()
    game.close()
    const ids = shown(game).map(({ id }) => id)
    expect(ids).toContain(korean)
    expect(ids.map((id) => id.length).every((length) => length <= 40)).toBe(true)
    for (const id of ids) expect(game.moderate({ do: 'hide', text: id })).toBeNull()
  })

  it.each(['e\u0301\u0302\u0303\u0304\u0305', `Z${'\u0300\u0301\u0302\u200d'.repeat(5)}`])(
    'WORDS-1 pile no marks: not %j',
    (text) => {
      expect(asked().say('Amina', text)).toBe('invalid_answer')
    }
  )

  it('WORDS-1, WORDS-2 have nothing in them that nobody sees', () => {
    const game = asked()
    for (const [name, text] of [
      ['Amina', 'cou\u00adcou'],
      ['Yanis', '\u200fcoucou'],
      ['Zoé', '\u3164coucou\u3164']
    ] as const) {
      expect(game.say(name, text)).toBeNull()
    }
    game.close()
    expect(shown(game)).toEqual([{ id: 'coucou', text: 'coucou', count: 3, team: null }])
  })

  it('WORDS-2 keep the signs that mean something', () => {
    const game = asked()
    game.say('Amina', 'Nord > Sud', '100 €')
    game.say('Yanis', 'Nord < Sud', '100 %')
    game.close()
    expect(shown(game).map(({ text }) => text)).toEqual([
      'Nord > Sud',
      '100 €',
      'Nord < Sud',
      '100 %'
    ])
  })

  it('WORDS-2 show as most typed them', () => {
    const game = asked()
    game.say('Amina', 'COOPÉRATION !')
    game.say('Yanis', 'Coopération')
    game.say('Zoé', 'Coopération')
    game.close()
    expect(shown(game)).toMatchObject([{ text: 'Coopération', count: 3 }])
  })

  it('JOIN-8 stay once shown, whoever gave them is removed', () => {
    const game = asked()
    game.say('Amina', 'Eau')
    game.say('Yanis', 'Feu')
    game.do({ type: 'RemovePlayer', playerId: 'Amina' })
    game.close()
    game.do({ type: 'RemovePlayer', playerId: 'Yanis' })
    game.moderate({ do: 'highlight', text: 'feu' })
    expect(shown(game).map(({ text }) => text)).toEqual(['Feu'])
  })

  it.each([
    [['eau', 'eau'], ['eau']],
    [['Eau', 'eau'], ['Eau']],
    [
      ['eau', 'feu'],
      ['eau', 'feu']
    ],
    [['!', '!'], ['!']],
    [
      ['!', '?'],
      ['!', '?']
    ]
  ])('WORDS-2 given as %j by one person are %j', (given, kept) => {
    const game = asked()
    expect(game.say('Amina', ...given)).toBeNull()
    expect(game.seat('Amina').answer).toEqual({ kind: 'words', texts: kept })
    expect(game.say('Amina', ...given)).toBeNull()
    game.close()
    expect(shown(game).map(({ count }) => count)).toEqual(kept.map(() => 1))
  })

  it('WORDS-3 merged count each person once, and stay merged', () => {
    const game = asked()
    game.say('Amina', 'Eau', 'Eaux')
    game.say('Yanis', 'L’eau')
    expect(game.moderate({ do: 'merge', text: 'eaux', into: 'eau' })).toBeNull()
    expect(game.moderate({ do: 'merge', text: 'eau', into: 'l eau' })).toBeNull()
    const events = game.events.length
    expect(game.moderate({ do: 'merge', text: 'eaux', into: 'l eau' })).toBeNull()
    expect(game.moderate({ do: 'merge', text: 'l eau', into: 'eau' })).toBeNull()
    expect(game.moderate({ do: 'merge', text: 'l eau', into: 'l eau' })).toBe('unknown_text')
    expect(game.events).toHaveLength(events)
    game.say('Zoé', 'eaux !')
    game.close()
    expect(shown(game)).toEqual([{ id: 'l eau', text: 'L’eau', count: 3, team: null }])
  })

  it('WORDS-3 come out again of the text that they were merged into, as they were', () => {
    const game = asked()
    game.say('Amina', 'Eau', 'Eaux')
    game.say('Yanis', 'L’eau')
    game.moderate({ do: 'highlight', text: 'eaux' })
    const before = game.hostScreen().current?.step
    game.moderate({ do: 'merge', text: 'eaux', into: 'eau' })
    game.moderate({ do: 'merge', text: 'eau', into: 'l eau' })
    const told = () => {
      const { step } = game.hostScreen().current ?? {}
      return step?.kind === 'words' ? step.correction?.tally.texts : undefined
    }
    const merged = [
      { id: 'eau', text: 'Eau' },
      { id: 'eaux', text: 'Eaux' }
    ]
    expect(told()).toEqual([{ id: 'l eau', text: 'L’eau', count: 2, team: null, merged }])
    expect(game.moderate({ do: 'split', text: 'eau' })).toBeNull()
    expect(told()).toMatchObject([
      { id: 'eau', count: 1, merged: [{ id: 'eaux' }] },
      { id: 'l eau', count: 1 }
    ])
    game.moderate({ do: 'split', text: 'eaux' })
    const events = game.events.length
    expect(game.moderate({ do: 'split', text: 'eaux' })).toBeNull()
    expect(game.events).toHaveLength(events)
    expect(game.moderate({ do: 'split', text: 'feu' })).toBe('unknown_text')
    expect(game.hostScreen().current?.step).toEqual(before)
    // Nobody else is told what was merged.
    game.moderate({ do: 'merge', text: 'eaux', into: 'eau' })
    game.close()
    expect(JSON.stringify([game.screen(), game.playerView()])).not.toContain('eaux')
    expect(game.moderate({ do: 'merge', text: 'eau', into: 'l eau' })).toBeNull()
    expect(game.moderate({ do: 'merge', text: 'eaux', into: 'l eau' })).toBeNull()
    expect(shown(game)).toEqual([{ id: 'l eau', text: 'L’eau', count: 2, team: null }])
  })

  it('WORDS-3 are laid out as the host wants', () => {
    const game = asked({ look: 'cloud' })
    game.say('Amina', 'Eau')
    expect(game.moderate({ do: 'look', as: 'list' })).toBeNull()
    const events = game.events.length
    expect(game.moderate({ do: 'look', as: 'list' })).toBeNull()
    expect(game.events).toHaveLength(events)
    game.close()
    expect(game.step('words').look).toBe('list')
    expect(game.moderate({ do: 'look', as: 'wall' })).toBeNull()
    expect(game.step('words').look).toBe('wall')
    game.host('ReplayStep')
    expect(game.step('words').look).toBe('cloud')
  })

  it('WORDS-3 are sorted by the team of who gave them first', () => {
    const teams = { count: 2, made: 'drawn', answers: 'each', mean: 'all' } as const
    const game = new TestGame({ teams }, activityOf(wordsStep('textes')))
    game.join('Amina', 'Yanis', 'Zoé', 'Léo').open()
    game.say('Yanis', 'Deux')
    game.say('Amina', 'Un')
    game.say('Léo', 'Un', 'Deux')
    game.close()
    const rows = () => shown(game).map(({ text, count, team }) => [text, count, team])
    game.moderate({ do: 'sort', by: 'time' })
    expect(rows()).toEqual([
      ['Deux', 2, 2],
      ['Un', 2, 1]
    ])
    game.moderate({ do: 'sort', by: 'team' })
    expect(rows()).toEqual([
      ['Un', 2, 1],
      ['Deux', 2, 2]
    ])
    expect(game.correction('words').tally.sorted).toBe('team')
  })

  it('WORDS-3 are hidden even after the game has gone on', () => {
    const game = asked()
    game.say('Amina', 'Secret')
    game.close().nextStep().open()
    expect(game.moderate({ do: 'hide', text: 'secret' }, 1)).toBeNull()
    game.do({ type: 'LookBack', run: 1 })
    game.close()
    game.do({ type: 'LookBack', run: 1 })
    expect(JSON.stringify(game.screen())).not.toContain('Secret')
    game.host('EndGame')
    game.host('Advance')
    expect(game.state.phase).toBe('ended')
    expect(JSON.stringify([game.screen(), game.playerView()])).not.toContain('Secret')
  })
})

describe('a vote on texts', () => {
  const best = opinionStep('meilleur', {
    options: [],
    optionsOf: 'textes',
    wanted: null,
    points: 1000
  })

  it('OPINION-3 is on the six that most gave, whatever the order they are shown in', () => {
    const names = Array.from({ length: 9 }, (_, n) => `Personne ${n}`)
    const game = new TestGame({}, activityOf(wordsStep('textes'), best)).join(...names).open()
    for (const [n, name] of names.entries()) {
      game.say(name, `Texte ${n < 7 ? n : 6}`, n === 0 ? 'Horreur' : 'Commun')
    }
    game.moderate({ do: 'hide', text: 'horreur' })
    game.moderate({ do: 'sort', by: 'time' })
    game.moderate({ do: 'highlight', text: 'texte 3' })
    game.close()
    game.nextStep().open()
    const { options } = game.step('opinion')
    expect(options?.map(({ text }) => text)).toEqual([
      'Texte 3',
      'Commun',
      'Texte 6',
      'Texte 0',
      'Texte 1',
      'Texte 2'
    ])
    expect(game.vote('Personne 0', 'horreur')).toBe('unknown_choice')
    expect(JSON.stringify(options)).not.toContain('Personne')
  })

  it('OPINION-3 is not on a text that is hidden meanwhile', () => {
    const game = new TestGame({}, activityOf(wordsStep('textes'), best))
    game.join('Amina', 'Yanis', 'Zoé', 'Léo').open()
    game.say('Amina', 'Horreur')
    game.say('Yanis', 'Eau')
    game.close().nextStep().open()
    expect(game.hostScreen().allowed).toContain('ModerateTexts')
    expect(game.vote('Zoé', 'horreur')).toBeNull()
    expect(game.vote('Léo', 'horreur')).toBeNull()
    // Through the vote itself, whose texts they are.
    expect(game.moderate({ do: 'hide', text: 'horreur' })).toBeNull()
    expect(game.vote('Amina', 'horreur')).toBe('unknown_choice')
    // ANSWER-2: what was acknowledged once is acknowledged again.
    expect(game.vote('Zoé', 'horreur')).toBeNull()
    expect(game.vote('Zoé', 'eau')).toBe('already_answered')
    expect(game.vote('Amina', 'eau')).toBeNull()
    const told = () => JSON.stringify([game.screen(), game.playerView()]).toLowerCase()
    expect(told()).not.toContain('horreur')
    const { step } = game.hostScreen().current ?? {}
    expect(step?.kind === 'opinion' && step.options).toMatchObject([
      { id: 'horreur', hidden: true },
      { id: 'eau', hidden: false }
    ])
    game.close()
    expect(game.correction('opinion').tally).toMatchObject({ picks: { eau: 1 }, answers: 1 })
    expect([game.score('Amina'), game.score('Yanis')]).toEqual([0, 1000])
    expect(told()).not.toContain('horreur')
    game.host('EndGame')
    game.host('Advance')
    expect(game.state.phase).toBe('ended')
    expect(told()).not.toContain('horreur')
  })

  it('OPINION-3 leaves out of a correction what is hidden after it', () => {
    const game = new TestGame({}, activityOf(wordsStep('textes'), best)).join('Amina').open()
    game.say('Amina', 'Horreur', 'Eau')
    game.close().nextStep().open()
    game.vote('Amina', 'horreur')
    game.wait(0)
    expect(game.moderate({ do: 'hide', text: 'horreur' }, 1)).toBeNull()
    expect(game.correction('opinion').tally).toMatchObject({ picks: { eau: 0 }, answers: 0 })
  })

  it('OPINION-3 asked again leaves out of the shift what is hidden', () => {
    const again = { ...best, id: 'encore', again: 'meilleur' }
    const game = new TestGame({}, activityOf(wordsStep('textes'), best, again))
    game.join('Amina', 'Yanis').open()
    game.say('Amina', 'Horreur', 'Eau')
    game.close().nextStep().open()
    game.vote('Amina', 'horreur')
    game.vote('Yanis', 'eau')
    game.close().nextStep().open()
    game.vote('Amina', 'eau')
    game.vote('Yanis', 'eau')
    game.close()
    expect(game.correction('opinion').tally.shift?.both).toBe(2)
    expect(game.moderate({ do: 'hide', text: 'horreur' }, 1)).toBeNull()
    expect(game.correction('opinion').tally.shift).toMatchObject({
      flows: [{ from: 'eau', to: 'eau', count: 1 }],
      both: 1
    })
    expect(JSON.stringify([game.screen(), game.playerView()]).toLowerCase()).not.toContain(
      'horreur'
    )
  })

  it('OPINION-3 is over at once where there is no text', () => {
    const game = new TestGame({}, activityOf(wordsStep('textes'), best)).join('Amina').open()
    game.close().nextStep()
    expect(game.state.phase).toBe('reveal')
    expect(game.correction('opinion').tally).toMatchObject({ picks: {}, answers: 0 })
  })

  it('OPINION-3 gives who wrote two of them the prize of the better', () => {
    const game = new TestGame({ points: 'accuracy' }, activityOf(wordsStep('textes'), best))
    game.join('Amina', 'Yanis', 'Zoé', 'Léo').open()
    game.say('Amina', 'Eau', 'Feu')
    game.close().nextStep().open()
    for (const name of ['Amina', 'Yanis', 'Zoé']) game.vote(name, 'eau')
    game.vote('Léo', 'feu')
    game.wait(0)
    expect(game.score('Amina')).toBe(1000)
  })

  it('WORDS-3 leaves a text its team when another is merged into it', () => {
    const teams = { count: 2, made: 'drawn', answers: 'each', mean: 'all' } as const
    const game = new TestGame({ teams }, activityOf(wordsStep('textes'))).join('Amina', 'Yanis')
    game.open()
    game.say('Amina', 'Eau')
    game.say('Yanis', 'Feu')
    game.close()
    game.moderate({ do: 'merge', text: 'eau', into: 'feu' })
    expect(game.correction('words').tally.texts).toMatchObject([{ text: 'Feu', team: 2, count: 2 }])
  })

  it('OPINION-3 does not count the votes for a text of one’s own', () => {
    const game = new TestGame({}, activityOf(wordsStep('textes'), best))
    game.join('Amina', 'Yanis', 'Zoé').open()
    game.say('Amina', 'Eau')
    game.say('Yanis', 'Feu')
    game.close().nextStep().open()
    game.vote('Amina', 'eau')
    game.vote('Yanis', 'feu')
    game.vote('Zoé', 'feu')
    game.wait(0)
    expect(game.correction('opinion').tally).toMatchObject({ picks: { eau: 1, feu: 2 } })
    expect([game.score('Amina'), game.score('Yanis')]).toEqual([0, 1000])
  })

  it('OPINION-3, WORDS-3, WORDS-4 keeps a text hidden when others are gathered anew', () => {
    const section = 'idee'
    const activity = {
      ...activityOf(
        wordsStep('textes', { section }),
        { ...best, section },
        choiceStep('apres', ['a'], { section: 'fin' })
      ),
      sections: ['idee', 'fin'].map((id) => ({ id, title: id }))
    }
    const game = new TestGame({}, activity).join('Amina', 'Yanis').open()
    game.say('Amina', 'Horreur')
    game.say('Yanis', 'Eau')
    game.close().nextStep().open()
    game.vote('Yanis', 'horreur')
    game.close()
    const { run } = game.step()
    game.moderate({ do: 'hide', text: 'horreur' })
    game.nextStep().open().close()
    game.do({ type: 'ChooseSections', sections: ['idee'] })
    game.nextStep().open()
    game.say('Amina', 'Vent')
    game.close()
    const old = () => {
      game.do({ type: 'LookBack', run })
      return JSON.stringify(game.screen()).toLowerCase()
    }
    expect(old()).not.toContain('horreur')
    const hide = (text: string) =>
      game.refusal({ type: 'ModerateTexts', run, act: { do: 'hide', text } })
    expect(hide('eau')).toBeNull()
    expect(old()).not.toContain('"eau"')
    game.nextStep()
    game.host('EndGame')
    game.host('Advance')
    expect(JSON.stringify(game.playerView()).toLowerCase()).not.toContain('horreur')
  })

  it('OPINION-1 leaves the streak of who does not vote', () => {
    const steps = [choiceStep('un', ['a']), wordsStep('textes'), best, choiceStep('deux', ['a'])]
    const game = new TestGame({ points: 'accuracy', streakBonus: true }, activityOf(...steps))
    game.join('Amina', 'Yanis', 'Zoé').open()
    game.answer('Amina', 'a')
    game.answer('Yanis', 'a')
    game.close().nextStep().open()
    game.say('Yanis', 'Eau')
    game.close().nextStep().open()
    game.vote('Zoé', 'eau')
    game.close().nextStep().open()
    game.answer('Amina', 'a')
    game.answer('Yanis', 'a')
    game.close()
    expect([game.score('Amina'), game.score('Yanis')]).toEqual([2100, 3100])
  })

  it('OPINION-3 gives nothing in a game without points, nor for a text without a vote', () => {
    const of = (points: 'accuracy' | 'none') => {
      const game = new TestGame({ points }, activityOf(wordsStep('textes'), best))
      game.join('Amina', 'Yanis').open()
      game.say('Amina', 'Eau')
      game.say('Yanis', 'Feu')
      game.close().nextStep().open()
      game.vote('Amina', 'feu')
      game.close()
      return [game.score('Amina'), game.score('Yanis')]
    }
    expect(of('accuracy')).toEqual([0, 1000])
    expect(of('none')).toEqual([0, 0])
  })
})
