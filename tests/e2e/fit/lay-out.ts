import type { Browser, Page } from 'playwright-core'
import { Random } from '../../load/random.ts'
import type { Galleries } from '../../support/galleries.ts'
import { cutTexts } from './cut.ts'
import { longActivity } from './long-activity.ts'
import { momentsOf, type Moment } from './moments.ts'

type Audience = 'play' | 'screen' | 'console'

const phones = ['320x568', '360x640', '390x844']
const projectors = ['800x600', '960x540', '1366x768', '1920x1080']

/** Who looks, and at which sizes. */
export const windows: readonly (readonly [Audience, readonly string[]])[] = [
  ['play', phones],
  ['screen', [...phones, ...projectors]],
  ['console', ['390x844', '1366x768']]
]

/** Lays out what random activities show, as long as they may be, at every size; complains of what leaves its place. */
export async function layOut(
  browser: Browser,
  galleries: Galleries,
  seeds: readonly number[],
  onlooked: (looked: number) => void = () => {}
): Promise<string[]> {
  // Clocks have begun, and go on for longer than this takes.
  const nowMs = Date.now() - 5000
  const games = seeds.map((seed) => {
    const random = new Random(seed)
    return { seed, moments: momentsOf(longActivity(random), random, nowMs) }
  })
  let looked = 0
  const found = windows.map(async ([audience, sizes]) => {
    const complaints: string[] = []
    const page = await pageFor(browser, galleries, audience)
    for (const size of sizes) {
      const [width = 0, height = 0] = size.split('x').map(Number)
      await page.setViewportSize({ width, height })
      for (const { seed, moments } of games) {
        for (const { name, ...moment } of moments) {
          const cut = await lookAt(page, audience, moment)
          complaints.push(...cut.map((one) => `seed ${seed} ${audience} ${size} ${name}: ${one}`))
          onlooked((looked += 1))
        }
      }
    }
    await page.context().close()
    return complaints
  })
  return (await Promise.all(found)).flat()
}

async function pageFor(browser: Browser, galleries: Galleries, audience: Audience): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce' })
  const page = await context.newPage()
  // What tsx writes into functions so that they keep their names.
  await page.addInitScript('globalThis.__name ??= (made) => made')
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(galleries.url(audience === 'console' ? 'host' : audience))
  await page.waitForFunction(() => window.show !== undefined)
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())))
  return page
}

async function lookAt(page: Page, audience: Audience, moment: Omit<Moment, 'name'>) {
  const shown = { play: moment.play, screen: moment.host.view.screen, console: moment.host }
  await page.evaluate(async (view) => {
    window.show?.(view)
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  }, shown[audience])
  return page.evaluate(cutTexts, { projected: audience === 'screen' })
}
