import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { Host } from '../load/host.ts'
import { launchChromium } from '../support/chromium.ts'
import { newPage, sizes } from './pages.ts'

let server: ServerProcess
let browser: Browser
beforeAll(async () => {
  server = await ServerProcess.start()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function join(host: Host, name: string) {
  const phone = await newPage(browser, `${server.url}/j/${host.pin}`, { size: sizes.smallPhone })
  await phone.getByRole('textbox').fill(name)
  await phone.getByRole('button', { name: 'Rejoindre' }).click()
  await phone.getByText('Code personnel', { exact: true }).waitFor()
  return phone
}

async function openFirst(host: Host) {
  await host.move('StartGame')
  await host.until('read')
  await host.move('Advance')
  await host.until('open')
}

it('a first answer given without a network stays on its page and leaves when there is one again', async () => {
  const host = await server.launch()
  const phone = await join(host, 'Amina')
  await join(host, 'Yanis')
  await openFirst(host)
  const choice = phone.getByRole('button', { name: 'les jumelages' })
  await choice.waitFor()
  await phone.context().setOffline(true)
  await choice.click()
  // Longer than it tries to load what comes after an answer before it would load the page again.
  await phone.getByText(/plus de réseau/u).waitFor()
  await new Promise((done) => setTimeout(done, 8000))
  expect(await choice.isVisible()).toBe(true)
  await phone.context().setOffline(false)
  await phone.getByText('Réponse enregistrée').waitFor()
})

it('TEAM-5 whoever does not speak for the team reads what can be answered, and cannot answer it', async () => {
  const settings = {
    teams: { count: 2, made: 'drawn', answers: 'spokesperson', mean: 'present' }
  } as const
  const host = await Host.launch(server.url, hostPassword, settings, 'aect-quiz')
  const phones = [await join(host, 'Amina'), await join(host, 'Yanis'), await join(host, 'Zoé')]
  await openFirst(host)
  for (const phone of phones) await phone.getByText(/répond(ez)? pour votre équipe/u).waitFor()
  const mates = []
  for (const phone of phones) {
    if ((await phone.getByText('Vous répondez pour votre équipe').count()) === 0) mates.push(phone)
  }
  expect(mates).toHaveLength(1)
  const choice = mates[0]?.getByRole('button', { name: 'les jumelages' })
  await choice?.waitFor()
  await choice?.click({ force: true })
  expect(await choice?.getAttribute('aria-disabled')).toBe('true')
  expect(host.view?.screen.answers.received).toBe(0)
})
