import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WordsStepView } from '../../shared/steps/words.ts'
import type { Locator, Page } from 'playwright-core'
import { Host } from '../load/host.ts'
import { Crowd } from '../load/crowd.ts'
import { request } from '../load/http.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { hasFocus, keys, tabTo } from './keys.ts'
import { newPage, sizes } from './pages.ts'

const browser = await launchChromium()
let server: ServerProcess
beforeAll(async () => {
  server = await ServerProcess.start()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it('leads teams, the programme, texts and the glossary with the keyboard alone', async () => {
  const teams = { count: 3, made: 'drawn', answers: 'each', mean: 'present' } as const
  const host = await Host.launch(server.url, hostPassword, { teams }, 'aect-idees')
  const sections = ['parler-anglais', 'jumelages', 'bilan']
  await host.send({ type: 'ChooseSections', sections })
  const texts = ['Un interprète', 'Les voisins', 'La francophonie']
  const crowd = new Crowd({
    url: server.url,
    pin: host.pin,
    players: texts.length,
    seed: 2,
    behaviour: () => {
      const text = texts.pop() ?? ''
      return (step) => {
        const option = step.kind === 'opinion' ? step.options?.[0]?.id : undefined
        if (option !== undefined) return { answer: { kind: 'opinion', option }, delayMs: 50 }
        return { answer: { kind: 'words', texts: [text] }, delayMs: 50 }
      }
    }
  })
  await crowd.join()
  const { cookie } = await request('POST', `${server.url}/api/host/session`, {
    password: hostPassword
  })
  const page = await newPage(browser, `${server.url}/host/games/${host.gameId}`, {
    size: sizes.laptop,
    hostCookie: cookie
  })

  await openTab(page, 'Équipes')
  await tabTo(page, /^Renommer/u)
  await page.keyboard.press('Enter')
  await keys.fill(page.getByLabel('Nom de l’équipe'), 'Les As')
  await page.keyboard.press('Enter')
  await expect.poll(() => host.view?.screen.teams?.map(({ name }) => name)).toContain('Les As')
  const [first] = host.roster?.rows ?? []
  const mover = page.getByLabel(`Équipe de ${first?.name}`)
  const other = first?.team === 3 ? 'ArrowUp' : 'ArrowDown'
  await choose(mover, other)
  await expect.poll(() => host.roster?.rows[0]?.team).not.toBe(first?.team)
  // Whoever was moved is in another list, and the keyboard with them.
  await expect.poll(() => hasFocus(mover)).toBe(true)

  await openTab(page, 'Programme')
  const coming = () => host.view?.plan?.flatMap(({ id, state }) => (state === 'coming' ? [id] : []))
  const down = page.getByRole('button', { name: 'Reculer : Il faut parler anglais' })
  await keys.press(down)
  await expect.poll(coming).toEqual(['jumelages', 'parler-anglais', 'bilan'])
  expect(await hasFocus(down)).toBe(true)
  const box = page.getByRole('checkbox', { name: /rien de concret/u })
  await keys.reach(box)
  await page.keyboard.press('Space')
  await expect.poll(coming).toEqual(['parler-anglais', 'bilan'])
  expect(await hasFocus(box)).toBe(true)

  await openTab(page, 'En ce moment')
  await host.move('StartGame')
  for (const phase of ['read', 'open', 'reveal', 'read', 'open'] as const) {
    await host.until(phase)
    // Votes close by themselves once all have voted.
    if (phase !== 'open') await host.move('Advance')
  }
  const words = () => host.view?.current?.step as WordsStepView | undefined
  await crowd.until('read', ({ answers }) => answers.length === 2)
  await expect.poll(() => words()?.correction?.tally.texts.length).toBe(3)
  const row = (text: string) => page.getByRole('listitem').filter({ hasText: text })
  const found = (text: string) => words()?.correction?.tally.texts.find((one) => one.text === text)
  const act = (text: string, name: string) => row(text).getByRole('button', { name })
  await keys.press(act('Les voisins', 'Masquer'))
  await expect.poll(() => found('Les voisins')?.hidden).toBe(true)
  expect(await hasFocus(act('Les voisins', 'Masquer'))).toBe(true)
  await keys.press(act('Un interprète', 'Mettre en avant'))
  await expect.poll(() => found('Un interprète')?.highlighted).toBe(true)
  await choose(page.getByLabel('Trier'), 'ArrowDown')
  await expect.poll(() => words()?.correction?.tally.sorted).toBe('time')
  // Not the first of the list: passing by a text must not merge with it.
  await keys.press(act('Les voisins', 'Fusionner'))
  const into = page.getByLabel('Fusionner avec…')
  await expect.poll(() => hasFocus(into)).toBe(true)
  const options = await into.locator('option').allTextContents()
  const at = options.findIndex((option) => option.startsWith('La francophonie'))
  for (let n = 0; n < at; n += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => words()?.correction?.tally.texts.length).toBe(2)
  expect(found('La francophonie')?.count).toBe(2)
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
  await page.context().close()

  const phone = await newPage(browser, `${server.url}/j/${host.pin}`, { size: sizes.phone })
  await keys.fill(phone.getByRole('textbox'), 'Amina')
  await phone.keyboard.press('Enter')
  await host.move('CloseStep')
  await host.until('reveal')
  await host.move('Advance')
  const word = phone.getByRole('button', { name: /^association internationale/u }).first()
  await keys.press(word)
  const dialog = phone.getByRole('dialog')
  await expect.poll(() => hasFocus(dialog.getByRole('button', { name: 'Fermer' }))).toBe(true)
  await phone.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  expect(await hasFocus(word)).toBe(true)
  await phone.keyboard.press('Space')
  await dialog.waitFor()
  await phone.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await hasFocus(word)).toBe(true)
  await phone.context().close()
  crowd.leave()
  host.close()
})

/** Goes to the tabs, and along them. */
async function openTab(page: Page, name: string): Promise<void> {
  await keys.reach(page.getByRole('tab', { selected: true }))
  const tab = page.getByRole('tab', { name, selected: true })
  for (let presses = 0; presses < 6 && (await tab.count()) === 0; presses += 1) {
    await page.keyboard.press('ArrowRight')
  }
  expect(await hasFocus(tab)).toBe(true)
}

/** What a list that is not unfolded chooses with an arrow. */
async function choose(list: Locator, arrow: string): Promise<void> {
  await keys.reach(list)
  await list.page().keyboard.press(arrow)
}
