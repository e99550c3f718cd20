import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FlowCommandType } from '../../shared/commands.ts'
import type { GameSettings } from '../../shared/settings.ts'
import { replay } from '../../server/game/evolve.ts'
import { currentRun, revealedRuns } from '../../server/game/state.ts'
import { isSpokenFor } from '../../server/game/team-voices.ts'
import { fold } from '../../server/game/moderation.ts'
import type { Activity } from '../../shared/activity.ts'
import type { Answer, Step } from '../../shared/steps/kinds.ts'
import type { TextAct } from '../../shared/steps/words.ts'
import { Random } from '../load/random.ts'
import { anyAnswer, words } from '../support/any-answer.ts'
import { everyKind } from '../support/every-kind.ts'
import { choiceStep, TestGame } from '../support/game.ts'
import { answeredKinds } from '../support/kinds.ts'
import { otherSolution } from '../support/other-solution.ts'

const seed = Number(process.env['PREAU_SEED'] ?? 20261124)
const runs = { seed, numRuns: 300, endOnFailure: true }

/** Every kind of step in short sections, with questions worth more and less. */
const activity: Activity = {
  ...everyKind,
  sections: [...(everyKind.sections ?? []), { id: 'mesures', title: 'Des mesures' }],
  steps: [
    ...everyKind.steps.map((step) =>
      step.kind === 'order' || step.kind === 'estimate' ? { ...step, section: 'mesures' } : step
    ),
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

const sections = fc.shuffledSubarray(['debut', 'mesures', 'idee', 'role', 'fin'], { minLength: 1 })

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
        const answer = drawn % 7 === 0 ? notThere : anyAnswer(step, new Random(drawn))
        if (!answer) return
        game.do({ type: 'SubmitAnswer', playerId, run: run.number, answer, confidence })
      })
  },
  {
    // The step is opened and everybody there answers; some have second thoughts.
    weight: 8,
    arbitrary: fc.integer().map((drawn): Act => (game) => {
      const random = new Random(drawn)
      if (game.state.phase === 'read') game.open()
      if (game.state.phase !== 'open') return
      for (const playerId of [...game.present, ...game.present]) {
        const answer = random.chance(0.7) ? anyAnswer(game.step(), random) : null
        if (answer) game.give(playerId, answer, { confidence: random.pick([1, 2, 3]) })
      }
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
        if (team === 4) game.do({ type: 'NameSpokesperson', playerId })
        if (team === 5) game.do({ type: 'NameTeam', team: 1, name: playerId })
      })
  },
  {
    weight: 2,
    arbitrary: sections.map(
      (chosen): Act =>
        (game) =>
          void game.do({ type: 'ChooseSections', sections: chosen })
    )
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('hide', 'show', 'highlight', 'dim', 'merge', 'split'), fc.integer())
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

const notThere: Answer = { kind: 'choice', choices: ['z'] }

/** The same step with another solution. */
function otherwise(step: Step, goesOn: boolean): Step {
  const other = otherSolution(step)
  if (!goesOn || step.kind !== 'decision' || other.kind !== 'decision') return other
  // The rounds before told which teams have no good door left.
  const moves = other.moves.map((move, at) => ({ ...move, good: step.moves[at]?.good === true }))
  return { ...other, moves }
}

const story = fc.tuple(
  settings,
  sections,
  fc.array(act, { minLength: 20, maxLength: 70, size: 'max' })
)

