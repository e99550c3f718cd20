import { describe, expect, it } from 'vitest'
import { outageEvents } from '../../server/game/outage.ts'
import { evolve } from '../../server/game/evolve.ts'
import type { ClockView } from '../../shared/views.ts'
import { activityOf, choiceStep, decisionStep, TestGame } from '../support/game.ts'

/** The step's limit is 20 s: an answer after 10 s earns 750, at the limit 500. */
describe('time', () => {
  it('TIME-1 shows choices one second after opening and takes no answer before', () => {
    const game = new TestGame().join('Amina')
    game.host('StartGame')
    game.host('Advance')
    expect(game.playerView()).toMatchObject({ clock: { startsAtMs: game.now + 1000 } })
    game.now += 999
    expect(game.answer('Amina', 'b')).toBe('not_open')
    game.now += 1
    expect(game.answer('Amina', 'b')).toBeNull()
    game.close()
    expect(game.score('Amina')).toBe(1000)
  })

  it('TIME-1 takes no answer while a pause holds the second before the choices', () => {
    const game = new TestGame().join('Amina')
    game.host('StartGame')
    game.host('Advance')
    game.now += 400
    game.host('PauseClock')
    game.now += 5000
    expect(game.answer('Amina', 'b')).toBe('not_open')
    const { clock } = game.playerView() as { clock: ClockView }
    expect(clock.pausedLeftMs).toBe(20_600)
    game.host('ResumeClock')
    game.now += 599
    expect(game.answer('Amina', 'b')).toBe('not_open')
    game.now += 1
    expect(game.answer('Amina', 'b')).toBeNull()
  })

  it('TIME-2 counts from the choices to the answer, never beyond the limit', () => {
    const game = new TestGame().join('Amina', 'Yanis', 'Zoé').open()
    game.now += 10_000
    game.answer('Amina', 'b')
    game.now += 10_300
    game.answer('Yanis', 'b')
    game.wait(1000)
    expect([game.score('Amina'), game.score('Yanis')]).toEqual([750, 500])
  })

  it('TIME-3 adds ten seconds, for the deadline and for the points of all', () => {
    const game = new TestGame().join('Amina', 'Yanis').open()
    game.now += 10_000
    game.answer('Amina', 'b')
    game.host('AddTime')
    game.wait(15_000)
    expect(game.state.phase).toBe('open')
    game.answer('Yanis', 'b')
    game.wait(0)
    // 10 and 25 seconds out of 30.
    expect([game.score('Amina'), game.score('Yanis')]).toEqual([833, 583])
    expect(new TestGame({ time: 'none' }).join('A').open().hostScreen().allowed).not.toContain(
      'AddTime'
    )
  })

  it('TIME-4 stops the clock, takes answers, and closes nothing by itself', () => {
    const game = new TestGame().join('Amina', 'Yanis').open()
    game.now += 10_000
    game.host('PauseClock')
    expect(game.playerView()).toMatchObject({ clock: { pausedLeftMs: 10_000 } })
    game.wait(3_600_000)
    expect(game.answer('Amina', 'b')).toBeNull()
    expect(game.answer('Yanis', 'b')).toBeNull()
    game.wait(60_000)
    expect(game.state.phase).toBe('open')
    game.host('ResumeClock')
    game.wait(0)
    expect(game.state.phase).toBe('reveal')
    expect([game.score('Amina'), game.score('Yanis')]).toEqual([750, 750])
  })

  it('TIME-4 goes on where it stood', () => {
    const game = new TestGame().join('Amina', 'Yanis').open()
    game.now += 4000
    game.host('PauseClock')
    game.wait(60_000)
    game.host('ResumeClock')
    game.wait(6000)
    game.answer('Amina', 'b')
    game.close()
    expect(game.score('Amina')).toBe(750)
  })

  it('TIME-4 pauses before the choices appear', () => {
    const game = new TestGame().join('Amina')
    game.host('StartGame')
    game.host('Advance')
    game.host('PauseClock')
    game.wait(60_000)
    game.host('ResumeClock')
    game.now += 1000
    expect(game.answer('Amina', 'b')).toBeNull()
    game.close()
    expect(game.score('Amina')).toBe(1000)
  })

  it('TIME-5 adds an outage to the deadline and to nobody’s time', () => {
    const game = new TestGame().join('Amina', 'Yanis').open()
    game.now += 10_000
    const goneSince = game.now
    game.now += 300_000
    for (const event of outageEvents(game.state, goneSince, game.now)) evolve(game.state, event)
    game.answer('Amina', 'b')
    game.wait(9900)
    expect(game.state.phase).toBe('open')
    game.wait(1000)
    expect(game.state.phase).toBe('reveal')
    expect(game.score('Amina')).toBe(750)
  })

  it('TIME-5 leaves a paused or waiting game alone', () => {
    const game = new TestGame().join('Amina').open()
    game.host('PauseClock')
    expect(outageEvents(game.state, game.now, game.now + 5000)).toEqual([])
    expect(outageEvents(new TestGame().state, game.now, game.now + 5000)).toEqual([])
  })

  it.each([
    ['x1', 20_000],
    ['x1.5', 30_000],
    ['x2', 40_000],
    ['none', null]
  ] as const)('TIME-6 with time %s the limit is %s ms', (time, limitMs) => {
    const game = new TestGame({ time }).join('Amina').open()
    expect(game.playerView()).toMatchObject({ clock: { limitMs } })
    game.now += 15_000
    game.answer('Amina', 'b')
    game.close()
    expect(game.score('Amina')).toBe(
      limitMs === null ? 1000 : Math.round(1000 * (1 - 0.5 * (15_000 / limitMs)))
    )
  })

  it('TIME-7 gives a late answer half a second to arrive', () => {
    const game = new TestGame().join('Amina', 'Yanis').open()
    game.wait(20_400)
    expect(game.answer('Amina', 'b')).toBeNull()
    game.wait(100)
    expect(game.state.phase).toBe('reveal')
    expect(game.answer('Yanis', 'b')).toBe('step_closed')
    expect(game.events.at(-1)).toMatchObject({ type: 'StepRevealed', because: 'time' })
  })

  it('TIME-10 lengthens what is talked over, not what is only read', () => {
    const scene = activityOf(decisionStep('scene'), choiceStep('un', ['a']))
    const game = new TestGame({}, scene).join('Amina')
    game.host('StartGame')
    game.host('AddTime')
    expect(game.events.at(-1)).toMatchObject({ type: 'TimeAdded', addedMs: 30_000 })
    expect(game.playerView()).toMatchObject({ clock: { limitMs: 90_000 } })
    game.wait(88_000)
    expect(game.state.phase).toBe('read')
    game.wait(2000)
    expect(game.state.phase).toBe('open')
    // What was added to the talk is not added to the vote.
    expect(game.playerView()).toMatchObject({ clock: { limitMs: 20_000 } })
    game.close().nextStep()
    expect(game.state.phase).toBe('read')
    expect(game.refusal({ type: 'AddTime', flow: game.state.flow })).toBe('not_now')
  })

  it('TIME-6 without a clock what is talked over waits for the host', () => {
    const game = new TestGame({ time: 'none' }, activityOf(decisionStep('scene'))).join('Amina')
    game.host('StartGame')
    expect(game.playerView()).toMatchObject({ phase: 'read', clock: null })
    expect(game.hostScreen().allowed).not.toContain('AddTime')
    game.wait(3_600_000)
    expect(game.state.phase).toBe('read')
    game.open()
    expect(game.move('Amina', 'a')).toBeNull()
  })
})
