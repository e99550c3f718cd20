import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { loadLibrary } from '../../server/library/load.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { newPage, pinOn, sizes } from '../e2e/pages.ts'
import { choices } from '../e2e/tour.ts'
import { freePorts, NginxProcess } from './nginx-process.ts'

const firstPrompt = loadLibrary('content').find('aect-quiz')?.steps[0]?.prompt.slice(0, 40) ?? ''

const cases = [
  ['WebSocket', false],
  ['polling only, as networks that inspect TLS make it', true]
] as const

it.each(cases)(
  'plays through nginx, TLS and a sub-path, over %s',
  async (_carrier, blocksWebSocket) => {
    const port = await freePorts()
    const site = `https://localhost:${port}/preau`
    const server = await ServerProcess.start({ publicUrl: site })
    const target = Number(new URL(server.url).port)
    const nginx = await NginxProcess.start(port, target, blocksWebSocket)
    const browser = await launchChromium()
    try {
      const stage = await newPage(browser, `${site}/host`, { size: sizes.laptop })
      await stage.getByRole('textbox', { name: 'Mot de passe' }).fill(hostPassword)
      await stage.keyboard.press('Enter')
      const launch = stage.getByRole('link', { name: /^Lancer/u }).first()
      await launch.click()
      await stage.getByRole('button', { name: 'Lancer la partie' }).click()
      await stage.waitForURL(/\/preau\/host\/games\/[^/]+$/u)
      const [cookie] = await stage.context().cookies()
      expect(cookie).toMatchObject({ name: 'preau_host', secure: true, path: '/preau/' })
      await stage.goto(`${stage.url()}/stage`)
      // What the room is shown leads through the proxy.
      await stage.getByText(`localhost:${port}/preau`).first().waitFor()
      const pin = await pinOn(stage)

      const phone = await newPage(browser, `${site}/`, { size: sizes.phone })
      await phone.getByRole('textbox').fill(pin)
      await phone.keyboard.press('Enter')
      await phone.getByRole('textbox', { name: /pseudonyme/u }).fill('Amina')
      await phone.getByRole('button', { name: 'Rejoindre' }).click()
      await phone.getByText('Code personnel', { exact: true }).waitFor()
      expect(phone.url()).toBe(`${site}/j/${pin}`)
      await phone.reload()
      await phone.getByText('Code personnel', { exact: true }).waitFor()

      await stage.getByText('Amina').first().waitFor()
      await press(stage, 'Space')
      await stage.getByRole('heading', { name: firstPrompt }).first().waitFor()
      await press(stage, 'Space')
      await choices(phone).first().click()
      await phone.getByRole('heading', { name: 'Explication' }).waitFor()
      await press(stage, 'Space')
      await stage.getByText('Classement').first().waitFor({ state: 'attached' })
      const screen = stage.url().replace(/host\/games\/([^/]+)\/stage/u, 'screen/$1')
      const projector = await newPage(browser, screen, { size: sizes.projector })
      await projector.getByText('Amina').first().waitFor()

      const headers = { origin: 'https://ailleurs.exemple.fr' }
      const { request } = phone.context()
      const elsewhere = [
        await request.post(`${site}/api/join`, { headers, data: {} }),
        await request.get(`${site}/socket.io/?EIO=4&transport=polling`, { headers })
      ]
      expect(elsewhere.map((response) => response.status())).toEqual([403, 403])

      const strays = nginx.requests.filter((line) => !line.split(' ')[1]?.startsWith('/preau/'))
      // The one that asked whether nginx was there.
      expect(strays).toEqual(['301 / -'])
      const upgraded = nginx.requests.filter((line) => line.startsWith('101 '))
      const polled = nginx.requests.filter((line) => /^200 .*transport=polling/u.test(line))
      await browser.close()
      // Those that stay open are written once they end.
      await expect
        .poll(() => nginx.requests.filter((line) => line.startsWith('101 ')).length)
        .toEqual(blocksWebSocket ? 0 : expect.toSatisfy((count: number) => count > 2))
      if (blocksWebSocket) expect(polled.length).toBeGreaterThan(10)
      else expect([polled, upgraded.length > 0]).toEqual([[], true])
    } finally {
      await browser.close()
      await nginx.stop()
      await server.stop()
    }
  },
  120_000
)

/** As a person would: a press right after a move of the game is taken for a slip. */
async function press(page: Page, key: string): Promise<void> {
  await page.waitForTimeout(1300)
  await page.keyboard.press(key)
}
