import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { Host } from '../load/host.ts'
import { request } from '../load/http.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { answeredKinds } from '../support/kinds.ts'
import { answerOn, controlsOf } from './answering.ts'
import { keys, tabTo, tabToChoice, tabToField } from './keys.ts'
import { newPage, pinOn, sizes } from './pages.ts'

it('hosts and plays with the keyboard alone', { timeout: 120_000 }, async () => {
  const server = await ServerProcess.start()
  const browser = await launchChromium()
  try {
    const { cookie } = await request('POST', `${server.url}/api/host/session`, {
      password: hostPassword
    })
    const host = await newPage(browser, `${server.url}/host`, {
      size: sizes.laptop,
      hostCookie: cookie
    })
    await tabTo(host, /^Lancer/u)
    await host.keyboard.press('Enter')
    await host.getByRole('button', { name: 'Lancer la partie' }).waitFor()
    await tabTo(host, /^Lancer la partie/u)
    await host.keyboard.press('Enter')
    await host.waitForURL(/\/host\/games\//u)
    const pin = await pinOn(host)

    const phone = await newPage(browser, server.url, { size: sizes.phone })
    await phone.getByRole('textbox').waitFor()
    await tabToField(phone)
    await phone.keyboard.type(pin)
    await phone.keyboard.press('Enter')
    await phone.getByText('Votre nom ou pseudonyme').waitFor()
    await tabToField(phone)
    await phone.keyboard.type('Amina')
    await phone.keyboard.press('Enter')
    await phone.getByText('Code personnel', { exact: true }).waitFor()

    await key(host, 'Space')
    for (const [question, letters] of ['B', 'A', 'AC'].entries()) {
      await phone.getByText(`Question ${question + 1} sur 18`).waitFor()
      await key(host, 'PageDown')
      await phone
        .getByRole('group', { name: 'Réponses' })
        .locator('label, button')
        .first()
        .waitFor()
      for (const letter of letters) {
        await tabToChoice(phone, 'ABCDEF'.indexOf(letter))
        await phone.keyboard.press('Space')
      }
      if (letters.length > 1) {
        await tabTo(phone, /^Valider/u)
        await phone.keyboard.press('Enter')
      }
      await phone.getByText('Bonne réponse').first().waitFor()
      // The new correction has the focus: a screen reader starts there.
      expect(await phone.evaluate(() => document.activeElement?.tagName)).toMatch(/^H\d$/u)
      await host.getByRole('button', { name: /^Classement/u }).waitFor()
      await key(host, 'ArrowRight', 1300)
      await host.getByRole('button', { name: /^Question suivante/u }).waitFor()
      if (question < 2) await key(host, 'ArrowRight')
    }

    await key(host, 'ArrowLeft')
    await host
      .getByText(/Retour sur la question/u)
      .first()
      .waitFor({ state: 'attached' })
    await tabTo(host, /^Terminer/u)
    await host.keyboard.press('Enter')
    await host.getByRole('dialog').waitFor()
    await tabTo(host, /Terminer/u)
    await host.keyboard.press('Enter')
    await phone.getByText(/place/u).first().waitFor()
    await host.getByText('Podium').first().waitFor()
    await key(host, 'PageDown')
    await phone.getByRole('button', { name: 'Imprimer' }).waitFor()
    expect(await phone.getByText('3 bonnes réponses sur 3').count()).toBe(1)
  } finally {
    await browser.close()
    await server.stop()
  }
})

it('plays every kind of step with the keyboard alone', { timeout: 120_000 }, async () => {
  const server = await ServerProcess.start()
  const browser = await launchChromium()
  const host = await Host.launch(server.url, hostPassword, {}, 'decouvrir-preau')
  try {
    const phone = await newPage(browser, `${server.url}/j/${host.pin}`, { size: sizes.phone })
    await phone.getByRole('textbox').waitFor()
    await tabToField(phone)
    await phone.keyboard.type('Amina')
    await phone.keyboard.press('Enter')
    await phone.getByText('Code personnel', { exact: true }).waitFor()

    const given = new Set<string>()
    await host.move('StartGame')
    await host.until('reveal')
    while (host.phase !== 'ended') {
      const { flow } = host.view ?? {}
      if (host.phase === 'read') {
        await host.move('Advance')
        await host.until('open')
        await controlsOf(phone).first().waitFor()
        const { step } = host.view?.screen ?? {}
        if (!step) throw new Error('open without a step')
        // Nothing closes by itself meanwhile, or the correction would have the focus.
        await host.move('PauseClock').catch(() => undefined)
        await answerOn(phone, step, given.size, keys)
        given.add(step.kind)
        await expect.poll(() => host.view?.screen.answers.received).toBe(1)
        // What was pressed may be gone: the keyboard must not start over from the top of the page.
        const lost = () => phone.evaluate(() => document.activeElement === document.body)
        await expect.poll(lost, { message: `after ${step.kind}` }).toBe(false)
        // Where it does not close by itself, as texts that wait for who reads them.
        await host.move('CloseStep').catch(() => undefined)
        await host.until('reveal')
        expect(host.view?.screen.step?.correction?.tally.answers).toBe(1)
        const focused = () => phone.evaluate(() => document.activeElement?.tagName)
        await expect.poll(focused).toMatch(/^H\d$/u)
        continue
      }
      await host.move('Advance')
      await expect.poll(() => host.view?.flow).not.toBe(flow)
    }
    expect([...given].toSorted()).toEqual(answeredKinds)
  } finally {
    host.close()
    await browser.close()
    await server.stop()
  }
})

it(
  'presses a clicked button once: Space is for the next step again',
  { timeout: 60_000 },
  async () => {
    const server = await ServerProcess.start()
    const browser = await launchChromium()
    const host = await Host.launch(server.url, hostPassword, {}, 'decouvrir-preau')
    try {
      const { cookie } = await request('POST', `${server.url}/api/host/session`, {
        password: hostPassword
      })
      await host.move('StartGame')
      await host.until('reveal')
      const flow = host.view?.flow
      const page = await newPage(browser, `${server.url}/host/games/${host.gameId}`, {
        size: sizes.laptop,
        hostCookie: cookie
      })
      await page.getByRole('button', { name: 'Masquer les noms' }).click()
      await expect.poll(() => host.view?.screen.namesHidden).toBe(true)
      await key(page, 'Space')
      await expect.poll(() => host.view?.flow).not.toBe(flow)
      expect(host.view?.screen.namesHidden).toBe(true)
    } finally {
      host.close()
      await browser.close()
      await server.stop()
    }
  }
)

/** A press within 400 ms of a move that was asked for, or 1.2 s of another, is taken for a slip. */
async function key(page: Page, name: string, afterMs = 500): Promise<void> {
  await page.waitForTimeout(afterMs)
  await page.keyboard.press(name)
}
