import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { OrderStepView } from '../../shared/steps/order.ts'
import { Host } from '../load/host.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { newPage, sizes } from './pages.ts'

/** How one pointer takes hold of something, moves and lets go. */
interface Hand {
  press(x: number, y: number): Promise<void>
  move(x: number, y: number): Promise<void>
  release(): Promise<void>
}

it('puts items in order with a mouse and with a finger', { timeout: 120_000 }, async () => {
  const server = await ServerProcess.start()
  const browser = await launchChromium()
  const host = await Host.launch(server.url, hostPassword, {}, 'decouvrir-preau')
  try {
    const [desk, phone] = await Promise.all(
      [sizes.laptop, sizes.smallPhone].map(async (size, n) => {
        const page = await newPage(browser, `${server.url}/j/${host.pin}`, { size })
        await page.getByRole('textbox').fill(`Personne ${n}`)
        await page.getByRole('button', { name: 'Rejoindre' }).click()
        await page.getByText('Code personnel', { exact: true }).waitFor()
        return page
      })
    )
    if (!desk || !phone) throw new Error('no page')
    await skipTo(host, 'order')
    await host.move('Advance')
    await host.until('open')
    for (const page of [desk, phone]) {
      await page
        .getByRole('button', { name: /^Monter/u })
        .first()
        .waitFor()
      // Until the clock starts, nothing can be touched.
      await page.waitForFunction(() => !document.querySelector('.answering')?.hasAttribute('inert'))
    }
    const { items, correction } = host.view?.current?.step as OrderStepView
    const wanted = correction?.right.map((id) => items?.find((item) => item.id === id)?.text ?? '')

    const mouse: Hand = {
      press: async (x, y) => {
        await desk.mouse.move(x, y)
        await desk.mouse.down()
      },
      move: (x, y) => desk.mouse.move(x, y),
      release: () => desk.mouse.up()
    }
    await arrange(desk, mouse, '.text', wanted ?? [])
    const box = await boxOf(desk, '.text', 0)
    // Let go beside the list, nothing is held any more.
    await mouse.press(box.x, box.y)
    await mouse.move(4, box.y)
    await mouse.release()
    await mouse.move(box.x, box.y + 300)
    expect(await textsOf(desk)).toEqual(wanted)

    const finger = await fingerOn(phone)
    const shown = await textsOf(phone)
    const text = await boxOf(phone, '.text', 1)
    await finger.press(text.x, text.y)
    for (let way = 0; way <= 120; way += 20) await finger.move(text.x, text.y - way)
    await finger.release()
    // A text is for scrolling.
    await expect.poll(() => phone.evaluate(() => scrollY)).toBeGreaterThan(0)
    expect(await textsOf(phone)).toEqual(shown)
    await arrange(phone, finger, '.grip', wanted ?? [])

    for (const page of [desk, phone]) {
      await page.getByRole('button', { name: 'Valider cet ordre' }).click()
    }
    await host.until('reveal')
    expect(host.view?.screen.step?.correction?.tally).toMatchObject({ answers: 2, right: 2 })
  } finally {
    host.close()
    await browser.close()
    await server.stop()
  }
})

async function skipTo(host: Host, kind: string): Promise<void> {
  const ways = ['StartGame', 'SkipStep', 'Advance'] as const
  while (host.phase !== 'read' || host.view?.screen.step?.kind !== kind) {
    const { flow, allowed } = host.view ?? {}
    await host.move(ways.find((way) => allowed?.includes(way)) ?? 'Advance')
    await expect.poll(() => host.view?.flow).not.toBe(flow)
  }
}

/** Brings each item to its place, from the first to the last, past one other at a time. */
async function arrange(page: Page, hand: Hand, part: string, wanted: readonly string[]) {
  const placeOf = (text: string) => textsOf(page).then((texts) => texts.indexOf(text))
  for (const [place, text] of wanted.entries()) {
    for (let at = await placeOf(text); at > place; at -= 1) {
      const row = page.locator('ol > li').nth(at)
      await row.evaluate((element) => element.scrollIntoView({ block: 'center' }))
      const held = await boxOf(page, part, at)
      const above = await boxOf(page, 'li', at - 1)
      await hand.press(held.x, held.y)
      for (let step = 1; step <= 8; step += 1) {
        await hand.move(held.x, held.y + ((above.y - 4 - held.y) * step) / 8)
      }
      await expect.poll(() => placeOf(text)).toBe(at - 1)
      await hand.release()
      await expect.poll(() => page.locator('.dragged').count()).toBe(0)
    }
  }
  expect(await textsOf(page)).toEqual(wanted)
}

function textsOf(page: Page): Promise<string[]> {
  return page.locator('ol .text').allInnerTexts()
}

async function boxOf(page: Page, part: string, at: number) {
  const found = page.locator(`ol ${part}`).nth(at)
  const { x, y, width, height } = (await found.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}

async function fingerOn(page: Page): Promise<Hand> {
  const session = await page.context().newCDPSession(page)
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: number[]) => {
    const [x, y] = at
    const touchPoints = x === undefined || y === undefined ? [] : [{ x, y }]
    await session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
  return {
    press: (x, y) => touch('touchStart', x, y),
    move: (x, y) => touch('touchMove', x, y),
    release: () => touch('touchEnd')
  }
}
