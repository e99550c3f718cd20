import { expect, it } from 'vitest'
import { replay } from '../../server/game/evolve.ts'
import { commandSchema } from '../../server/socket/schemas.ts'
import { readUntrusted } from '../../server/untrusted.ts'
import { Random } from '../load/random.ts'
import { anyAnswer } from '../support/any-answer.ts'
import { everyKind } from '../support/every-kind.ts'
import { TestGame } from '../support/game.ts'
import { mutatedJson } from './strange.ts'

const people = ['Amina', 'Yanis', 'Zoé']
const answered = everyKind.steps.filter(({ kind }) => kind !== 'slide')
const inputsEach = 3000

it.each(answered.map((step) => [step.kind, step.id] as const))(
  'spoilt answers to a step of the kind %s (%s) are refused, or are answers',
  (kind, id) => {
    const random = new Random(9)
    const options = ['arguments', 'meilleur']
    const game = new TestGame({ options }, everyKind).join(...people)
    if (id === 'meilleur') {
      game.goTo('arguments').give('Amina', { kind: 'words', texts: ['Un argument', 'Un autre'] })
    }
    game.goTo(id)
    let parsed = 0
    for (let n = 0; n < inputsEach; n += 1) {
      const good = anyAnswer(game.step(), random)
      const text = mutatedJson(random, {
        type: 'SubmitAnswer',
        run: game.state.runs.size,
        answer: good
      })
      const command = readUntrusted(commandSchema, JSON.parse(text))
      if (command?.type !== 'SubmitAnswer') continue
      parsed += 1
      // A defect would throw.
      const decision = game.do({ ...command, playerId: random.pick(people) })
      if (decision.ok && game.state.runs.get(command.run)?.answers.size === people.length) {
        game.host('ReplayStep')
        game.open()
      }
    }
    expect(parsed).toBeGreaterThan(100)
    game.close()
    const views = JSON.stringify([game.playerView(), game.screen(), game.hostScreen()])
    expect(views).toContain(`"kind":"${kind}"`)
    expect(replay(JSON.parse(JSON.stringify(game.events)) as typeof game.events)).toEqual(
      game.state
    )
  }
)
