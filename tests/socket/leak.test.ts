import { expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'
import type { Handshake } from '../../shared/protocol.ts'
import { Random } from '../load/random.ts'
import { anyAnswer } from '../support/any-answer.ts'
import { everyKind } from '../support/every-kind.ts'
import { answeredKinds } from '../support/kinds.ts'
import type { StepView } from '../../shared/steps/kinds.ts'
import { RunningServer } from '../support/server.ts'

const quiz = loadLibrary('content').find('aect-quiz')
if (!quiz) throw new Error('no quiz')

it('SECRET-1 throughout the eighteen questions nothing is told early', async () => {
  const server = await RunningServer.start({}, { ...quiz, id: 'essai' })
  const { gameId, pin } = await server.launch({ standings: 'end' })
  const host = await server.host(gameId)
  const screen = server.connect({ role: 'screen', gameId } as Handshake)
  const amina = await server.player(pin, 'Amina')
  await screen.until(() => screen.view !== null)
  await host.move('StartGame')
  for (const [index, step] of quiz.steps.entries()) {
    await host.move('Advance')
    const explanation = JSON.stringify(step.explanation).slice(1, -1)
    for (const client of [amina, screen]) {
      await client.until(
        () => client.phase() === 'open' || JSON.stringify(client.view).includes('"phase":"open"')
      )
      const latest = JSON.stringify([client.view, client.seat])
      expect(latest).toContain('"correction":null')
      expect(client.received.join('\n')).not.toContain(explanation)
    }
    await host.move('CloseStep')
    await amina.until(() => amina.phase() === 'reveal')
    expect(amina.received.join('\n')).toContain(explanation)
    if (index < quiz.steps.length - 1) await host.move('Advance')
  }
})

it('SECRET-2 explains no word before a text that holds it is shown', async () => {
  const server = await RunningServer.start({}, { ...quiz, id: 'essai' })
  const { gameId, pin } = await server.launch({ standings: 'never' })
  const host = await server.host(gameId)
  const screen = server.connect({ role: 'screen', gameId } as Handshake)
  const amina = await server.player(pin, 'Amina')
  await screen.until(() => screen.view !== null)
  expect(await amina.glossary()).toEqual([])
  expect(await host.glossary()).toHaveLength(quiz.glossary?.length ?? 0)
  await host.move('StartGame')
  let before: unknown = []
  for (const [index] of quiz.steps.entries()) {
    expect([await amina.glossary(), await screen.glossary()]).toEqual([before, before])
    await host.move('Advance')
    // What is asked is on all screens, and what would explain it is not.
    expect([await amina.glossary(), await screen.glossary()]).toEqual([before, before])
    await host.move('CloseStep')
    await amina.until(() => amina.phase() === 'reveal')
    const shown = amina.received.join('\n')
    const words = await amina.glossary()
    for (const [, { term, also }] of words) {
      expect([term, ...also].some((word) => shown.includes(word)) ? '' : term).toBe('')
    }
    const places = (before as typeof words).map(([place]) => place)
    expect(await screen.glossary(places)).toEqual(
      words.filter(([place]) => !places.includes(place))
    )
    before = words
    if (index < quiz.steps.length - 1) await host.move('Advance')
  }
  expect(before).not.toEqual([])
  const gone = await server.request('GET', `/api/games/${gameId}/glossary`)
  expect(gone.status).toBe(404)
  const nonsense = await amina.socket.emitWithAck('glossary', ['x'])
  expect(nonsense).toEqual({ ok: false, code: 'bad_message' })
})

it('SECRET-1 nothing of any kind of step is told early', { timeout: 60_000 }, async () => {
  const server = await RunningServer.start({}, { ...everyKind, id: 'essai' })
  const options = ['arguments', 'meilleur']
  const { gameId, pin } = await server.launch({ standings: 'end', options })
  const host = await server.host(gameId)
  const screen = server.connect({ role: 'screen', gameId } as Handshake)
  const amina = await server.player(pin, 'Amina')
  const yanis = await server.player(pin, 'Yanis')
  await screen.until(() => screen.view !== null)
  await host.move('StartGame')
  const random = new Random(3)
  const looked = new Set<string>()
  for (let moves = 0; moves < 60 && amina.phase() !== 'ended'; moves += 1) {
    const before = amina.received.length
    if (amina.phase() === 'read') {
      await host.move('Advance')
      await amina.until(() => amina.phase() === 'open')
      await new Promise((resolve) => setTimeout(resolve, 1050))
      const { step } = amina.view as { step: StepView }
      const answer = anyAnswer(step, random)
      if (answer) await yanis.send({ type: 'SubmitAnswer', run: step.run, answer, confidence: 3 })
      await new Promise((resolve) => setTimeout(resolve, 150))
      const sent = [...amina.received.slice(before), ...screen.received.slice(-3)].join('\n')
      const untold = JSON.stringify([amina.view, amina.seat, screen.view])
      for (const bytes of [sent, untold]) {
        expect(bytes).toContain('"correction":null')
        for (const secret of [
          '"correction":{',
          '"tally":',
          '"confidence":',
          '"good":',
          'secrète'
        ]) {
          // What was revealed before is told no more.
          expect(bytes.includes(secret) ? `${step.kind} tells ${secret}` : '').toBe('')
        }
      }
      looked.add(step.kind)
      await host.move('CloseStep')
      await amina.until(() => amina.phase() === 'reveal')
    } else {
      await host.move(amina.phase() === 'podium' ? 'EndGame' : 'Advance')
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
  }
  expect([...looked].toSorted()).toEqual(answeredKinds)
})
