import { describe, expect, it } from 'vitest'
import type { Activity } from '../../shared/activity.ts'
import type { GameSettings } from '../../shared/settings.ts'
import { gainedBy } from '../../server/game/run-results.ts'
import { stepOf } from '../../server/game/state.ts'
import {
  activityOf,
  choiceStep,
  decisionStep,
  opinionStep,
  orderStep,
  slideStep,
  TestGame,
  wordsStep
} from '../support/game.ts'

const four = activityOf(
  slideStep('accueil', { section: 'debut' }),
  choiceStep('question', ['b'], { section: 'debut' }),
  orderStep('ordre', undefined, { section: 'debut' }),
  opinionStep('avant', { section: 'idee' }),
  wordsStep('arguments', { section: 'idee', option: 'arguments' }),
  opinionStep('meilleur', {
    options: [],
    optionsOf: 'arguments',
    points: 1000,
    section: 'idee',
    option: 'meilleur'
  }),
  opinionStep('apres', { again: 'avant', section: 'idee' }),
  decisionStep('scene', { section: 'role' }),
  slideStep('chemin', { parts: [], figure: 'path', section: 'role' }),
  choiceStep('question-encore', ['b'], { again: 'question', section: 'fin' }),
  slideStep('bilan', { parts: [], figure: 'progress', section: 'fin' })
)

const activity: Activity = {
  ...four,
  options: (four.options ?? []).map((option) => ({ ...option, on: option.id === 'arguments' }))
}

function game(settings: Partial<GameSettings> = {}): TestGame {
  return new TestGame({ standings: 'end', ...settings }, activity).join('Amina', 'Yanis')
}

const choose = (played: TestGame, ...sections: string[]) =>
  played.refusal({ type: 'ChooseSections', sections })

/** The ids of the steps that come when every one is skipped or passed. */
function order(played: TestGame): string[] {
  if (played.state.phase === 'lobby') played.host('StartGame')
  for (let moves = 0; moves < 100 && played.state.phase !== 'ended'; moves += 1) {
    played.host(played.state.phase === 'read' ? 'SkipStep' : 'Advance')
  }
  return [...played.state.runs.values()].map((run) => stepOf(played.state, run).id)
}

