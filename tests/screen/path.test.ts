import { describe, expect, it } from 'vitest'
import { doorsOf, teamsOn, wayOf } from '../../client/steps/slide/path.ts'
import { pathSentence } from '../../client/steps/slide/path-sentence.ts'
import { actorHeading, isOpenedBy, roadMapsOf } from '../../client/steps/slide/road-map.ts'
import type { PathFigure, PathScene } from '../../shared/steps/figure.ts'
import type { Decided } from '../../shared/steps/decision.ts'
import { activityOf, decisionStep, slideStep, TestGame } from '../support/game.ts'

/** a and c are good doors, b and d detours. */
function scene(id: string, ...rounds: readonly Decided[][]): PathScene {
  const moves = ['a', 'b', 'c', 'd'].map((move) => ({
    id: move,
    text: `Geste ${move}`,
    good: 'ac'.includes(move),
    keep: '',
    actors: []
  }))
  return { id, prompt: 'Que faites-vous ?', moves, rounds }
}

const room = (move: string | null): Decided[] => [{ team: null, move }]
const teams = (...moves: (string | null)[]): Decided[] =>
  moves.map((move, at) => ({ team: at + 1, move }))
const path = (...scenes: PathScene[]): PathFigure => ({ name: 'path', scenes })

describe('a path', () => {
  it('goes through doors in the order they were opened, then those left closed', () => {
    const doors = doorsOf(scene('un', room('c'), room('b')))
    expect(doors.map(({ letter, rounds }) => [letter, ...rounds])).toEqual([
      ['C', 1],
      ['B', 2],
      ['A']
    ])
  })

  it('is each team’s own, with the rounds it did not decide, and without those it was not asked in', () => {
    const played = scene('un', teams('c', null), teams('a', 'b'), [{ team: 2, move: 'a' }])
    expect(teamsOn(path(played))).toEqual([1, 2])
    expect(wayOf(played, 1).map((door) => door?.letter)).toEqual(['C', 'A'])
    expect(wayOf(played, 2).map((door) => door?.letter)).toEqual([undefined, 'B', 'A'])
  })

  it('is said in order, detours included', () => {
    expect(pathSentence(path(scene('un', room('c'), room('b'), room(null))))).toBe(
      'Que faites-vous ? La salle\u00a0: Geste c (bonne porte), puis Geste b (détour), puis pas de décision.'
    )
    expect(pathSentence(path(scene('un', teams('a', 'd'))))).toBe(
      'Que faites-vous ? Les Disques\u00a0: Geste a (bonne porte). Les Carrés\u00a0: Geste d (détour).'
    )
    expect(pathSentence(path())).toBe('Aucune scène n’a encore été jouée.')
  })

  it('is counted for more than four teams', () => {
    const figure = path(scene('un', teams('a', 'd', 'a', 'a', null), teams('c', 'a')))
    expect(pathSentence(figure)).toMatch(
      /^Les Disques\u00a0: 2 bonnes portes, 0 détour. Les Carrés\u00a0: 1 bonne porte, 1 détour. /u
    )
  })
})

describe('a road map', () => {
  const settings = { teams: { count: 2, made: 'drawn', answers: 'each', mean: 'all' } } as const
  const activity = activityOf(
    decisionStep('une', { section: 'a', prompt: 'Que faites-vous ?' }),
    decisionStep('deux', { section: 'a', prompt: 'Que faites-vous ?' }),
    slideStep('chemin', { section: 'a', figure: 'path' }),
    decisionStep('trois', { section: 'b' })
  )

  function recap(game: TestGame) {
    game.host('EndGame')
    const view = game.playerView()
    if (view.phase !== 'ended') throw new Error(view.phase)
    return roadMapsOf(view.recap)
  }

  it('is there for each section that was played, also when the game ended before its path', () => {
    const game = new TestGame(settings, activity).join('Amina', 'Yanis').open()
    game.move('Amina', 'a')
    game.move('Yanis', 'b')
    game.wait(0)
    game.host('PlayAnotherRound')
    game.open()
    game.move('Amina', 'c')
    game.close()
    const [sheet, ...others] = recap(game)
    expect(others).toEqual([])
    expect(sheet).toMatchObject({
      section: 'Section a',
      figure: {
        scenes: [{ id: 'une', rounds: [teams('a', 'b'), teams('c', null)] }]
      }
    })
    const [played] = sheet?.figure.scenes ?? []
    const opened = (team: number) =>
      played?.moves.filter((move) => isOpenedBy(played, move, team)).map(({ id }) => id)
    expect([opened(1), opened(2)]).toEqual([['a', 'c'], ['b']])
  })

  it('has a sheet a section', () => {
    const game = new TestGame({}, activity).join('Amina')
    for (const id of ['une', 'deux', 'chemin', 'trois']) game.goTo(id)
    game.close()
    expect(recap(game).map(({ figure }) => figure.scenes.map(({ id }) => id))).toEqual([
      ['une', 'deux'],
      ['trois']
    ])
  })

  it('is nothing where no scene was played', () => {
    expect(recap(new TestGame({}, activity).join('Amina').open())).toEqual([])
  })
})

it('an actor is named in full, once', () => {
  expect(actorHeading('AFD', 'Agence française de développement')).toBe(
    'AFD – Agence française de développement'
  )
  expect(actorHeading('ambassade', 'Ambassade')).toBe('Ambassade')
  expect(actorHeading('Cités Unies France', 'Cités Unies France (CUF)')).toBe(
    'Cités Unies France (CUF)'
  )
  expect(actorHeading('pS-eau', 'Programme Solidarité Eau')).toBe(
    'pS-eau – Programme Solidarité Eau'
  )
})
