import { describe, expect, it } from 'vitest'
import type { OpinionStep } from '../../shared/steps/opinion.ts'
import { activityOf, opinionStep, TestGame } from '../support/game.ts'

const people = ['Amina', 'Yanis', 'Zoé', 'Léo']

function asked(more: Partial<OpinionStep> = {}): TestGame {
  const again = opinionStep('apres', { again: 'avant', ...more })
  return new TestGame({ shuffleChoices: true }, activityOf(opinionStep('avant'), again)).join(
    ...people
  )
}

/** Who votes what, before and after. */
function shiftOf(
  more: Partial<OpinionStep>,
  ...votes: (readonly [string | null, string | null])[]
) {
  const game = asked(more).open()
  const vote = (n: 0 | 1) =>
    votes.forEach((both, at) => both[n] !== null && game.vote(people[at] ?? '', both[n]))
  vote(0)
  game.close().nextStep().open()
  vote(1)
  game.close()
  return game.correction('opinion').tally.shift
}

describe('a vote', () => {
  it('OPINION-1 keeps the order of a scale, not that of other options', () => {
    const shown = (more: Partial<OpinionStep>) => {
      const game = new TestGame(
        { shuffleChoices: true },
        activityOf(opinionStep('vote', more))
      ).join('Amina')
      game.permutation = [4, 3, 2, 1, 0, 5, 6, 7, 8, 9, 10, 11]
      return game
        .open()
        .step('opinion')
        .options?.map(({ id }) => id)
        .join(' ')
    }
    expect(shown({})).toBe('tout oui non pas sans')
    const options = ['a', 'b', 'c'].map((id) => ({ id, text: id, agreement: null }))
    expect(shown({ options })).toBe('c b a')
  })

  it('OPINION-2 tells the largest shift first, of those who voted both times', () => {
    const moves = [
      ['tout', 'oui'],
      ['oui', 'non'],
      ['oui', 'non'],
      [null, 'non']
    ] as const
    expect(shiftOf({}, ...moves)).toEqual({
      flows: [
        { from: 'oui', to: 'non', count: 2 },
        { from: 'tout', to: 'oui', count: 1 }
      ],
      both: 3,
      moved: 3,
      towards: { end: 'disagree', convinced: 3, opposed: 0 }
    })
  })

  it('OPINION-2 counts as convinced who comes closer to the end that is wanted', () => {
    const moves = [
      ['sans', 'oui'],
      ['sans', 'pas'],
      ['pas', 'non'],
      ['oui', 'oui']
    ] as const
    expect(shiftOf({ wanted: 'disagree' }, ...moves)?.towards).toEqual({
      end: 'disagree',
      convinced: 1,
      opposed: 2
    })
    expect(shiftOf({ wanted: 'agree' }, ...moves)?.towards).toEqual({
      end: 'agree',
      convinced: 2,
      opposed: 1
    })
    expect(shiftOf({ wanted: null }, ...moves)?.towards).toBeNull()
  })

  it('OPINION-2 compares with the vote as it was played last', () => {
    const game = asked().open()
    game.vote('Amina', 'tout')
    game.close()
    game.host('ReplayStep')
    game.open()
    game.vote('Amina', 'oui')
    game.close().nextStep().open()
    game.vote('Amina', 'non')
    game.close()
    expect(game.correction('opinion').tally.shift?.flows).toEqual([
      { from: 'oui', to: 'non', count: 1 }
    ])
  })
})
