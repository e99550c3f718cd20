import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { request } from '../load/http.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { FaultProxy } from '../support/fault-proxy.ts'
import { pointsOf, playedIn, rightLetters } from './oracle.ts'
import { newPage, pinOn, sizes } from './pages.ts'
import { choices } from './tour.ts'

const limits = (loadLibrary('content').find('aect-quiz')?.steps ?? []).map(
  (step) => step.limitSeconds
)

/** Letters each phone picks, question by question: one knows all, one much, one little. */
const plans: Record<string, readonly string[]> = {
  Amina: rightLetters,
  Yanis: rightLetters.map((letters, index) =>
    index % 3 === 2 ? (letters === 'B' ? 'A' : 'B') : letters
  ),
  Zoé: rightLetters.map((letters, index) => (index % 2 === 0 ? 'A' : letters.slice(0, 1)))
}

const refreshedAt = 8
const cutAt = 4

it(
  'plays the eighteen questions on a stage and three phones, one refreshed, one cut off',
  { timeout: 240_000 },
  async () => {
    const server = await ServerProcess.start()
    const browser = await launchChromium()
    const proxy = await FaultProxy.before(Number(new URL(server.url).port))
    try {
      const { cookie } = await request('POST', `${server.url}/api/host/session`, {
        password: hostPassword
      })
      const home = await newPage(browser, `${server.url}/host`, {
        size: sizes.laptop,
        hostCookie: cookie
      })
      await home
        .getByRole('link', { name: /^Lancer/u })
        .first()
        .click()
      await home.getByRole('button', { name: 'Lancer la partie' }).click()
      await home.waitForURL(/\/host\/games\/[^/]+$/u)
      const gameId = home.url().split('/').at(-1) ?? ''
      const stage = await newPage(browser, `${server.url}/host/games/${gameId}/stage`, {
        size: sizes.laptop,
        hostCookie: cookie
      })
      const pin = await pinOn(stage)

      const phones = new Map<string, Page>()
      for (const name of Object.keys(plans)) {
        // Zoé's phone reaches the server through a link that can be cut.
        const origin = name === 'Zoé' ? proxy.url : server.url
        const page = await newPage(browser, `${origin}/j/${pin}`, { size: sizes.phone })
        await page.getByRole('textbox').fill(name)
        await page.getByRole('button', { name: 'Rejoindre' }).click()
        await page.getByText('Code personnel', { exact: true }).waitFor()
        phones.set(name, page)
      }
      await stage.getByText('Zoé').waitFor()

      await press(stage, 'Space')
      for (const [question, prompt] of (
        loadLibrary('content').find('aect-quiz')?.steps ?? []
      ).entries()) {
        await heading(stage, prompt.prompt).waitFor()
        await press(stage, 'Space')
        for (const [name, page] of phones) {
          if (question === cutAt && name === 'Zoé') {
            await choices(page).first().waitFor()
            proxy.cut()
            await pick(page, plans[name]?.[question] ?? '')
            await page.getByText('Réponse gardée').waitFor()
            proxy.restore()
          } else {
            if (question === refreshedAt && name === 'Yanis') {
              await choices(page).first().waitFor()
              await page.reload()
            }
            await pick(page, plans[name]?.[question] ?? '')
          }
          // « Enregistrée » only once acknowledged; the last one may be overtaken by the correction.
          if (name !== 'Zoé') await page.getByText('Réponse enregistrée').waitFor()
        }
        // All three have answered: the step closes by itself.
        for (const page of phones.values()) {
          await page.getByRole('heading', { name: 'Explication' }).waitFor()
        }
        await stage
          .getByText(/^Bonnes? réponses?/u)
          .first()
          .waitFor()
        await press(stage, question === 17 ? 'PageDown' : 'Space', 1300)
        if (question < 17) {
          await stage.getByText('Classement').first().waitFor({ state: 'attached' })
          await press(stage, 'ArrowRight')
        }
      }

      // Podium, then the end.
      for (const page of phones.values())
        await page
          .getByText(/podium|Vous/iu)
          .first()
          .waitFor()
      await press(stage, 'Space')
      const shown = new Map<string, string>()
      for (const [name, page] of phones) {
        await page.getByRole('button', { name: /Imprimer/u }).waitFor()
        shown.set(name, (await page.locator('main').innerText()).replaceAll(/\s/gu, ''))
      }

      await server.kill()
      const log = sqliteLog(openDatabase(server.folder))
      const played = playedIn(await log.read(gameId))
      await log.close()
      const totals = new Map<string, number>()
      for (const [name, plan] of Object.entries(plans)) {
        const answers = played.get(name)
        expect([...(answers ?? [])].map(([, { letters }]) => letters)).toEqual(plan)
        let total = 0
        for (const [question, one] of answers ?? []) total += pointsOf(question, one, limits)
        totals.set(name, total)
      }
      const order = [...totals].toSorted((a, b) => b[1] - a[1])
      for (const [position, [name, total]] of order.entries()) {
        // « 1re place sur 3 participants · 17 883 points », without its spaces.
        const place = `${position + 1}${position === 0 ? 're' : 'e'}placesur3participants${total}points`
        expect([name, place, shown.get(name)?.includes(place)]).toEqual([name, place, true])
      }
      expect(order.map(([name]) => name)).toEqual(['Amina', 'Yanis', 'Zoé'])
    } finally {
      proxy.close()
      await browser.close()
      await server.stop()
    }
  }
)

/** As a person would: a press within 400 ms of a move that was asked for, or 1.2 s of another, is taken for a slip. */
async function press(stage: Page, key: string, afterMs = 500): Promise<void> {
  await stage.waitForTimeout(afterMs)
  await stage.keyboard.press(key)
}

function heading(page: Page, prompt: string) {
  return page.getByRole('heading', { name: prompt.slice(0, 40) }).first()
}

async function pick(page: Page, letters: string): Promise<void> {
  const cards = choices(page)
  await cards.first().waitFor()
  for (const letter of letters) await cards.nth('ABCDEF'.indexOf(letter)).click()
  const validate = page.getByRole('button', { name: /^Valider/u })
  if (await validate.isVisible()) await validate.click()
}
