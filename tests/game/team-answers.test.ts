import { describe, expect, it } from 'vitest'
import type { TeamAnswers, TeamSettings } from '../../shared/teams.ts'
import type { Step } from '../../shared/steps/kinds.ts'
import {
  activityOf,
  choiceStep,
  decisionStep,
  opinionStep,
  TestGame,
  wordsStep
} from '../support/game.ts'

const people = ['Amina', 'Yanis', 'Zoé', 'Léo']

/** Amina and Zoé in team 1, Yanis and Léo in team 2. */
function game(answers: TeamAnswers, steps: Step[], mean: TeamSettings['mean'] = 'all'): TestGame {
  const teams = { count: 2, made: 'drawn', answers, mean } as const
  return new TestGame({ points: 'accuracy', teams }, activityOf(...steps)).join(...people)
}

const set = (played: TestGame, answers: TeamAnswers) =>
  played.refusal({ type: 'SetTeamAnswers', answers })
const decided = (played: TestGame) => played.correction('decision').decided
const scores = (played: TestGame) => people.map((name) => played.score(name))
const best = opinionStep('meilleur', { optionsOf: 'textes', points: 1000 })

describe('how teams answer, once it has changed', () => {
  it('TEAM-8, TEAM-10 gives the prize of a text to those for whom it was given', () => {
    const own = game('each', [wordsStep('textes'), best]).open()
    own.say('Amina', 'Eau')
    own.close()
    expect(set(own, 'spokesperson')).toBeNull()
    own.nextStep().open()
    own.vote('Yanis', 'eau')
    own.close()
    expect(scores(own)).toEqual([1000, 0, 0, 0])

    const spoken = game('spokesperson', [wordsStep('textes'), best]).letSpeak('Amina', 'Yanis')
    spoken.open()
    spoken.say('Amina', 'Eau')
    spoken.close()
    expect(set(spoken, 'each')).toBeNull()
    expect(spoken.step().spoken).toBe(true)
    spoken.nextStep().open()
    spoken.vote('Yanis', 'eau')
    spoken.close()
    expect(scores(spoken)).toEqual([1000, 0, 1000, 0])
  })

  it('TEAM-6, TEAM-10 leaves no voice to a team where each answers', () => {
    const played = game('spokesperson', [choiceStep('un', ['b']), choiceStep('deux', ['b'])])
    played.letSpeak('Amina', 'Yanis').open().close()
    expect(set(played, 'each')).toBeNull()
    played.nextStep().open()
    expect(played.playerView().teams?.map(({ spokesperson }) => spokesperson)).toEqual([null, null])
    expect(played.refusal({ type: 'HandOver', playerId: 'Amina' })).toBe('not_spokesperson')
    expect(played.answer('Zoé', 'b')).toBeNull()
  })
})

describe('a team that has to agree', () => {
  const scene = [decisionStep('scene')]

  it('TEAM-7 asks whoever is there, and those who have gone when nobody is', () => {
    const played = game('consensus', scene).open()
    played.move('Amina', 'a')
    played.move('Zoé', 'b')
    played.move('Yanis', 'c')
    played.move('Léo', 'd')
    expect(played.hostScreen().disagreeing).toEqual([1, 2])
    // Somebody who has left for good would keep the team from agreeing.
    for (const name of ['Zoé', 'Yanis', 'Léo']) played.present.delete(name)
    expect(played.hostScreen().disagreeing).toEqual([2])
    played.close()
    expect(decided(played)).toEqual([
      { team: 1, move: 'a' },
      { team: 2, move: null }
    ])
  })

  it('TEAM-7 is not waited for because of somebody who left', () => {
    const played = game('consensus', scene).open()
    played.move('Amina', 'a')
    played.move('Zoé', 'b')
    played.present.delete('Zoé')
    for (const name of ['Yanis', 'Léo']) played.move(name, 'c')
    played.wait(0)
    expect(played.state.phase).toBe('reveal')
  })

  it('TEAM-7, TIME-9 changes its mind no more once time has run out for the others', () => {
    const played = game('consensus', scene)
    played.do({ type: 'AskExtraTime', playerId: 'Amina', extraTime: 'x2' })
    played.open()
    for (const name of people.slice(1)) played.move(name, 'a')
    played.move('Zoé', 'c')
    played.wait(20_500)
    expect(played.hostScreen().overtime).toBe(true)
    expect(played.move('Amina', 'c')).toBeNull()
    expect(played.move('Amina', 'a')).toBe('already_answered')
  })
})

describe('a team with a spokesperson', () => {
  it('TEAM-5, TEAM-6 shows the answer to all of the team, and hands over no more', () => {
    const played = game('spokesperson', [choiceStep('un', ['b'])])
      .letSpeak('Amina', 'Yanis')
      .open()
    expect(played.seat('Zoé').answer).toBeNull()
    played.answer('Amina', 'b')
    expect(played.seat('Zoé').answer).toEqual({ kind: 'choice', choices: ['b'] })
    expect(played.seat('Léo').answer).toBeNull()
    expect(played.refusal({ type: 'HandOver', playerId: 'Amina' })).toBe('not_now')
    expect(played.refusal({ type: 'HandOver', playerId: 'Yanis' })).toBeNull()
  })
})

describe('who is asked in a team', () => {
  it('TEAM-5 tells the trainer whom the room waits for', () => {
    const played = game('spokesperson', [choiceStep('un', ['b'])]).letSpeak('Amina', 'Yanis')
    played.open()
    const answered = () => played.roster().rows.map((row) => row.answered)
    expect(answered()).toEqual([false, false, null, null])
    played.answer('Amina', 'b')
    expect(answered()).toEqual([true, false, null, null])
  })

  it('TEAM-3 counts who left only for what they earned', () => {
    const played = game('each', [choiceStep('un', ['b'])], 'present').open()
    played.answer('Amina', 'b')
    played.answer('Zoé', 'a')
    played.present.delete('Zoé')
    played.close()
    expect(played.state.teams.map(({ score }) => score)).toEqual([1000, 0])
  })

  it('TEAM-6 lets a voice hand over as often as the team has members, however it came', () => {
    const played = game('spokesperson', [choiceStep('un', ['b'])])
      .open()
      .tick()
    const voice = () => played.state.teams[0]?.spokesperson ?? ''
    for (const turn of [1, 2, 3]) {
      const refusal = played.refusal({ type: 'HandOver', playerId: voice() })
      expect([turn, refusal]).toEqual([turn, turn < 3 ? null : 'not_now'])
    }
  })
})
