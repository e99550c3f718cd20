import { describe, expect, it } from 'vitest'
import { TestGame } from '../support/game.ts'

const pick = (playerId: string, run: number, ...choices: string[]) =>
  ({ type: 'SubmitAnswer', playerId, run, answer: { kind: 'choice', choices } }) as const

describe('answers', () => {
  it('ANSWER-1 count only for the run they name, while it is open', () => {
    const game = new TestGame().join('Amina', 'Yanis')
    expect(game.refusal(pick('Amina', 1, 'b'))).toBe('wrong_step')
    game.host('StartGame')
    expect(game.refusal(pick('Amina', 1, 'b'))).toBe('not_open')
    game.open()
    expect(game.refusal(pick('Amina', 2, 'b'))).toBe('wrong_step')
    expect(game.refusal(pick('nobody', 1, 'b'))).toBe('unknown_player')
    game.close()
    expect(game.refusal(pick('Amina', 1, 'b'))).toBe('step_closed')
    game.nextStep().open()
    expect(game.refusal(pick('Amina', 1, 'b'))).toBe('step_closed')
    expect(game.seat('Amina').answer).toBeNull()
    expect(game.score('Amina')).toBe(0)
  })

  it.each(['CloseStep', 'the clock'])(
    'ANSWER-1 are refused from the reveal on, however soon they come, when closed by %s',
    (by) => {
      const game = new TestGame().join('Amina', 'Yanis').open()
      if (by === 'CloseStep') game.host('CloseStep')
      else game.close()
      expect(game.state.phase).toBe('reveal')
      for (const laterMs of [0, 1, 200, 500, 998]) {
        game.now += laterMs
        expect(game.refusal(pick('Amina', 1, 'b'))).toBe('step_closed')
      }
      expect(game.state.runs.get(1)?.answers.size).toBe(0)
    }
  )

  it('ANSWER-2 are final, and a resend is acknowledged again', () => {
    const game = new TestGame().join('Amina', 'Yanis').open()
    expect(game.answer('Amina', 'a')).toBeNull()
    const events = game.events.length
    expect(game.answer('Amina', 'a')).toBeNull()
    expect(game.answer('Amina', 'b')).toBe('already_answered')
    expect(game.events).toHaveLength(events)
    game.close()
    expect(game.refusal(pick('Amina', 1, 'a'))).toBeNull()
    game.nextStep()
    expect(game.refusal(pick('Amina', 1, 'a'))).toBeNull()
    expect(game.score('Amina')).toBe(0)
  })

  it('ANSWER-3 pick choices that exist: one, or several when several are right', () => {
    const game = new TestGame().join('Amina', 'Yanis').open()
    expect(game.answer('Amina', 'z')).toBe('unknown_choice')
    expect(game.answer('Amina')).toBe('invalid_answer')
    expect(game.answer('Amina', 'a', 'b')).toBe('invalid_answer')
    game.close().nextStep().open()
    expect(game.answer('Amina', 'a', 'a')).toBe('invalid_answer')
    expect(game.answer('Amina', 'a', 'z')).toBe('unknown_choice')
    expect(game.answer('Amina')).toBe('invalid_answer')
    expect(game.answer('Amina', 'a', 'b', 'c')).toBeNull()
  })

  it('ANSWER-4 may be picked in any order', () => {
    const game = new TestGame().join('Amina', 'Yanis').open().close().nextStep().open()
    expect(game.answer('Amina', 'c', 'a')).toBeNull()
    expect(game.answer('Amina', 'a', 'c')).toBeNull()
    game.close()
    expect(game.score('Amina')).toBe(1000)
    expect(game.seat('Amina').answer).toEqual({ kind: 'choice', choices: ['a', 'c'] })
  })
})
