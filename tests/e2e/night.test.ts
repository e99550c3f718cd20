import type { Browser, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Host } from '../load/host.ts'
import { ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { newPage, sizes } from './pages.ts'
import { answerOn } from './answering.ts'

const weekendMs = 3 * 24 * 3_600_000

async function joined(browser: Browser, server: ServerProcess, pin: string, name: string) {
  const phone = await newPage(browser, `${server.url}/j/${pin}`, { size: sizes.phone })
  await phone.getByRole('textbox').fill(name)
  await phone.getByRole('button', { name: 'Rejoindre' }).click()
  await phone.getByText('Code personnel', { exact: true }).waitFor()
  return phone
}

/** The next step, from its prompt to its correction. */
async function play(
  host: Host,
  phones: readonly Page[],
  answer: (phone: Page) => Promise<void> = async (phone) => {
    const { step } = host.view?.screen ?? {}
    if (step) await answerOn(phone, step)
  }
) {
  await host.until('read')
  await host.move('Advance')
  await host.until('open')
  for (const phone of phones) {
    const choices = phone.getByRole('group', { name: /^Réponses/u })
    await choices.locator('button:not([aria-disabled=true])').first().waitFor()
    await answer(phone)
  }
  await host.until('reveal')
}

function seatsOf(host: Host) {
  return (host.roster?.rows ?? []).map(({ playerId, name, score }) => ({ playerId, name, score }))
}

/** As a phone is that lay in a drawer: what it keeps is that much older. */
async function growOld(phone: Page) {
  await phone.evaluate((ms) => {
    const seats = JSON.parse(localStorage.getItem('preau-seats') ?? '[]') as { keptAtMs: number }[]
    const older = seats.map((seat) => ({ ...seat, keptAtMs: seat.keptAtMs - ms }))
    localStorage.setItem('preau-seats', JSON.stringify(older))
  }, weekendMs)
}

it.each(['x1', 'none'] as const)(
  'FLOW-14, LOG-1 a game goes on after a weekend without its server, with time %s',
  async (time) => {
    const server = await ServerProcess.start()
    const browser = await launchChromium()
    const host = await server.launch({ time })
    try {
      const left = await joined(browser, server, host.pin, 'Amina')
      const closed = await joined(browser, server, host.pin, 'Yanis')
      await host.move('StartGame')
      await play(host, [left, closed], (phone) => phone.getByText('les jumelages').click())
      await host.move('TakeBreak')
      await host.until('break')
      for (const phone of [left, closed]) {
        await phone.getByRole('heading', { name: 'Pause' }).waitFor()
      }
      // The roster may come after the rest.
      await expect.poll(() => seatsOf(host).every(({ score }) => score > 0)).toBe(true)
      const before = seatsOf(host)
      expect(before).toHaveLength(2)

      await server.kill()
      await growOld(closed)
      const device = closed.context()
      await closed.close()
      await server.startAgain()

      // One page was left open; the other is opened anew, at the front door.
      const opened = await device.newPage()
      await opened.goto(server.url)
      for (const phone of [left, opened]) {
        await phone.getByRole('heading', { name: 'Pause' }).waitFor()
      }
      await expect.poll(() => host.view?.players.present).toBe(2)
      expect(seatsOf(host)).toEqual(before)

      await host.move('Advance')
      await play(host, [left, opened])
      await host.move('Advance')
      await host.until('standings')
      for (const [phone, name] of [
        [left, 'Amina'],
        [opened, 'Yanis']
      ] as const) {
        await expect.poll(() => phone.locator('header').innerText()).toContain(name)
        // Thousands are apart: « 1 874 points ».
        const shown = async () => {
          const text = await phone.locator('main .score').first().innerText()
          return Number(text.replace(/\D/gu, ''))
        }
        await expect
          .poll(async () => seatsOf(host).find((seat) => seat.name === name)?.score)
          .toBe(await shown())
        expect(await shown()).toBeGreaterThan(0)
      }
    } finally {
      host.close()
      await browser.close()
      await server.stop()
    }
  }
)
