import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FlowCommandType } from '../../shared/commands.ts'
import type { GameSettings } from '../../shared/settings.ts'
import { replay } from '../../server/game/evolve.ts'
import { currentRun, revealedRuns } from '../../server/game/state.ts'
import { fold } from '../../server/game/moderation.ts'
import type { Activity } from '../../shared/activity.ts'
import type { Answer, Step } from '../../shared/steps/kinds.ts'
import type { TextAct } from '../../shared/steps/words.ts'
import { Random } from '../load/random.ts'
import { anyAnswer, words } from '../support/any-answer.ts'
import { everyKind } from '../support/every-kind.ts'
import { choiceStep, TestGame } from '../support/game.ts'

const seed = Number(process.env['PREAU_SEED'] ?? 20261124)
const runs = { seed, numRuns: 300, endOnFailure: true }

/** Every kind of step, with questions worth more and less. */
const activity: Activity = {
  ...everyKind,
  steps: [
    ...everyKind.steps,
    { ...choiceStep('deux', ['a', 'c'], { points: 2000 }), section: 'debut' },
    { ...choiceStep('essai', ['c'], { points: 0 }), section: 'fin' }
  ]
}

const settings: fc.Arbitrary<GameSettings> = fc.record({
  pace: fc.constantFrom('host', 'automatic'),
  time: fc.constantFrom('x1', 'x1.5', 'x2', 'none'),
  points: fc.constantFrom('speed', 'accuracy', 'none'),
  streakBonus: fc.boolean(),
  shuffleChoices: fc.boolean(),
  lateJoining: fc.boolean(),
  standings: fc.constantFrom('each', 'end', 'never'),
  names: fc.constantFrom('typed', 'drawn'),
  teams: fc.option(
    fc.record({
      count: fc.integer({ min: 2, max: 4 }),
      made: fc.constantFrom('drawn', 'chosen', 'host'),
      answers: fc.constantFrom('each', 'spokesperson', 'consensus'),
      mean: fc.constantFrom('present', 'all')
    })
  ),
  options: fc.option(fc.subarray(['arguments', 'meilleur']))
})

const players = ['Amina', 'Yanis', 'Zoé', 'Léo', 'Inès']
const player = fc.constantFrom(...players)
const flowTypes: FlowCommandType[] = [
  'StartGame',
  'Advance',
  'CloseStep',
  'AddTime',
  'PauseClock',
  'ResumeClock',
  'SkipStep',
  'ReplayStep',
  'PlayAnotherRound',
  'TakeBreak'
]

type Act = (game: TestGame) => void

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: player.map((name): Act => (game) => {
      game.do(game.joinCommand(name))
      game.present.add(name)
    })
  },
  {
    weight: 12,
    arbitrary: fc
      .tuple(player, fc.integer(), fc.integer({ min: -1, max: 0 }), fc.constantFrom(1, 2, 3))
      .map(([playerId, drawn, back, confidence]): Act => (game) => {
        const run = game.state.runs.get(game.state.runs.size + back)
        const view = game.playerView()
        const step = 'step' in view ? view.step : null
        if (!run || !step) return
        const wrong: Answer = { kind: 'choice', choices: ['z'] }
        const answer = drawn % 7 === 0 ? wrong : anyAnswer(step, new Random(drawn))
        if (!answer) return
        game.do({ type: 'SubmitAnswer', playerId, run: run.number, answer, confidence })
      })
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(player, fc.integer({ min: 0, max: 5 }))
      .map(([playerId, team]): Act => (game) => {
        game.do({ type: team % 2 ? 'MoveToTeam' : 'ChooseTeam', playerId, team })
        game.do({ type: 'HandOver', playerId })
        if (team === 0) game.do({ type: 'DrawTeams' })
        if (team === 5) game.do({ type: 'NameTeam', team: 1, name: playerId })
      })
  },
  {
    weight: 2,
    arbitrary: fc.shuffledSubarray(['debut', 'idee', 'role', 'fin']).map(
      (sections): Act =>
        (game) =>
          void game.do({ type: 'ChooseSections', sections })
    )
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('hide', 'show', 'highlight', 'dim', 'merge'), fc.integer())
      .map(([act, drawn]): Act => (game) => {
        const random = new Random(drawn)
        const text = fold(random.pick(words))
        const done: TextAct =
          act === 'merge' ? { do: act, text, into: fold(random.pick(words)) } : { do: act, text }
        game.do({ type: 'ModerateTexts', run: game.state.runs.size, act: done })
      })
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(player, fc.constantFrom('x4/3', 'x1.5', 'x2', 'none', null))
      .map(([playerId, extraTime]): Act => (game) => {
        game.do({ type: 'AskExtraTime', playerId, extraTime })
      })
  },
  {
    weight: 22,
    arbitrary: fc.constantFrom(...flowTypes, 'Advance', 'Advance', 'CloseStep').map(
      (type): Act =>
        (game) =>
          void game.host(type as FlowCommandType)
    )
  },
  {
    weight: 8,
    arbitrary: fc.integer({ min: 0, max: 15_000 }).map(
      (ms): Act =>
        (game) =>
          void game.wait(ms)
    )
  },
  {
    weight: 1,
    arbitrary: player.map(
      (playerId): Act =>
        (game) =>
          void game.do({ type: 'RemovePlayer', playerId })
    )
  },
  {
    weight: 2,
    arbitrary: player.map(
      (name): Act =>
        (game) =>
          void game.present.delete(name)
    )
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('OpenJoining', 'LockJoining', 'HideNames', 'ShowNames').map(
      (type): Act =>
        (game) =>
          void game.do({ type } as { type: 'HideNames' })
    )
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 4 }).map(
      (run): Act =>
        (game) =>
          void game.do({ type: 'LookBack', run })
    )
  },
  {
    weight: 1,
    arbitrary: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], { minLength: 12 }).map(
      (order): Act =>
        (game) =>
          void (game.permutation = order)
    )
  },
  {
    weight: 1,
    arbitrary: player.map(
      (playerId): Act =>
        (game) =>
          void game.do({ type: 'Rename', playerId, name: `${playerId} bis` })
    )
  }
)

