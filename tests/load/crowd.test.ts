import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'
import { cleanName, nameKeys } from '../../server/game/names.ts'
import { judgeName } from '../../server/names/judge-name.ts'
import type { ChoiceAnswer, ChoiceStepView } from '../../shared/steps/choice.ts'
import { evenly } from './behaviour.ts'
import { Crowd } from './crowd.ts'
import { Refused } from './http.ts'
import { drawNames } from './names.ts'
import { Random } from './random.ts'
import { lostAnswers } from './part.ts'
import { ServerProcess } from './server-process.ts'
import { drawPerson, knowledgeOf, skilled } from './skill.ts'
import { mean } from './statistics.ts'

describe('names', () => {
  const names = drawNames(10_000, new Random(1))

  it('are accepted, and told apart', () => {
    expect(names.filter((name) => 'code' in cleanName(name))).toEqual([])
    expect(new Set(names.map((name) => nameKeys(name)[0])).size).toBe(names.length)
    expect(names.filter((name) => judgeName(name) !== null)).toEqual([])
  })

  it('are the same for the same seed', () => {
    expect(drawNames(10_000, new Random(1))).toEqual(names)
    expect(drawNames(10_000, new Random(2))).not.toEqual(names)
  })
})

describe('skill', () => {
  const { activities } = loadLibrary(join(import.meta.dirname, '../../content'))
  const steps = activities
    .filter(({ id }) => id === 'aect-quiz')
    .flatMap((activity) => activity.steps)
    .filter((step) => step.kind === 'choice')
  const views = steps.map((step): ChoiceStepView => {
    const { kind, prompt, choices, points, right } = step
    const multiple = right.length > 1
    return { kind, run: 1, index: 0, of: 1, prompt, multiple, points, choices, correction: null }
  })

  /** Share of the answers of 200 such people that are entirely right. */
  function rightShare(averageSkill: number, knowledge = knowledgeOf(activities)): number {
    const random = new Random(3)
    const rights: number[] = []
    for (let n = 0; n < 200; n += 1) {
      const answer = skilled(random, drawPerson(random, averageSkill), knowledge)
      for (const [index, view] of views.entries()) {
        const given = answer(view, 30_000)?.answer
        const choices = given?.kind === 'choice' ? given.choices.toSorted() : null
        if (choices) rights.push(choices.join() === steps[index]?.right.toSorted().join() ? 1 : 0)
      }
    }
    return mean(rights)
  }

  it('makes the room better, and guesses what it was not told', () => {
    expect(rightShare(0.9)).toBeGreaterThan(rightShare(0.6))
    expect(rightShare(0.6)).toBeGreaterThan(rightShare(0.3))
    expect(rightShare(0.9, new Map())).toBeLessThan(0.5)
  })

  it('answers within the limit, with one choice unless several may be picked', () => {
    const random = new Random(4)
    const answer = skilled(random, drawPerson(random, 0.5), knowledgeOf(activities))
    for (let n = 0; n < 200; n += 1) {
      for (const view of views) {
        const plan = answer(view, 5000)
        if (!plan) continue
        expect(plan.delayMs).toBeLessThan(5000)
        const { choices } = plan.answer as ChoiceAnswer
        expect(choices.length).toBeGreaterThan(0)
        if (!view.multiple) expect(choices).toHaveLength(1)
      }
    }
  })
})

describe('a crowd', () => {
  let server: ServerProcess
  beforeAll(async () => {
    server = await ServerProcess.start({ maxPlayers: 20 })
  })
  afterAll(() => server.stop())

  const crowdOf = (pin: string, players: number) =>
    new Crowd({
      url: server.url,
      pin,
      players,
      seed: 5,
      behaviour: (random) => evenly(random, 400)
    })

  it('says why it cannot come in', async () => {
    const host = await server.launch()
    const crowd = crowdOf(host.pin, 21)
    await expect(crowd.join()).rejects.toThrow(Refused)
    expect(crowd.bots.length).toBeLessThanOrEqual(20)
    crowd.leave()
    await expect(crowdOf('000000', 1).join()).rejects.toThrow('unknown_pin')
    host.close()
  })

  it('takes other names than those that are taken', async () => {
    const host = await server.launch()
    const first = await crowdOf(host.pin, 5).join()
    const second = await crowdOf(host.pin, 5).join()
    const names = [...first.bots, ...second.bots].map((bot) => bot.seat?.name)
    expect(new Set(names).size).toBe(10)
    for (const crowd of [first, second]) crowd.leave()
    host.close()
  })

  it('keeps the answers of those whose link is lost, and sends them on their return', async () => {
    const host = await server.launch()
    const crowd = await crowdOf(host.pin, 20).join()
    await crowd.settled()
    await host.move('StartGame')
    await host.until('read')
    await host.move('Advance')
    await crowd.until('open', (bot) => bot.view?.phase === 'open')
    const dropped = crowd.drop(0.5)
    expect(dropped.length).toBeGreaterThan(0)
    await crowd.until('decided', (bot) => bot.answers.length === 1)
    expect(dropped.every((bot) => bot.answers[0]?.reply === null)).toBe(true)
    for (const bot of dropped) bot.link.restore()
    await crowd.until('at the correction', (bot) => bot.seat?.result != null)
    await host.move('EndGame')
    await host.until('podium')
    await host.move('Advance')
    await crowd.until('at the recap', (bot) => bot.seat?.recap != null)
    expect(crowd.bots.map((bot) => bot.answers[0]?.reply)).toEqual(Array(20).fill({ ok: true }))
    expect(lostAnswers(crowd)).toBe(0)
    crowd.leave()
    host.close()
  })
})
