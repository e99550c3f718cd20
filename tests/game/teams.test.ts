import { describe, expect, it } from 'vitest'
import type { TeamSettings } from '../../shared/teams.ts'
import type { DecisionStepView } from '../../shared/steps/decision.ts'
import { everyKind } from '../support/every-kind.ts'
import { activityOf, decisionStep, TestGame } from '../support/game.ts'

const people = ['Amina', 'Yanis', 'Zoé', 'Léo']

function game(teams: Partial<TeamSettings> = {}, ...more: string[]): TestGame {
  const settings: TeamSettings = {
    count: 2,
    made: 'drawn',
    answers: 'each',
    mean: 'present',
    ...teams
  }
  return new TestGame({ points: 'accuracy', teams: settings }, everyKind).join(...people, ...more)
}

const take = (move: string) => ({ kind: 'decision', move }) as const
const teamsOf = (played: TestGame) => people.map((name) => played.state.seats.get(name)?.team)
const scores = (played: TestGame) => played.state.teams.map(({ score }) => score)
const decided = (played: TestGame) => (played.step() as DecisionStepView).correction?.decided

describe('teams', () => {
  it('TEAM-1 are drawn, chosen or set, and nobody starts without', () => {
    expect(teamsOf(game())).toEqual([1, 2, 1, 2])
    const chosen = game({ made: 'chosen' })
    expect(teamsOf(chosen)).toEqual([null, null, null, null])
    const choose = (playerId: string, team: number) =>
      chosen.refusal({ type: 'ChooseTeam', playerId, team })
    expect(choose('Amina', 3)).toBe('unknown_team')
    expect(choose('Amina', 2)).toBeNull()
    chosen.host('StartGame')
    expect(teamsOf(chosen)).toEqual([2, 1, 1, 2])
    expect(choose('Amina', 1)).toBe('teams_closed')
    expect(chosen.refusal({ type: 'MoveToTeam', playerId: 'Amina', team: 1 })).toBeNull()
    expect(teamsOf(chosen)).toEqual([1, 1, 1, 2])
    expect(game().refusal({ type: 'ChooseTeam', playerId: 'Amina', team: 2 })).toBe('teams_closed')
  })

  it('TEAM-2 take late joiners into the smallest', () => {
    const played = game()
    played.do({ type: 'MoveToTeam', playerId: 'Yanis', team: 1 })
    played.goTo('question').join('Inès')
    expect(played.state.seats.get('Inès')?.team).toBe(2)
  })

  it('TEAM-3 gain the mean of their members, present or all', () => {
    const after = (mean: TeamSettings['mean']) => {
      const played = game({ mean }).goTo('question')
      played.present.delete('Zoé')
      played.answer('Amina', 'b')
      played.answer('Yanis', 'b')
      played.answer('Léo', 'a')
      return played.close()
    }
    expect(scores(after('present'))).toEqual([1000, 500])
    expect(scores(after('all'))).toEqual([500, 500])
    const again = after('all')
    again.host('ReplayStep')
    expect(scores(again)).toEqual([0, 0])
  })

  it('TEAM-4 are drawn anew as even as can be, before the start', () => {
    const played = game({ count: 3 }, 'Inès', 'Ugo', 'Eva')
    for (const playerId of people) played.do({ type: 'MoveToTeam', playerId, team: 1 })
    expect(played.refusal({ type: 'DrawTeams' })).toBeNull()
    expect(played.state.teams.map(({ members }) => members.size).toSorted()).toEqual([2, 2, 3])
    played.host('StartGame')
    expect(played.refusal({ type: 'DrawTeams' })).toBe('teams_closed')
  })

  it('TEAM-4 are evened out by moving as few as can be, who came last first', () => {
    const played = game({ count: 3 }, 'Inès', 'Ugo', 'Eva')
    for (const playerId of ['Yanis', 'Inès']) played.do({ type: 'MoveToTeam', playerId, team: 1 })
    const before = new Map([...played.state.seats].map(([id, { team }]) => [id, team]))
    const sizes = () => played.state.teams.map(({ members }) => members.size)
    expect(sizes()).toEqual([5, 0, 2])
    expect(played.refusal({ type: 'BalanceTeams' })).toBeNull()
    expect(sizes()).toEqual([3, 2, 2])
    const moved = [...played.state.seats.values()].filter(
      ({ playerId, team }) => team !== before.get(playerId)
    )
    expect(moved.map(({ playerId }) => playerId)).toEqual(['Yanis', 'Inès'])
    expect(played.do({ type: 'BalanceTeams' })).toEqual({ ok: true, events: [] })
    played.host('StartGame')
    expect(played.refusal({ type: 'BalanceTeams' })).toBe('teams_closed')
  })

  it('TEAM-10 change between two steps how they answer, and not during one', () => {
    const played = game().goTo('question')
    const set = (answers: TeamSettings['answers']) =>
      played.refusal({ type: 'SetTeamAnswers', answers })
    expect(set('spokesperson')).toBe('not_now')
    expect(set('each')).toBeNull()
    played.answer('Amina', 'b')
    played.close()
    const gained = scores(played)
    expect(set('spokesperson')).toBeNull()
    expect(scores(played)).toEqual(gained)
    played.nextStep().tick()
    const voices = played.state.teams.map(({ spokesperson }) => spokesperson)
    expect(voices).not.toContain(null)
    expect(played.step().spoken).toBe(true)
    expect(people.filter((name) => played.seat(name).speaks)).toEqual(
      people.filter((name) => voices.includes(name))
    )
    expect(set('consensus')).toBe('not_now')
  })

  it('TEAM-5, JOIN-10 keep the voice of a team whose names are hidden', () => {
    const played = game({ answers: 'spokesperson' }).letSpeak('Amina', 'Yanis').goTo('question')
    played.do({ type: 'HideNames' })
    expect(
      played.screen().teams?.map(({ spokesperson, isVoiced }) => [spokesperson, isVoiced])
    ).toEqual([
      [null, true],
      [null, true]
    ])
  })

  it('TEAM-5, ANSWER-5 answer by one voice, and only it is waited for', () => {
    const played = game({ answers: 'spokesperson' }).letSpeak('Amina', 'Yanis').goTo('question')
    expect(played.seat('Amina').speaks).toBe(true)
    expect(played.answer('Zoé', 'b')).toBe('not_spokesperson')
    expect(played.screen().answers).toEqual({ received: 0, expected: 2 })
    expect(played.answer('Amina', 'b')).toBeNull()
    expect(played.answer('Yanis', 'a')).toBeNull()
    played.wait(0)
    expect(played.state.phase).toBe('reveal')
  })

  it('TEAM-6 find another voice when theirs has gone, or hands over', () => {
    const played = game({ answers: 'spokesperson' }, 'Inès').letSpeak('Amina', 'Yanis')
    played.goTo('question')
    played.present.delete('Amina')
    played.do({ type: 'Tick' })
    expect(played.seat('Zoé').speaks).toBe(true)
    expect(played.refusal({ type: 'HandOver', playerId: 'Amina' })).toBe('not_spokesperson')
    expect(played.refusal({ type: 'HandOver', playerId: 'Zoé' })).toBeNull()
    expect(played.seat('Inès').speaks).toBe(true)
    expect(played.answer('Zoé', 'b')).toBe('not_spokesperson')
    expect(played.answer('Inès', 'b')).toBeNull()
    expect(played.playerView().teams?.[0]?.spokesperson).toBe('Inès')
  })

  it('TEAM-7 make a move once they agree', () => {
    const played = game({ answers: 'consensus' }).goTo('scene')
    played.give('Amina', take('a'))
    played.give('Zoé', take('b'))
    played.give('Yanis', take('c'))
    played.give('Léo', take('c'))
    played.wait(0)
    expect(played.state.phase).toBe('open')
    expect(played.hostScreen().disagreeing).toEqual([1])
    expect(played.seat('Zoé').teamVotes).toEqual({ a: 1, b: 1 })
    expect(played.seat('Léo').teamVotes).toEqual({ c: 2 })
    const split = game({ answers: 'consensus' }).goTo('scene')
    split.give('Amina', take('a'))
    split.give('Zoé', take('b'))
    split.close()
    expect(decided(split)).toEqual([
      { team: 1, move: null },
      { team: 2, move: null }
    ])
    expect(played.give('Zoé', take('a'))).toBeNull()
    played.wait(0)
    expect(decided(played)).toEqual([
      { team: 1, move: 'a' },
      { team: 2, move: 'c' }
    ])
  })

  it('TEAM-7 earn nothing when they do not agree', () => {
    const teams = { count: 2, made: 'drawn', answers: 'consensus', mean: 'all' } as const
    const scene = decisionStep('scene', { points: 1000 })
    const played = new TestGame({ points: 'accuracy', teams }, activityOf(scene))
    played.join(...people).open()
    played.move('Amina', 'a')
    played.move('Zoé', 'c')
    played.move('Yanis', 'c')
    played.move('Léo', 'c')
    played.close()
    expect(people.map((name) => played.score(name))).toEqual([0, 1000, 0, 1000])
    expect(scores(played)).toEqual([0, 1000])
  })

  it('TEAM-6, TEAM-7 count for nothing in the team that is left', () => {
    const played = game({ answers: 'consensus' }).goTo('scene')
    played.give('Amina', take('a'))
    played.do({ type: 'MoveToTeam', playerId: 'Amina', team: 2 })
    expect(played.seat('Amina').answer).toBeNull()
    played.close()
    expect(decided(played)).toEqual([
      { team: 1, move: null },
      { team: 2, move: null }
    ])
  })

  it('TEAM-8 share what their spokesperson earns', () => {
    const played = game({ answers: 'spokesperson' }).letSpeak('Amina', 'Yanis')
    played.goTo('question')
    played.answer('Amina', 'b')
    played.answer('Yanis', 'a')
    played.wait(0)
    expect(people.map((name) => played.score(name))).toEqual([1000, 0, 1000, 0])
    expect(scores(played)).toEqual([1000, 0])
  })

  it('TEAM-9 bear the names the host gives', () => {
    const played = game()
    const name = (team: number, given: string | null) =>
      played.refusal({ type: 'NameTeam', team, name: given })
    expect(name(3, 'Les As')).toBe('unknown_team')
    expect(name(1, ' ')).toBe('name_empty')
    expect(name(1, 'Les As')).toBeNull()
    expect(name(2, 'Les As')).toBe('name_taken')
    expect(played.screen().teams?.[0]?.name).toBe('Les As')
    expect(name(1, null)).toBeNull()
    expect(played.screen().teams?.[0]?.name).toBeNull()
  })
})
