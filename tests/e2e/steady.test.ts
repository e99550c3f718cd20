import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { newPage } from './pages.ts'

const sizes = [
  { width: 390, height: 844 },
  { width: 360, height: 640 },
  { width: 320, height: 568 }
]
const questions = 3
const most = 0.02

/** What has moved by itself since it was last asked, as a browser counts it (layout shift score). */
const moved = (phone: Page) =>
  phone.evaluate(() => {
    const seen = window as unknown as { shifts: number[] }
    return seen.shifts.splice(0).reduce((sum, shift) => sum + shift, 0)
  })

const watch = () => {
  const seen = window as unknown as { shifts: number[] }
  seen.shifts = []
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean }
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries() as Shift[])
      if (!hadRecentInput) seen.shifts.push(value)
  }).observe({ type: 'layout-shift', buffered: true })
}

it('a correction stands still from the moment it is seen', async () => {
  const server = await ServerProcess.start()
  const browser = await launchChromium()
  try {
    const host = await server.launch({ time: 'none' })
    const phones: Page[] = []
    for (const [n, size] of sizes.entries()) {
      const motion = n === 0 ? 'no-preference' : 'reduce'
      const phone = await newPage(browser, `${server.url}/j/${host.pin}`, { size, motion })
      await phone.addInitScript(watch)
      await phone.reload()
      await phone.getByRole('textbox').fill(`Participante ${'ABC'[n]}`)
      await phone.getByRole('button', { name: 'Rejoindre' }).click()
      await phone.getByText('Code personnel', { exact: true }).waitFor()
      phones.push(phone)
    }
    await host.move('StartGame')
    for (let question = 1; question <= questions; question += 1) {
      await host.until('read')
      await host.move('Advance')
      await host.until('open')
      for (const phone of phones.slice(1)) {
        await phone.locator('.answering:not([inert]) .answers :is(button, label)').first().click()
        const send = phone.locator('.send')
        if ((await send.count()) > 0) await send.click()
        await phone.getByText(/Réponse enregistrée/u).waitFor()
      }
      for (const phone of phones) await moved(phone)
      await host.move('CloseStep')
      await host.until('reveal')
      for (const phone of phones) {
        await phone.getByText('Explication').waitFor()
        // Words of the glossary come a moment later.
        await phone.waitForLoadState('networkidle')
        expect(await moved(phone)).toBeLessThan(most)
      }
      await host.move('Advance')
      await host.until('standings')
      await host.move('Advance')
    }
  } finally {
    await browser.close()
    await server.stop()
  }
})