/** The same step with another solution. */
function otherwise(step: Step): Step {
  switch (step.kind) {
    case 'choice': {
      const others = step.choices.map(({ id }) => id).filter((id) => !step.right.includes(id))
      return { ...step, right: [...others, ...step.right].slice(0, step.right.length) }
    }
    case 'order':
      return { ...step, items: step.items.toReversed() }
    case 'estimate':
      return { ...step, right: step.right - 1 }
    case 'decision':
      return {
        ...step,
        moves: step.moves.map((move) => ({ ...move, good: !move.good, consequence: 'Autre.' }))
      }
    default:
      return step
  }
}

const story = fc.tuple(settings, fc.array(act, { minLength: 20, maxLength: 70, size: 'max' }))

/** Plays a random game, looking after every act. */
function play(look: (game: TestGame) => void) {
  return ([chosen, acts]: [GameSettings, Act[]]) => {
    const game = new TestGame(chosen, { ...activity, steps: [...activity.steps] }).join(
      'Amina',
      'Yanis'
    )
    for (const [index, one] of acts.entries()) {
      if (index === 3) game.host('StartGame')
      one(game)
      look(game)
    }
    game.host('EndGame')
    if (game.state.phase === 'podium') game.host('Advance')
    look(game)
    return game
  }
}

it('LOG-1 any game replayed from its events is the same game', () => {
  fc.assert(
    fc.property(story, (drawn) => {
      const game = play(() => undefined)(drawn)
      const stored = JSON.parse(JSON.stringify(game.events)) as typeof game.events
      expect(replay(stored)).toEqual(game.state)
    }),
    runs
  )
})

it('SCORE-7 any score is the sum of the points recorded at reveals that count', () => {
  fc.assert(
    fc.property(story, (drawn) => {
      play((game) => {
        for (const seat of game.state.seats.values()) {
          const recorded = game.events
            .filter((event) => event.type === 'StepRevealed')
            .filter(({ run }) => game.state.runs.get(run)?.fate === 'revealed')
            .flatMap(({ results }) => results.filter(({ playerId }) => playerId === seat.playerId))
            .reduce((sum, { points, bonus }) => sum + points + bonus, 0)
          // Somebody removed and back again under the same id starts from nothing.
          const removed = game.events.some(
            (event) => event.type === 'PlayerRemoved' && event.playerId === seat.playerId
          )
          if (!removed) expect(seat.score).toBe(recorded)
        }
      })(drawn)
    }),
    runs
  )
})

it('SECRET-1 no view of players or screens tells anything before the reveal', () => {
  let looked = 0
  fc.assert(
    fc.property(story, (drawn) => {
      play((game) => {
        const run = currentRun(game.state)
        const told = new Set(revealedRuns(game.state).map(({ index }) => index))
        const seats = [...game.state.seats.keys()].map((name) => game.seat(name))
        const sent = JSON.stringify([game.playerView(), game.screen(), ...seats])
        for (const [index, step] of activity.steps.entries()) {
          if (told.has(index) || step.explanation === '') continue
          const twin = activity.steps.findIndex(({ id }) => id === step.again)
          const twice = activity.steps.findIndex(({ again }) => again === step.id)
          if (!told.has(twin) && !told.has(twice)) expect(sent).not.toContain(step.explanation)
        }
        if (run?.fate !== 'running') return
        looked += 1
        for (const view of [game.playerView(), game.screen()]) {
          expect(view).toMatchObject({ step: { correction: null } })
        }
        // Other solutions must not change a byte of what is sent.
        const steps = game.state.activity.steps as Step[]
        const step = steps[run.index]
        if (!step || told.has(run.index)) return
        steps[run.index] = otherwise(step)
        const seatsThen = [...game.state.seats.keys()].map((name) => game.seat(name))
        const sentThen = JSON.stringify([game.playerView(), game.screen(), ...seatsThen])
        steps[run.index] = step
        expect(sentThen).toBe(sent)
      })(drawn)
    }),
    runs
  )
  expect(looked).toBeGreaterThan(1000)
})

it('ANSWER-2 no seat ever has two answers in a run', () => {
  fc.assert(
    fc.property(story, (drawn) => {
      const game = play(() => undefined)(drawn)
      const keys = game.events
        .filter((event) => event.type === 'AnswerSubmitted')
        .map(({ run, playerId }) => `${run} ${playerId}`)
      const removed = game.events.some((event) => event.type === 'PlayerRemoved')
      if (!removed) expect(new Set(keys).size).toBe(keys.length)
    }),
    runs
  )
})
