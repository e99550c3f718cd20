import { afterAll, describe, expect, it } from 'vitest'
import type { StepView } from '../../shared/steps/kinds.ts'
import {
  decisionStep,
  opinionStep,
  orderStep,
  TestGame,
  wordsStep,
  activityOf
} from '../support/game.ts'
import { bookletQuestions } from '../support/fixtures/booklet-questions.ts'
import { stepView } from '../support/fixtures/screen.ts'
import { launchChromium } from '../support/chromium.ts'
import { Galleries } from '../support/galleries.ts'

const galleries = await Galleries.start()
const browser = await launchChromium()
afterAll(async () => {
  await browser.close()
  await galleries.stop()
})

const page = await browser.newPage({ locale: 'fr-FR', hasTouch: true, reducedMotion: 'reduce' })
await page.goto(galleries.url('play'))

const sizes = [
  [320, 568],
  [360, 640],
  [390, 844]
] as const

const long = 'Une collectivité étrangère propose un partenariat culturel à votre commune'

/** A step of each other kind, open, with as much to tap as there can be. */
const others = [
  orderStep('ordre', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], {
    items: [...'abcdefgh'].map((id) => ({ id, text: `${long} ${id}` }))
  }),
  opinionStep('vote', { prompt: `${long} ? ${long}.` }),
  wordsStep('mots', { most: 3, maxLength: 120, prompt: `${long} ?` }),
  decisionStep('scene', {
    moves: [...'abcde'].map((id) => ({
      id,
      text: `${long} ${id}`,
      good: true,
      consequence: '…',
      by: 'preau',
      actors: [],
      keep: ''
    }))
  })
].map((step): StepView => {
  const game = new TestGame({}, activityOf(step)).join('Zoé').goTo(step.id)
  if (game.state.phase === 'read') game.open()
  return game.step()
})

const steps = [...bookletQuestions.map((_, at) => stepView(at + 1)), ...others]

async function show(step: StepView) {
  const now = Date.now()
  const clock = {
    startsAtMs: now - 2000,
    endsAtMs: now + 28_000,
    limitMs: 30_000
  }
  const view = { version: 1, phase: 'open', step, clock }
  const seat = {
    version: 1,
    name: 'Marie-Christine de La Rochefouca',
    code: 'K7M4',
    run: step.run,
    answer: null,
    result: null,
    score: 1000,
    standing: null
  }
  await page.evaluate((scene) => window.show?.(scene), { view, seat })
  await page.locator('.answering').waitFor()
}

/** Runs in the page: how many answers, and how many of them end below what stays in sight. */
function answers() {
  const fold = document.querySelector('.dock')!.getBoundingClientRect().top
  const all = [...document.querySelectorAll('.answers > *, .field')]
  return {
    all: all.length,
    below: all.filter((one) => one.getBoundingClientRect().bottom > fold + 1).length
  }
}

describe('what can be tapped on a phone', () => {
  it.each(sizes)('is seen, or counted as lying below, at %i × %i', async (width, height) => {
    await page.setViewportSize({ width, height })
    const sign = page.getByRole('button', { name: /plus bas/u })
    for (const step of steps) {
      await show(step)
      for (;;) {
        const { all, below } = await page.evaluate(answers)
        expect(all, step.prompt).toBeGreaterThan(1)
        const said = (await sign.count()) > 0 ? await sign.innerText() : '0'
        expect(Number(/\d+/u.exec(said)?.[0]), step.prompt).toBe(below)
        if (below === 0) break
        // It leads there.
        const before = await page.evaluate(() => scrollY)
        await sign.click()
        await page.waitForFunction((y) => scrollY > y, before)
        await page.evaluate(() => new Promise(requestAnimationFrame))
      }
    }
  })

  it('is all there is at once for all of the booklet’s questions but four, and for all on a phone of today', async () => {
    const hiding: string[] = []
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      for (const step of steps.slice(0, bookletQuestions.length)) {
        await show(step)
        if ((await page.evaluate(answers)).below > 0) hiding.push(`${width} Q${step.index + 1}`)
      }
    }
    expect(hiding.length, hiding.join()).toBeLessThanOrEqual(4)
    expect(hiding.filter((one) => one.startsWith('390'))).toEqual([])
  })
})
