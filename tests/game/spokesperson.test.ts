import { describe, expect, it } from 'vitest'
import type { GameSettings } from '../../shared/settings.ts'
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

/** Amina and Zoé in team 1, Yanis and Léo in team 2; the first of each speaks. */
function spoken(steps: Step[], settings: Partial<GameSettings> = {}): TestGame {
  return voiceless(steps, settings).letSpeak('Amina', 'Yanis')
}

/** The same, and nobody speaks yet. */
function voiceless(steps: Step[], settings: Partial<GameSettings> = {}): TestGame {
  const teams = { count: 2, made: 'drawn', answers: 'spokesperson', mean: 'all' } as const
  const activity = activityOf(...steps)
  return new TestGame({ points: 'accuracy', teams, ...settings }, activity).join(...people)
}

const question = (id = 'un') => choiceStep(id, ['b'])
const spokespersons = (game: TestGame) => game.state.teams.map(({ spokesperson }) => spokesperson)

describe('a team with a spokesperson', () => {
  it('TEAM-5 gives one answer only, also when its voice passes on', () => {
    const game = spoken([question()]).open()
    expect(game.answer('Amina', 'b')).toBeNull()
    game.do({ type: 'NameSpokesperson', playerId: 'Zoé' })
    expect(spokespersons(game)).toEqual(['Zoé', 'Yanis'])
    expect(game.answer('Zoé', 'a')).toBe('already_answered')
    expect(game.answer('Amina', 'b')).toBeNull()
    game.answer('Yanis', 'a')
    game.wait(0)
    expect(game.state.phase).toBe('reveal')
    expect(game.screen().answers).toEqual({ received: 2, expected: 2 })
    expect(people.map((name) => game.score(name))).toEqual([1000, 0, 1000, 0])
  })

  it('TEAM-5 is not waited for when it has answered and its voice has gone', () => {
    const game = spoken([question(), question('deux')]).open()
    game.answer('Amina', 'b')
    game.present.delete('Amina')
    game.tick()
    expect(spokespersons(game)).toEqual(['Amina', 'Yanis'])
    game.answer('Yanis', 'b')
    game.wait(0)
    expect(game.state.phase).toBe('reveal')
    // Zoé speaks from the next step on.
    game.nextStep().tick()
    expect(spokespersons(game)).toEqual(['Zoé', 'Yanis'])
  })

  it('TEAM-5, TIME-9 does not wait for the extra time of who has no voice', () => {
    const game = spoken([question()])
    game.do({ type: 'AskExtraTime', playerId: 'Zoé', extraTime: 'none' })
    game.open().wait(21_000)
    expect(game.state.phase).toBe('reveal')
    const voice = spoken([question()])
    voice.do({ type: 'AskExtraTime', playerId: 'Amina', extraTime: 'none' })
    voice.open().wait(21_000)
    expect(voice.state.phase).toBe('open')
    expect(voice.screen().answers).toEqual({ received: 0, expected: 1 })
    expect(voice.answer('Amina', 'b')).toBeNull()
    voice.wait(0)
    expect(voice.state.phase).toBe('reveal')
  })

  it('TEAM-6 finds its voice at once, whatever the game waits for', () => {
    const game = spoken([question()], { time: 'none' }).open()
    game.present.delete('Yanis')
    game.wait(0)
    expect(spokespersons(game)).toEqual(['Amina', 'Léo'])
  })

  it('TEAM-6 draws its voice once the game has begun, unless the host has named somebody', () => {
    const drawn = new Set<string>()
    for (let first = 0; first < 24; first += 1) {
      const game = voiceless([question()])
      game.permutation = game.permutation.map((digit) => (digit * (first % 2 ? 5 : 1) + first) % 12)
      game.tick()
      expect(spokespersons(game)).toEqual([null, null])
      game.open().tick()
      drawn.add(spokespersons(game).join(' '))
    }
    expect([...drawn].toSorted()).toEqual(['Amina Léo', 'Amina Yanis', 'Zoé Léo', 'Zoé Yanis'])
    const named = voiceless([question()]).letSpeak('Zoé')
    expect(spokespersons(named.open().tick())[0]).toBe('Zoé')
    named.letSpeak('Amina')
    expect(named.answer('Zoé', 'b')).toBe('not_spokesperson')
    expect(named.answer('Amina', 'b')).toBeNull()
  })

  it('TEAM-6 is named by the host among who has a team, where teams have a voice', () => {
    const game = spoken([question()])
    const events = game.events.length
    expect(game.refusal({ type: 'NameSpokesperson', playerId: 'Amina' })).toBeNull()
    expect(game.events).toHaveLength(events)
    expect(game.refusal({ type: 'NameSpokesperson', playerId: 'personne' })).toBe('unknown_player')
    const teams = { count: 2, made: 'drawn', answers: 'each', mean: 'all' } as const
    const each = new TestGame({ teams }, activityOf(question())).join(...people)
    expect(each.refusal({ type: 'NameSpokesperson', playerId: 'Amina' })).toBe('not_now')
    expect(
      [game, each].map((one) => one.hostScreen().allowed.includes('NameSpokesperson'))
    ).toEqual([true, false])
  })

  it('TEAM-6 hands over as often in a step as it has members, and not once the game is over', () => {
    const game = spoken([question(), question('deux')]).open()
    const handOver = () =>
      game.refusal({ type: 'HandOver', playerId: game.state.teams[0]?.spokesperson ?? '' })
    expect([handOver(), handOver(), handOver()]).toEqual([null, null, 'not_now'])
    game.close().nextStep()
    expect(handOver()).toBeNull()
    game.host('EndGame')
    expect(handOver()).toBe('not_now')
  })

  it('TEAM-6, TIME-9 closes though a new voice without a clock has nothing more to say', () => {
    const game = spoken([question()], { pace: 'automatic' })
    game.do({ type: 'AskExtraTime', playerId: 'Zoé', extraTime: 'none' })
    game.open()
    game.answer('Amina', 'b')
    game.do({ type: 'HandOver', playerId: 'Amina' })
    game.wait(21_000)
    expect(game.state.phase).toBe('reveal')
  })

  it('TEAM-6 looks for no voice once the podium has come', () => {
    const game = spoken([question()]).open().close()
    game.host('EndGame')
    const events = game.events.length
    game.present.delete('Amina')
    game.wait(1000).tick()
    expect(game.events).toHaveLength(events)
  })

  it('TEAM-6 leaves the answer to the next voice when its own is moved away or removed', () => {
    for (const leave of ['MoveToTeam', 'RemovePlayer'] as const) {
      const game = spoken([question()]).open()
      game.answer('Amina', 'a')
      game.do({ type: leave, playerId: 'Amina', team: 2 })
      game.wait(0)
      expect(game.state.phase).toBe('open')
      expect(game.answer('Zoé', 'b')).toBeNull()
      game.answer('Yanis', 'b')
      game.wait(0)
      expect(game.events.at(-1)).toMatchObject({ because: 'everyone' })
      const rows = game.state.runs.get(1)?.results.size
      expect([rows, game.score('Zoé'), game.score('Léo')]).toEqual([
        game.state.seats.size,
        1000,
        1000
      ])
    }
  })

  it('TEAM-8 shares the prize of a text that it gave', () => {
    const best = opinionStep('meilleur', {
      options: [],
      optionsOf: 'textes',
      wanted: null,
      points: 1000
    })
    const game = spoken([wordsStep('textes'), best]).open()
    game.say('Amina', 'Nous')
    game.say('Yanis', 'Eux')
    game.close().nextStep().open()
    for (const name of people) expect(game.vote(name, 'nous')).toBeNull()
    game.wait(0)
    expect(people.map((name) => game.score(name))).toEqual([1000, 0, 1000, 0])
    expect(game.state.teams.map(({ score }) => score)).toEqual([1000, 0])
  })

  it('TEAM-8 keeps what was given for it when its voice is moved away', () => {
    const best = opinionStep('meilleur', {
      options: [],
      optionsOf: 'textes',
      wanted: null,
      points: 1000
    })
    const game = spoken([wordsStep('textes'), best]).open()
    game.say('Amina', 'Nous')
    game.close()
    game.do({ type: 'MoveToTeam', playerId: 'Amina', team: 2 })
    game.moderate({ do: 'highlight', text: 'nous' })
    expect(game.correction('words').tally.texts).toMatchObject([{ text: 'Nous', team: 1 }])
    game.nextStep().open()
    for (const name of people) game.vote(name, 'nous')
    game.wait(0)
    expect(people.map((name) => game.score(name))).toEqual([0, 0, 1000, 0])
    expect(game.state.teams.map(({ score }) => score)).toEqual([1000, 0])
  })

  it('TEAM-5 is told which steps it answers by its voice', () => {
    const game = spoken([question(), opinionStep('vote')]).open()
    expect(game.step().spoken).toBe(true)
    expect(game.hostScreen().next?.step.spoken).toBeUndefined()
    game.close().nextStep()
    expect(game.step().spoken).toBeUndefined()
  })

  it('TEAM-5 speaks in scenes, and moves what its own voice says', () => {
    const game = spoken([decisionStep('scene')]).open()
    expect(game.move('Léo', 'a')).toBe('not_spokesperson')
    game.move('Amina', 'b')
    game.move('Yanis', 'c')
    game.wait(0)
    expect(game.correction('decision').decided).toEqual([
      { team: 1, move: 'b' },
      { team: 2, move: 'c' }
    ])
  })

  it('TEAM-6 keeps its voice while all are away', () => {
    const game = spoken([question()]).open()
    for (const name of ['Amina', 'Zoé']) game.present.delete(name)
    const events = game.events.length
    game.tick()
    expect(game.events).toHaveLength(events)
    game.present.add('Zoé')
    game.tick()
    expect(spokespersons(game)).toEqual(['Zoé', 'Yanis'])
  })

  it('JOIN-10 is not named while names are hidden', () => {
    const game = spoken([question()])
    const named = () => game.playerView().teams?.map(({ spokesperson }) => spokesperson)
    expect(named()).toEqual(['Amina', 'Yanis'])
    game.do({ type: 'HideNames' })
    expect(named()).toEqual([null, null])
  })
})