/** Plays a random game, looking after every act. */
function play(look: (game: TestGame) => void) {
  return ([chosen, plan, acts]: [GameSettings, string[], Act[]]) => {
    const game = new TestGame(chosen, { ...activity, steps: [...activity.steps] }).join(
      'Amina',
      'Yanis'
    )
    for (const [index, one] of acts.entries()) {
      if (index === 3) {
        game.do({ type: 'ChooseSections', sections: plan })
        game.host('StartGame')
      }
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
        const reveals = game.events
          .filter((event) => event.type === 'StepRevealed')
          .filter(({ run }) => game.state.runs.get(run)?.fate === 'revealed')
        for (const { number, score } of game.state.teams) {
          const gains = reveals.flatMap(({ teamGains }) => teamGains ?? [])
          const own = gains.filter(({ team }) => team === number)
          expect(score).toBe(own.reduce((sum, { points }) => sum + points, 0))
        }
        for (const seat of game.state.seats.values()) {
          const recorded = reveals
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
  const looked = new Map<string, number>()
  fc.assert(
    fc.property(story, (drawn) => {
      play((game) => {
        const run = currentRun(game.state)
        const told = new Set(revealedRuns(game.state).map(({ index }) => index))
        const names = [...game.state.seats.keys()]
        const sent = JSON.stringify([
          [game.playerView(), game.screen()],
          names.map((name) => game.seat(name))
        ])
        for (const [index, step] of activity.steps.entries()) {
          if (told.has(index)) continue
          const twin = activity.steps.findIndex(({ id }) => id === step.again)
          const twice = activity.steps.findIndex(({ again }) => again === step.id)
          if (told.has(twin) || told.has(twice)) continue
          const consequences =
            step.kind === 'decision' ? step.moves.map(({ consequence }) => consequence) : []
          for (const secret of [step.explanation, ...consequences]) {
            if (secret !== '') expect(sent).not.toContain(secret)
          }
        }
        if (run?.fate !== 'running') return
        for (const view of [game.playerView(), game.screen()]) {
          expect(view).toMatchObject({ step: { correction: null } })
        }
        // What an earlier correction told may be shown again.
        if (game.state.lookingBack !== null && told.has(run.index)) return
        // Another solution, and other answers from all others, must not change a byte of what is sent.
        const steps = game.state.activity.steps as Step[]
        const step = steps[run.index]
        if (!step) return
        looked.set(step.kind, (looked.get(step.kind) ?? 0) + 1)
        const answers = [...run.answers]
        const drawnBefore = run.drawn.map(({ authors }) => authors)
        steps[run.index] = otherwise(step, run.goesOn)
        for (const option of run.drawn) Object.assign(option, { authors: ['somebody else'] })
        const isSpoken = isSpokenFor(game.state)
        const othersAnswer = (own: string | null) => {
          const ownTeam = game.state.seats.get(own ?? '')?.team ?? null
          for (const [name, answer] of answers) {
            const other = { answer: notThere, team: null, usedMs: 7, confidence: 2 } as const
            // TEAM-5: what was answered for the own team is told to all of it.
            const isOwn = name === own || (isSpoken && ownTeam !== null && answer.team === ownTeam)
            run.answers.set(name, isOwn ? answer : other)
          }
        }
        othersAnswer(null)
        const shown = [game.playerView(), game.screen()]
        const seats = names.map((name) => {
          othersAnswer(name)
          return game.seat(name)
        })
        const sentThen = JSON.stringify([shown, seats])
        for (const [name, answer] of answers) run.answers.set(name, answer)
        for (const [at, option] of run.drawn.entries()) {
          Object.assign(option, { authors: drawnBefore[at] })
        }
        steps[run.index] = step
        expect(sentThen).toBe(sent)
      })(drawn)
    }),
    { ...runs, numRuns: 150 }
  )
  for (const kind of answeredKinds) {
    expect(looked.get(kind) ?? 0, kind).toBeGreaterThan(30)
  }
})

it('ANSWER-2, TEAM-5, TEAM-7 no seat has two answers in a run, nor a team that is spoken for', () => {
  const seen = { changed: 0, spoken: 0 }
  fc.assert(
    fc.property(story, (drawn) => {
      const game = play((game) => {
        const run = currentRun(game.state)
        if (run?.fate !== 'running' || !isSpokenFor(game.state)) return
        for (const { members } of game.state.teams) {
          const given = [...members].filter((name) => run.answers.has(name))
          expect(given.length).toBeLessThanOrEqual(1)
          seen.spoken += given.length
        }
      })(drawn)
      // Who was removed or moved from a team that is spoken for may answer again.
      const left = game.events.some(({ type }) => type === 'PlayerRemoved')
      if (left || game.state.settings.teams?.answers === 'spokesperson') return
      const agrees = game.state.settings.teams?.answers === 'consensus'
      const given = game.events.filter((event) => event.type === 'AnswerSubmitted')
      const mayChange = given.filter(({ answer }) => agrees && answer.kind === 'decision')
      const keysOf = (answers: typeof given) =>
        answers.map(({ run, playerId }) => `${run} ${playerId}`)
      const final = keysOf(given.filter((event) => !mayChange.includes(event)))
      expect(new Set(final).size).toBe(final.length)
      seen.changed += mayChange.length - new Set(keysOf(mayChange)).size
    }),
    runs
  )
  expect(seen.changed).toBeGreaterThan(10)
  expect(seen.spoken).toBeGreaterThan(100)
})