describe('the plan', () => {
  it('PLAN-1 plays sections in the order wanted, their steps in the author’s', () => {
    const played = game()
    expect(choose(played, 'role', 'idee')).toBeNull()
    expect(order(played)).toEqual(['scene', 'chemin', 'avant', 'arguments', 'apres'])
  })

  it('PLAN-2 is chosen at any time, of sections that are there', () => {
    const played = game()
    expect(choose(played, 'nulle-part')).toBe('unknown_section')
    expect(choose(played, 'fin', 'fin')).toBe('unknown_section')
    expect(choose(played)).toBeNull()
    expect(played.hostScreen().allowed).not.toContain('StartGame')
    expect(played.refusal({ type: 'StartGame', flow: played.state.flow })).toBe('not_now')
    expect(choose(played, 'idee', 'fin')).toBeNull()
    played.goTo('avant')
    expect(choose(played, 'idee')).toBe('unknown_section')
    expect(choose(played, 'debut', 'fin')).toBeNull()
    expect(played.hostScreen().plan?.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'idee current',
      'role left',
      'debut coming',
      'fin coming'
    ])
    expect(played.screen().sections?.map(({ id }) => id)).toEqual(['idee', 'debut', 'fin'])
    played.close()
    expect(order(played).slice(-3)).toEqual(['ordre', 'question-encore', 'bilan'])
    expect(choose(played, 'role')).toBe('not_now')
  })

  it('PLAN-2 leaves a section out where it stands, for who changes his mind', () => {
    const played = game()
    choose(played, 'debut', 'role', 'fin')
    const rows = () => played.hostScreen().plan?.map(({ id, state }) => `${id} ${state}`)
    expect(rows()).toEqual(['debut coming', 'idee left', 'role coming', 'fin coming'])
    choose(played)
    expect(rows()).toEqual(['debut left', 'idee left', 'role left', 'fin left'])
    choose(played, 'fin')
    expect(rows()).toEqual(['debut left', 'idee left', 'role left', 'fin coming'])
  })

  it('PLAN-4 leaves a section for the next one, between two steps only', () => {
    const sections = ['debut', 'fin'].map((id) => ({ id, title: id }))
    const steps = ['un', 'deux', 'trois'].map((id) => choiceStep(id, ['a'], { section: 'debut' }))
    const last = choiceStep('quatre', ['a'], { section: 'fin' })
    const played = new TestGame({}, { ...activityOf(...steps, last), sections }).join('Amina')
    const leave = () => played.refusal({ type: 'LeaveSection' })
    expect(leave()).toBe('not_now')
    played.open()
    expect(leave()).toBe('not_now')
    expect(played.step().within).toEqual({ index: 0, of: 3 })
    played.close()
    expect(leave()).toBeNull()
    expect(played.screen().progress).toHaveLength(2)
    expect(leave()).toBe('not_now')
    played.host('ReplayStep')
    played.open().close().nextStep()
    expect(played.step().prompt).toContain('deux')
    played.open().close()
    expect(leave()).toBeNull()
    played.nextStep()
    expect(played.step().prompt).toContain('quatre')
    played.open().close()
    expect(leave()).toBe('not_now')
  })

  it('FLOW-7, PLAN-2 counts a section played again as it was played last', () => {
    const three = activityOf(
      choiceStep('un', ['a'], { section: 'debut' }),
      decisionStep('scene', { section: 'scene', points: 1000 }),
      choiceStep('deux', ['a'], { section: 'fin' })
    )
    const settings = { points: 'accuracy', streakBonus: true } as const
    const played = new TestGame(settings, three).join('Amina', 'Yanis')
    for (const section of ['debut', 'scene', 'debut', 'scene', 'fin']) {
      choose(played, section)
      if (played.state.phase === 'lobby') played.open()
      else played.nextStep().open()
      for (const name of ['Amina', 'Yanis']) {
        if (section === 'scene') played.move(name, 'a')
        else played.answer(name, name === 'Yanis' && played.state.runs.size === 1 ? 'b' : 'a')
      }
      played.wait(0)
      if (section === 'scene') {
        played.host('PlayAnotherRound')
        played.open()
        played.move('Amina', 'c')
        played.close()
      }
    }
    const runs = [...played.state.runs.values()]
    expect(runs.map((run) => `${stepOf(played.state, run).id} ${run.fate}`)).toEqual([
      'un replaced',
      'scene replaced',
      'scene replaced',
      'un revealed',
      'scene revealed',
      'scene revealed',
      'deux revealed'
    ])
    for (const name of ['Amina', 'Yanis']) {
      const earned = runs
        .filter(({ fate }) => fate === 'revealed')
        .reduce((sum, run) => sum + gainedBy(run, name), 0)
      expect(played.score(name)).toBe(earned)
    }
  })

  it('PLAN-3 plays the options that were chosen, or those on by themselves', () => {
    const withOptions = (options: string[] | null) => {
      const played = game({ options })
      choose(played, 'idee')
      return order(played)
    }
    expect(withOptions(null)).toEqual(['avant', 'arguments', 'apres'])
    expect(withOptions([])).toEqual(['avant', 'apres'])
    expect(withOptions(['meilleur'])).toEqual(['avant', 'apres'])
    expect(withOptions(['arguments', 'meilleur'])).toEqual([
      'avant',
      'arguments',
      'meilleur',
      'apres'
    ])
  })
})

describe('the course of a game', () => {
  it('FLOW-12 shows one part after the other, and phones all', () => {
    const played = game().goTo('accueil')
    expect(played.screen().step).toMatchObject({ part: 0 })
    expect(played.step()).toMatchObject({ parts: { length: 2 } })
    expect(played.hostScreen().follows).toBe('reveal')
    played.host('Advance')
    expect(played.screen().step).toMatchObject({ part: 1 })
    expect(played.hostScreen().follows).toBe('read')
    played.host('Advance')
    expect(played.state.phase).toBe('read')
    const automatic = game({ pace: 'automatic' }).goTo('accueil').wait(11_000)
    expect(automatic.screen().step).toMatchObject({ part: 1 })
  })

  it('FLOW-13 reveals at once what has nothing to answer', () => {
    const played = game()
    played.host('StartGame')
    expect(played.state.phase).toBe('reveal')
    expect(
      played.refusal({
        type: 'SubmitAnswer',
        playerId: 'Amina',
        run: 1,
        answer: { kind: 'choice', choices: [] }
      })
    ).toBe('invalid_answer')
  })

  it('FLOW-14 breaks until the host goes on, at the next step', () => {
    const played = game().goTo('question').close()
    played.host('TakeBreak')
    expect(played.state.phase).toBe('break')
    played.wait(12 * 3_600_000)
    expect(played.state.phase).toBe('break')
    expect(played.answer('Amina', 'b')).toBe('step_closed')
    expect(played.refusal(played.joinCommand('Inès'))).toBeNull()
    expect(played.screen()).toMatchObject({ phase: 'break', join: { joining: 'open' } })
    played.host('Advance')
    expect(played.step()).toMatchObject({ kind: 'order' })
  })

  it('RANK-4 places nobody where nothing gave points', () => {
    const played = game()
    choose(played, 'role')
    played.goTo('scene').close()
    played.host('EndGame')
    expect(played.state.phase).toBe('ended')
  })
})