describe('teams', () => {
  const each = (mean: 'present' | 'all', count = 2) => {
    const teams = { count, made: 'drawn', answers: 'each', mean } as const
    return new TestGame({ points: 'accuracy', teams }, activityOf(question(), question('deux')))
  }
  const scores = (game: TestGame) => game.state.teams.map(({ score }) => score)

  it('TEAM-1 take late joiners at once, even where players chose theirs', () => {
    const teams = { count: 2, made: 'chosen', answers: 'each', mean: 'all' } as const
    const game = new TestGame({ teams }, activityOf(question())).join('Amina').open()
    game.join('Yanis')
    expect(game.seat('Yanis').team).toBe(2)
    expect(game.answer('Yanis', 'b')).toBeNull()
  })

  it('TEAM-2 come in the order that was drawn where several are as small', () => {
    const game = each('all', 3)
    game.permutation = [2, 0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    game.join(...people)
    expect(people.map((name) => game.state.seats.get(name)?.team)).toEqual([3, 1, 2, 3])
  })

  it('TEAM-3 count who is there, and who answered and left', () => {
    const game = each('present')
      .join(...people, 'Inès')
      .open()
    game.answer('Amina', 'b')
    game.answer('Yanis', 'b')
    game.present.delete('Amina')
    game.present.delete('Inès')
    game.close()
    // Amina of Amina and Zoé; Yanis of Yanis and Léo.
    expect(scores(game)).toEqual([500, 500])
  })

  it('TEAM-4 stay as they are from the podium on', () => {
    const game = each('all')
      .join(...people)
      .open()
      .close()
    game.host('EndGame')
    expect(game.state.phase).toBe('podium')
    expect(game.refusal({ type: 'MoveToTeam', playerId: 'Amina', team: 2 })).toBe('not_now')
    expect(game.refusal({ type: 'NameTeam', team: 1, name: 'Nous' })).toBe('not_now')
    expect(new TestGame().refusal({ type: 'DrawTeams' })).toBe('unknown_team')
  })

  it('TEAM-9 bear no rude name', () => {
    const game = each('all').join(...people)
    game.judgeName = () => 'name_rude'
    expect(game.refusal({ type: 'NameTeam', team: 1, name: 'Gros mot' })).toBe('name_rude')
  })

  it('JOIN-10 tell their members on the screen in the lobby only, and not while names are hidden', () => {
    const game = each('all').join(...people)
    const names = () => game.screen().teams?.map((team) => team.names)
    expect(names()).toEqual([
      ['Amina', 'Zoé'],
      ['Yanis', 'Léo']
    ])
    game.do({ type: 'HideNames' })
    expect(names()).toEqual([[], []])
    game.do({ type: 'ShowNames' })
    game.open()
    expect(names()).toEqual([[], []])
  })

  it('RANK-4 share a rank when they have the same score', () => {
    const game = each('all', 4)
      .join(...people)
      .open()
    for (const name of ['Yanis', 'Léo']) game.answer(name, 'b')
    game.close().host('Advance')
    const view = game.playerView()
    const rows = 'teamRows' in view ? view.teamRows : undefined
    expect(rows?.map(({ rank, team, score }) => [rank, team, score])).toEqual([
      [1, 2, 1000],
      [1, 4, 1000],
      [3, 1, 0],
      [3, 3, 0]
    ])
  })
})
