import { describe, expect, it } from 'vitest'
import { drawName } from '../../server/room/drawn-names.ts'
import { cleanName } from '../../server/game/names.ts'
import { replay } from '../../server/game/evolve.ts'
import { TestGame } from '../support/game.ts'

describe('joining', () => {
  it('JOIN-1 gives a seat, and the same seat to the same key', () => {
    const game = new TestGame().join('Amina')
    const again = game.do({
      ...game.joinCommand('Amina'),
      playerId: 'other',
      tokenHash: 'new token'
    })
    expect(again).toEqual({
      ok: true,
      events: [{ type: 'SeatResumed', playerId: 'Amina', tokenHash: 'new token' }]
    })
    expect(game.state.seats.size).toBe(1)
    expect(game.state.seatByToken.get('new token')).toBe('Amina')
  })

  it('JOIN-2 keeps newcomers out while locked, not those who have a seat', () => {
    const game = new TestGame().join('Amina')
    game.do({ type: 'LockJoining' })
    expect(game.refusal(game.joinCommand('Yanis'))).toBe('joining_locked')
    expect(game.refusal(game.joinCommand('Amina'))).toBeNull()
    expect(game.refusal({ type: 'Resume', playerId: 'Amina', tokenHash: 't' })).toBeNull()
    game.do({ type: 'OpenJoining' })
    expect(game.refusal(game.joinCommand('Yanis'))).toBeNull()
  })

  it('JOIN-3 lets people in after the start only if the game allows it', () => {
    const strict = new TestGame({ lateJoining: false }).join('Amina').open()
    expect(strict.refusal(strict.joinCommand('Yanis'))).toBe('game_started')
    const open = new TestGame().join('Amina').open()
    expect(open.refusal(open.joinCommand('Yanis'))).toBeNull()
    open.close().host('EndGame')
    expect(open.state.phase).toBe('podium')
    expect(open.refusal(open.joinCommand('Zoé'))).toBe('game_ended')
    open.host('Advance')
    expect(open.refusal(open.joinCommand('Zoé'))).toBe('game_ended')
  })

  it('JOIN-4 stops at the greatest number of seats', () => {
    const game = new TestGame({}, undefined, 2).join('Amina', 'Yanis')
    expect(game.refusal(game.joinCommand('Zoé'))).toBe('game_full')
    expect(game.state.seats.size).toBe(2)
  })

  it.each([
    ['', 'name_empty'],
    ['   ', 'name_empty'],
    ['Un nom beaucoup trop long pour tenir', 'name_too_long'],
    ['👩‍🚒', 'name_forbidden'],
    ['a\u0000b', 'name_forbidden'],
    ['a\nb', 'name_forbidden'],
    ['a\u202eb', 'name_forbidden'],
    ['a\u200bb', 'name_forbidden'],
    ['<b>Léa</b>', 'name_forbidden'],
    ['\u3164', 'name_forbidden'],
    ['Am\u034fina', 'name_forbidden'],
    ['Am\u00adina', 'name_forbidden'],
    ['\u2800', 'name_forbidden'],
    ['\u0301', 'name_forbidden'],
    ['A\ufe0f', 'name_forbidden'],
    ['ก็็'.repeat(22), 'name_too_long'],
    ['e\u0301\u0302\u0303\u0304', 'name_forbidden'],
    ['AMINA', 'name_taken'],
    ['АMINА', 'name_taken'],
    ['аmina', 'name_taken'],
    ['ᴀᴍɪɴᴀ', 'name_taken'],
    ['Ａｍｉｎａ', 'name_taken'],
    ['A mi na', 'name_taken'],
    ['Am\u200dina', 'name_taken'],
    ['a-mi.na', 'name_taken'],
    ['Аminа', 'name_taken'],
    ['Aⅿina', 'name_taken']
  ])('JOIN-5 refuses the name %j with %s', (name, code) => {
    const game = new TestGame().join('Amina')
    expect(game.refusal(game.joinCommand(name, 'x'))).toBe(code)
    expect(game.state.seats.size).toBe(1)
  })

  it('JOIN-5 counts characters as people do, composes and trims', () => {
    expect(cleanName('  Le\u0301a   D. ')).toEqual({ name: 'Léa D.' })
    expect(cleanName('é'.repeat(32))).toEqual({ name: 'é'.repeat(32) })
    expect(cleanName('Léa ❤\ufe0f')).toEqual({ name: 'Léa ❤\ufe0f' })
    expect(cleanName('é'.repeat(33))).toEqual({ code: 'name_too_long' })
  })

  it('JOIN-5 tells names apart that only their keys could confuse', () => {
    const game = new TestGame().join('Inès', 'Elia', 'Ilan', 'Anne')
    expect(game.refusal(game.joinCommand('lnès', 'x'))).toBe('name_taken')
    for (const name of ['Ella', 'Lian', 'Arnne']) {
      expect(game.refusal(game.joinCommand(name, name))).toBeNull()
    }
  })

  it('JOIN-5 takes names that differ by an accent as those of two people', () => {
    const game = new TestGame().join('Zoé', 'Inès', 'Γιώργος', 'راما', 'Лена', 'Strauß')
    for (const name of ['Zoë', 'Zoe', 'Zoè', 'Ines', 'Γιωργος', 'راما ن', 'Дена']) {
      expect(game.refusal(game.joinCommand(name, name))).toBeNull()
    }
    for (const name of ['ZOÉ', 'Zoe\u0301', 'ΓΙΏΡΓΟΣ', 'ЛЕНА', 'STRAUSS']) {
      expect(game.refusal(game.joinCommand(name, name))).toBe('name_taken')
    }
    expect(new TestGame().join('İlker').refusal(game.joinCommand('ilker', 'x'))).toBe('name_taken')
  })

  it('JOIN-5 keeps the joiners that a script needs, and drops others', () => {
    for (const name of [
      'مه\u200cسا',
      'علی\u200cرضا',
      'ئه\u200cحمه\u200cد',
      'ක්\u200dෂ',
      'शर्\u200dमा',
      'ന്\u200d'
    ]) {
      expect(cleanName(name)).toEqual({ name })
    }
    expect(cleanName('Le\u200da\u200c')).toEqual({ name: 'Lea' })
    expect(cleanName('\u200cمریم')).toEqual({ name: 'مریم' })
    expect(cleanName('مه\u200c\u200cسا')).toEqual({ name: 'مه\u200cسا' })
    const game = new TestGame().join('مه\u200cسا')
    expect(game.refusal(game.joinCommand('مهسا', 'x'))).toBe('name_taken')
  })

  it('JOIN-6 changes a name before the start only', () => {
    const game = new TestGame().join('Amina', 'Yanis')
    expect(game.refusal({ type: 'Rename', playerId: 'Amina', name: 'yanis' })).toBe('name_taken')
    expect(game.refusal({ type: 'Rename', playerId: 'Amina', name: 'Amína B.' })).toBeNull()
    expect(game.seat('Amina').name).toBe('Amína B.')
    game.open()
    expect(game.refusal({ type: 'Rename', playerId: 'Amina', name: 'Zoé' })).toBe('renaming_closed')
    // The former name is free again.
    expect(game.refusal(game.joinCommand('Amina', 'x'))).toBeNull()
  })

  it('JOIN-7 draws names or takes typed ones, never both', () => {
    const drawn = new TestGame({ names: 'drawn' }).join('Amina')
    expect(drawn.seat('Amina').name).toBe('Loutre Amina')
    expect(drawn.refusal({ type: 'Rename', playerId: 'Amina', name: 'Zoé' })).toBe(
      'names_are_drawn'
    )
    const another = {
      type: 'DrawAnotherName',
      playerId: 'Amina',
      drawnName: 'Héron calme'
    } as const
    expect(drawn.refusal(another)).toBeNull()
    expect(drawn.seat('Amina').name).toBe('Héron calme')
    expect(new TestGame().join('Amina').refusal(another)).toBe('names_are_typed')
    const typed = new TestGame()
    expect(typed.refusal({ ...typed.joinCommand('x'), typedName: null })).toBe('name_empty')
  })

  it('JOIN-7 draws names that fit, and differ, even for thousands', () => {
    const taken = new Set<string>()
    for (let n = 0; n < 3000; n += 1) {
      const name = drawName((candidate) => taken.has(candidate))
      expect(cleanName(name)).toEqual({ name })
      taken.add(name)
    }
    expect(taken.size).toBe(3000)
  })

  it('JOIN-11 turns a flood away, and nobody else', () => {
    const game = new TestGame().join('Amina', 'Robot 1', 'Yanis', 'Robot 2')
    const flood = {
      type: 'TurnAway',
      playerIds: ['Robot 1', 'Robot 2', 'Robot 2', 'gone']
    } as const
    game.do(flood)
    expect([...game.state.seats.keys()]).toEqual(['Amina', 'Yanis'])
    expect(game.refusal(game.joinCommand('Robot 3'))).toBe('joining_locked')
    expect(game.do(flood)).toEqual({ ok: true, events: [] })
    game.do({ type: 'OpenJoining' })
    expect(game.refusal(game.joinCommand('Robot 1'))).toBeNull()
  })

  it('JOIN-14 lets a name, a team and extra time change ten times a minute, sixty in all', () => {
    const teams = { count: 2, made: 'chosen', answers: 'each', mean: 'present' } as const
    const game = new TestGame({ teams }).join('Amina', 'Yanis')
    let turn = 0
    const change = () => {
      turn += 1
      const refusals = [
        game.refusal({ type: 'Rename', playerId: 'Amina', name: `Amina ${turn}` }),
        game.refusal({ type: 'ChooseTeam', playerId: 'Amina', team: turn % 2 ? 1 : 2 }),
        game.refusal({
          type: 'AskExtraTime',
          playerId: 'Amina',
          extraTime: turn % 2 ? 'x2' : null
        })
      ]
      return refusals
    }
    for (let round = 1; round <= 3; round += 1) expect(change()).toEqual([null, null, null])
    expect(change()).toEqual([null, 'too_many_changes', 'too_many_changes'])
    // What is so already changes nothing; others are not held up, nor is the trainer.
    expect(game.refusal({ type: 'Rename', playerId: 'Amina', name: 'Amina 4' })).toBeNull()
    expect(game.refusal({ type: 'Rename', playerId: 'Yanis', name: 'Yanis B.' })).toBeNull()
    const { team } = game.state.seats.get('Amina')!
    for (const other of [team === 1 ? 2 : 1, team === 1 ? 1 : 2]) {
      expect(game.refusal({ type: 'MoveToTeam', playerId: 'Amina', team: other })).toBeNull()
    }
    const changes = () => replay(game.events).seats.get('Amina')?.changedAtMs.length
    expect(changes()).toBe(10)
    for (let minute = 0; minute < 12; minute += 1) {
      game.now += 60_000
      for (let more = 0; more < 5; more += 1) change()
      expect(changes()).toBe(Math.min(60, 20 + minute * 10))
    }
    // A clock that was set back holds nobody up.
    game.now -= 3_600_000
    expect(game.refusal({ type: 'Rename', playerId: 'Yanis', name: 'Yanis C.' })).toBeNull()
  })

  it('FLOW-3 refuses to turn anybody away once nobody can join any more', () => {
    const game = new TestGame().join('Amina').open()
    game.answer('Amina', 'b')
    game.close().host('EndGame')
    for (const phase of ['podium', 'ended']) {
      expect(game.state.phase).toBe(phase)
      expect(game.refusal({ type: 'TurnAway', playerIds: ['Amina'] })).toBe('not_now')
      expect(game.state.joiningLocked).toBe(false)
      if (phase === 'podium') game.host('Advance')
    }
  })

  it('JOIN-8 removes a player with seat, token, name and answer', () => {
    const game = new TestGame().join('Amina', 'Yanis', 'Zoé').open()
    game.answer('Amina', 'b')
    game.do({ type: 'RemovePlayer', playerId: 'Amina' })
    expect(game.screen().answers.received).toBe(0)
    expect(game.state.seatByToken.has('token of Amina')).toBe(false)
    expect(game.state.seatByCode.has('CODEAmina')).toBe(false)
    expect(game.answer('Amina', 'b')).toBe('unknown_player')
    expect(game.refusal(game.joinCommand('Amina', 'x'))).toBeNull()
    expect(game.do({ type: 'RemovePlayer', playerId: 'Amina' })).toEqual({ ok: true, events: [] })
  })

  it('JOIN-9 hands a seat on under a new token, even once the game has ended', () => {
    const game = new TestGame().join('Amina').open()
    game.answer('Amina', 'b')
    game.close().host('EndGame')
    game.host('Advance')
    expect(game.refusal({ type: 'Resume', playerId: 'Amina', tokenHash: 'new' })).toBeNull()
    expect(game.state.seatByToken.get('new')).toBe('Amina')
    expect(game.state.seatByToken.has('token of Amina')).toBe(false)
    expect(game.score('Amina')).toBe(1000)
    expect(game.refusal({ type: 'Resume', playerId: 'x', tokenHash: 'new' })).toBe('unknown_code')
  })

  it('JOIN-10 hides names on the screen and on the others’ phones', () => {
    const game = new TestGame().join('Amina', 'Yanis')
    expect(game.screen().lobby.latest.map(({ name }) => name)).toEqual(['Yanis', 'Amina'])
    game.do({ type: 'HideNames' })
    expect(game.screen().lobby).toEqual({ players: 2, latest: [] })
    game.open()
    game.answer('Amina', 'b')
    game.answer('Yanis', 'a')
    game.close().host('Advance')
    expect(game.state.phase).toBe('standings')
    const publicly = JSON.stringify([game.screen().standings, game.playerView()])
    expect(publicly).not.toContain('"name":"')
    expect(game.seat('Yanis').standing?.next).toEqual({ name: null, rank: 1, points: 1000 })
    expect(game.seat('Yanis').name).toBe('Yanis')
    game.do({ type: 'ShowNames' })
    expect(game.screen().standings.map(({ name }) => name)).toEqual(['Amina', 'Yanis'])
  })
})
