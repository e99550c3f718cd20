import { expect, it } from 'vitest'
import { stepKinds } from '../../server/game/steps/registry.ts'
import { loadLibrary } from '../../server/library/load.ts'
import type { Activity } from '../../shared/activity.ts'
import type { Handshake } from '../../shared/protocol.ts'
import type { Step, StepView } from '../../shared/steps/kinds.ts'
import { Random } from '../load/random.ts'
import { anyAnswer } from '../support/any-answer.ts'
import { everyKind } from '../support/every-kind.ts'
import { answeredKinds } from '../support/kinds.ts'
import { otherSolution } from '../support/other-solution.ts'
import { RunningServer } from '../support/server.ts'

function otherwise(activity: Activity): Activity {
  return {
    ...activity,
    steps: activity.steps.map(otherSolution)
  }
}

/** What drawing and time make different between two games that are otherwise the same. */
const steady = (bytes: string) =>
  bytes
    .replaceAll(/"(playerId|code|pin)":"[^"]*"/gu, '"$1":""')
    .replaceAll(/\b1\d{12}(\.\d+)?\b/gu, '0')
    .replaceAll(/:\d{4,5}(?=["/])/gu, ':port')
    .replaceAll(/\/j\/\d{6}/gu, '/j/pin')
    // How many views count what came in depends on when it came.
    .replaceAll(/"version":\d+/gu, '"version":0')
    .replaceAll(/"(answers|lobby)":\{[^}]*\}/gu, '"$1":{}')

/** Where the order shown is always drawn, it is here that of the ids. */
function undrawn<T>({ steps }: Activity, value: T): T {
  if (!steps.some(({ kind }) => stepKinds[kind].alwaysShuffles)) return value
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    const isOfThings = Array.isArray(part) && part.every((one) => one?.id !== undefined)
    return isOfThings ? part.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : part
  }) as T
}

/** All bytes sent to a player and a screen until the first step is revealed, replies included. */
async function bytesBeforeReveal(activity: Activity): Promise<string[]> {
  const server = await RunningServer.start({}, { ...activity, id: 'essai' })
  const { gameId, pin } = await server.launch()
  const host = await server.host(gameId)
  const screen = server.connect({ role: 'screen', gameId } as Handshake)
  const amina = await server.player(pin, 'Amina')
  await server.player(pin, 'Yanis')
  await screen.until(() => screen.view !== null)
  await host.move('StartGame')
  await host.move('Advance')
  await new Promise((resolve) => setTimeout(resolve, 1050))
  const { step } = undrawn(activity, amina.view) as { step: StepView }
  const random = new Random(5)
  const replies = []
  for (let tries = 0; tries < 2; tries += 1) {
    const answer = anyAnswer(step, random)
    replies.push(await amina.send({ type: 'SubmitAnswer', run: 1, answer, confidence: 2 }))
  }
  expect(replies[0]).toMatchObject({ ok: true })
  replies.push(await amina.glossary(), await screen.glossary())
  await new Promise((resolve) => setTimeout(resolve, 250))
  const sent = [...amina.received, ...screen.received]
  expect(sent.some((bytes) => bytes.includes('"phase":"open"'))).toBe(true)
  await host.move('CloseStep')
  await amina.until(() => amina.phase() === 'reveal')
  return [...sent, `reply ${JSON.stringify(replies)}`]
}

function told(activity: Activity, all: readonly string[]): Set<string> {
  const isInGame = (bytes: string) => !bytes.includes('"phase":"lobby"')
  return new Set(
    all.filter(isInGame).map((bytes) => {
      const [, event, payload = ''] = /^(\w+) (.*)$/su.exec(bytes) ?? []
      return `${event} ${steady(JSON.stringify(undrawn(activity, JSON.parse(payload) as unknown)))}`
    })
  )
}

const secrets = ['right', 'tally', 'picks', 'accuracy', 'explanation', 'good', 'outcomes']

const quiz = loadLibrary('content').find('aect-quiz')
if (!quiz) throw new Error('no quiz')

/** The quiz, and a game of one step of each kind. */
const games: readonly (readonly [string, Activity])[] = [
  ['the quiz', quiz],
  ...answeredKinds.map((name) => {
    const found = everyKind.steps.find(({ kind }) => kind === name)
    const { section: _, option: __, ...step } = found as Step
    const { sections: ___, options: ____, ...activity } = everyKind
    return [name, { ...activity, steps: [step as Step] }] as const
  })
]

it(
  'SECRET-1 no byte on the wire tells right from wrong before the reveal, of any kind of step',
  { timeout: 60_000 },
  async () => {
    const all = await Promise.all(
      games.map(async ([name, game]) => {
        const both = [bytesBeforeReveal(game), bytesBeforeReveal(otherwise(game))] as const
        return { name, game, both: await Promise.all(both) }
      })
    )
    for (const { name, game, both } of all) {
      const [sent, sentOtherwise] = both
      // What is sent does not depend on what is right: nothing can be read from it.
      expect(told(game, sentOtherwise), name).toEqual(told(game, sent))
      const everything = sent.join('\n')
      for (const { explanation } of game.steps) {
        if (explanation) expect(everything).not.toContain(JSON.stringify(explanation).slice(1, 60))
      }
      for (const word of secrets) expect(everything, name).not.toContain(`"${word}":`)
    }
  }
)
