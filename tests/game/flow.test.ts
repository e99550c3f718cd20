import { describe, expect, it } from 'vitest'
import { activityOf, choiceStep, TestGame, decisionStep } from '../support/game.ts'

describe('the course of a game', () => {
  it('FLOW-1 goes from the lobby to the end', () => {
    const game = new TestGame().join('Amina')
    const phases = [game.state.phase]
    game.host('StartGame')
    for (let moves = 0; game.state.phase !== 'ended' && moves < 40; moves += 1) {
      phases.push(game.state.phase)
      game.host(game.state.phase === 'open' ? 'CloseStep' : 'Advance')
    }
    const step = ['read', 'open', 'reveal']
    expect(phases).toEqual(['lobby', ...step, 'standings', ...step, 'standings', ...step, 'podium'])
    expect(game.state.phase).toBe('ended')
  })

  it('FLOW-2 ignores a command decided on an older view', () => {
    const game = new TestGame().join('Amina')
    const flow = game.state.flow
    game.do({ type: 'StartGame', flow })
    expect(game.refusal({ type: 'StartGame', flow })).toBe('stale')
    expect(game.refusal({ type: 'Advance', flow })).toBe('stale')
    expect(game.state.phase).toBe('read')
    game.open().close()
    // The clock closed the step just before the host pressed the same key.
    expect(game.refusal({ type: 'Advance', flow: game.state.flow - 1 })).toBe('stale')
    expect(game.state.phase).toBe('reveal')
  })

  it('FLOW-3 leaves a game that is over as it is', () => {
    const game = new TestGame().join('Amina').open().close()
    game.host('EndGame')
    game.host('Advance')
    expect(game.state.phase).toBe('ended')
    const events = game.events.length
    expect(game.refusal({ type: 'LockJoining' })).toBe('not_now')
    expect(game.refusal({ type: 'OpenJoining' })).toBeNull()
    expect(game.events).toHaveLength(events)
  })

  it('FLOW-3 refuses what the phase does not know', () => {
    const game = new TestGame().join('Amina')
    for (const type of ['Advance', 'CloseStep', 'AddTime', 'SkipStep', 'ReplayStep'] as const) {
      expect(game.refusal({ type, flow: game.state.flow })).toBe('not_now')
    }
    game.open()
    for (const type of ['StartGame', 'Advance', 'ResumeClock'] as const) {
      expect(game.refusal({ type, flow: game.state.flow })).toBe('not_now')
    }
    game.close()
    for (const type of ['CloseStep', 'AddTime', 'PauseClock', 'SkipStep'] as const) {
      expect(game.refusal({ type, flow: game.state.flow })).toBe('not_now')
    }
  })

  it('FLOW-4 closes when all present have answered, without waiting for the absent', () => {
    const game = new TestGame().join('Amina', 'Yanis', 'Zoé').open()
    game.answer('Amina', 'b')
    game.answer('Yanis', 'a')
    game.wait(0)
    expect(game.state.phase).toBe('open')
    game.present.delete('Zoé')
    game.wait(0)
    expect(game.state.phase).toBe('reveal')
    expect(game.events.at(-1)).toMatchObject({ type: 'StepRevealed', because: 'everyone' })
  })

  it('FLOW-4 does not count an answer of somebody who left as the answer of another', () => {
    const game = new TestGame().join('Amina', 'Yanis').open()
    game.answer('Amina', 'b')
    game.present.delete('Amina')
    game.wait(0)
    expect(game.state.phase).toBe('open')
  })

  it('FLOW-4 waits for clock or host when nobody answers', () => {
    const game = new TestGame().join('Amina').open()
    game.present.clear()
    game.wait(19_000)
    expect(game.state.phase).toBe('open')
    game.wait(2000)
    expect(game.state.phase).toBe('reveal')
    const untimed = new TestGame({ time: 'none' }).join('Amina').open()
    untimed.wait(3_600_000)
    expect(untimed.state.phase).toBe('open')
    untimed.close()
    expect(untimed.state.phase).toBe('reveal')
  })

  it('FLOW-5 moves by itself in automatic pace, and a pause holds it', () => {
    const game = new TestGame({ pace: 'automatic' }).join('Amina')
    game.host('StartGame')
    game.wait(30_000)
    expect(game.state.phase).toBe('reveal')
    game.host('PauseClock')
    game.wait(600_000)
    expect(game.state.phase).toBe('reveal')
    game.host('ResumeClock')
    const phases = new Set<string>()
    for (let seconds = 0; seconds < 30; seconds += 1) phases.add(game.wait(1000).state.phase)
    expect([...phases]).toEqual(['reveal', 'standings', 'read', 'open'])
    game.wait(600_000)
    expect(game.state.phase).toBe('podium')
    expect(game.hostScreen().allowed).toContain('EndGame')
  })

  it('FLOW-5 leaves the time to read what comes of a move', () => {
    const [move, ...others] = decisionStep('scene').moves
    if (!move) throw new Error('a scene has moves')
    const long = { ...move, consequence: Array(100).fill('mot').join(' ') }
    const scene = decisionStep('scene', { moves: [long, ...others] })
    const game = new TestGame({ pace: 'automatic' }, activityOf(scene)).join('Amina')
    game.open().close()
    game.wait(29_000)
    expect(game.state.phase).toBe('reveal')
    game.wait(10_000)
    expect(game.state.phase).not.toBe('reveal')
  })

  it('FLOW-5 leaves the page to the host otherwise', () => {
    const game = new TestGame().join('Amina').open().close()
    game.wait(3_600_000)
    expect(game.state.phase).toBe('reveal')
  })

  it('FLOW-6 drops the answers of a skipped step', () => {
    const game = new TestGame().join('Amina').open()
    game.answer('Amina', 'b')
    game.host('SkipStep')
    expect(game.state.phase).toBe('read')
    expect(game.screen().progress).toEqual(['skipped', 'current', 'next'])
    expect(game.score('Amina')).toBe(0)
    game.open().close()
    game.host('EndGame')
    game.host('Advance')
    expect(game.screen().recap.map(({ stepId }) => stepId)).toEqual(['deux'])
    expect(game.seat('Amina').recap).toHaveLength(1)
  })

  it('FLOW-6 goes to the end when the last step is skipped', () => {
    const game = new TestGame({}, activityOf(choiceStep('seule', ['a']))).join('Amina').open()
    game.host('SkipStep')
    expect(game.state.phase).toBe('ended')
  })

  it('FLOW-7 takes back what a run gave when the step is played again', () => {
    const game = new TestGame({ streakBonus: true }).join('Amina', 'Yanis').open()
    game.answer('Amina', 'b')
    game.close().nextStep().open()
    game.answer('Amina', 'a', 'c')
    game.answer('Yanis', 'a', 'c')
    game.close()
    expect([game.score('Amina'), game.score('Yanis')]).toEqual([2100, 1000])
    game.host('ReplayStep')
    expect([game.score('Amina'), game.score('Yanis')]).toEqual([1000, 0])
    game.open()
    expect(game.seat('Amina').answer).toBeNull()
    game.answer('Yanis', 'a', 'c')
    game.answer('Amina', 'a', 'c')
    game.close()
    // Amina's streak goes on from the first step as if the earlier run had not been.
    expect([game.score('Amina'), game.score('Yanis')]).toEqual([2100, 1000])
    game.host('EndGame')
    game.host('Advance')
    expect(game.screen().recap).toHaveLength(2)
  })

  it('FLOW-7 plays an open step again without its answers', () => {
    const game = new TestGame().join('Amina').open()
    game.answer('Amina', 'a')
    game.host('ReplayStep')
    game.open()
    expect(game.answer('Amina', 'b')).toBeNull()
    game.close()
    expect(game.score('Amina')).toBe(1000)
  })

  it.each([
    ['each', 'standings', 'podium'],
    ['end', 'read', 'podium'],
    ['never', 'read', 'ended']
  ] as const)('FLOW-8 with standings %s: %s follows, %s closes', (standings, follows, closes) => {
    const game = new TestGame({ standings }).join('Amina').open().close()
    const seat = game.seat('Amina').standing
    expect(seat === null).toBe(standings !== 'each')
    expect(game.hostScreen().follows).toBe(follows)
    game.host('Advance')
    expect(game.state.phase).toBe(follows)
    game.host('EndGame')
    expect(game.state.phase).toBe(closes)
    expect(game.seat('Amina').standing === null).toBe(standings === 'never')
    expect(game.screen().standings).toHaveLength(standings === 'never' ? 0 : 1)
  })

  it('FLOW-8 shows no standings after a step worth nothing, nor in a game without points', () => {
    const trial = activityOf(choiceStep('essai', ['a'], { points: 0 }), choiceStep('vraie', ['a']))
    const game = new TestGame({}, trial).join('Amina').open().close()
    game.host('Advance')
    expect(game.state.phase).toBe('read')
    const pointless = new TestGame({ points: 'none' }).join('Amina').open().close()
    expect(pointless.hostScreen().follows).toBe('read')
    pointless.host('Advance')
    expect(pointless.state.phase).toBe('read')
    pointless.host('EndGame')
    expect(pointless.state.phase).toBe('ended')
    expect(pointless.seat('Amina').score).toBeNull()
  })

  it('FLOW-9 ends early on a podium, without the step under way', () => {
    const game = new TestGame().join('Amina').open()
    game.answer('Amina', 'b')
    game.close().nextStep().open()
    game.answer('Amina', 'a', 'c')
    game.host('EndGame')
    expect(game.state.phase).toBe('podium')
    expect(game.score('Amina')).toBe(1000)
    const unplayed = new TestGame().join('Amina').open()
    unplayed.host('EndGame')
    expect(unplayed.state.phase).toBe('ended')
  })

  it('FLOW-10 looks back on the screen only, until the game moves', () => {
    const game = new TestGame().join('Amina').open().close()
    const run = game.state.runs.size
    game.nextStep().open().close()
    expect(game.refusal({ type: 'LookBack', run: 99 })).toBe('wrong_step')
    game.do({ type: 'LookBack', run })
    expect(game.screen().lookingBack).toMatchObject({ run, index: 0 })
    expect(game.screen().lookingBack).toMatchObject({ correction: { right: ['b'] } })
    expect(game.playerView()).toMatchObject({ phase: 'reveal', step: { index: 1 } })
    game.do({ type: 'LookBack', run: null })
    expect(game.screen().lookingBack).toBeNull()
    game.do({ type: 'LookBack', run })
    game.host('Advance')
    expect(game.screen().lookingBack).toBeNull()
    game.nextStep()
    expect(game.refusal({ type: 'LookBack', run })).toBe('not_now')
  })

  it('FLOW-15 turns to a page of what the screen shows, until something else comes', () => {
    const game = new TestGame().join('Amina').open()
    const turn = (page: number, flow = game.state.flow) =>
      game.refusal({ type: 'TurnPage', page, flow })
    expect(game.screen().page).toBe(0)
    expect(turn(2)).toBeNull()
    expect(game.screen().page).toBe(2)
    expect(turn(1)).toBeNull()
    expect(game.screen().page).toBe(1)
    const events = game.events.length
    expect(turn(1)).toBeNull()
    expect(game.events).toHaveLength(events)
    const { flow } = game.state
    game.close()
    expect(game.screen().page).toBe(0)
    expect(turn(2, flow)).toBe('stale')
    turn(1)
    game.do({ type: 'LookBack', run: game.state.runs.size })
    expect(game.screen().page).toBe(0)
  })

  it('FLOW-11 opens a step by itself once read, or when the host says so', () => {
    const alone = new TestGame().join('Amina')
    alone.host('StartGame')
    alone.wait(1500)
    expect(alone.state.phase).toBe('read')
    alone.wait(10_000)
    expect(alone.state.phase).toBe('open')
    const hurried = new TestGame().join('Amina')
    hurried.host('StartGame')
    hurried.host('Advance')
    expect(hurried.state.phase).toBe('open')
  })
})
