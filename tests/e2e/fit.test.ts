import { afterAll, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { Galleries } from '../support/galleries.ts'
import { layOut } from './fit/lay-out.ts'

const galleries = await Galleries.start()
const browser = await launchChromium()
afterAll(async () => {
  await browser.close()
  await galleries.stop()
})

const activities = 6
const seed = Date.now() % 1_000_000

it(
  `keeps the longest texts in their place, or on a page that a remote turns to (seed ${seed})`,
  { timeout: 600_000 },
  async () => {
    const seeds = Array.from({ length: activities }, (_, at) => seed + at)
    expect(await layOut(browser, galleries, seeds)).toEqual([])
  }
)
