import { readFile } from 'node:fs/promises'
import { afterAll, expect, it } from 'vitest'
import { openLeadMs } from '../../server/game/pace.ts'
import { Host } from '../load/host.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { newPage, sizes } from './pages.ts'

const browser = await launchChromium()
const server = await ServerProcess.start()
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

it(
  'DECISION-5 tells a team that it is done, and a game ended early gives a road map to keep',
  { timeout: 120_000 },
  async () => {
    const teams = { count: 2, made: 'drawn', answers: 'each', mean: 'all' } as const
    const host = await Host.launch(server.url, hostPassword, { teams }, 'aect-roles')
    await host.send({ type: 'ChooseSections', sections: ['fleuve'] })
    const join = async (name: string) => {
      const page = await newPage(browser, `${server.url}/j/${host.pin}`, { size: sizes.phone })
      await page.getByRole('textbox').fill(name)
      await page.getByRole('button', { name: 'Rejoindre' }).click()
      await page.getByText(name).first().waitFor()
      return page
    }
    const [amina, yanis] = [await join('Amina'), await join('Yanis')]
    const moved = async (...moves: Parameters<Host['move']>) => {
      const flow = host.view?.flow
      await host.move(...moves)
      while (host.view?.flow === flow) await pause(10)
    }
    const isHere = () => host.view?.screen.step?.prompt.startsWith('Mes ateliers')
    await moved('StartGame')
    while (!isHere()) await moved(host.phase === 'read' ? 'SkipStep' : 'Advance')
    const situation = amina.locator('details.situation > div')
    await situation.waitFor()
    await moved('Advance')
    await pause(openLeadMs)
    await expect.poll(() => amina.locator('.answers [aria-disabled=true]').count()).toBe(0)
    // It is not folded under the eyes of who reads it.
    expect(await situation.isVisible()).toBe(true)

    // It has a single good door.
    await amina.getByRole('button', { name: /Je fais labelliser/u }).click()
    await yanis.getByRole('button', { name: /Je la garde/u }).click()
    await host.until('reveal')
    await moved('PlayAnotherRound')
    await moved('Advance')
    await amina.getByText('Votre équipe a ouvert toutes les bonnes portes').waitFor()
    expect(await amina.getByRole('group', { name: 'Que faire' }).count()).toBe(0)
    expect(host.view?.screen.answers).toEqual({ received: 0, expected: 1 })
    await yanis.getByRole('button', { name: /Je fais labelliser/u }).click()
    await host.until('reveal')
    await moved('EndGame')

    const keep = amina.getByRole('button', { name: 'Garder ma feuille de route' })
    const [download] = await Promise.all([amina.waitForEvent('download'), keep.click()])
    expect(download.suggestedFilename()).toMatch(/^feuille-de-route-.+\.html$/u)
    const file = await readFile(await download.path(), 'utf8')
    expect(file).toContain('Faire labelliser mon expertise')
    expect(file).toContain('Porte ouverte par votre équipe')
    expect(file).not.toContain('Je la garde pour ma métropole')
    expect(file).not.toContain('role="button"')

    const recap = amina.getByRole('heading', { name: 'Étape par étape' })
    await amina.emulateMedia({ media: 'print' })
    expect(await recap.isVisible()).toBe(true)
    expect(await amina.evaluate(gridsAcrossPages)).toEqual([])
    await amina.emulateMedia({ media: 'screen' })
    expect(await amina.evaluate(headingsOutOfOrder)).toEqual([])
    await amina.evaluate(() => {
      window.print = () => undefined
    })
    await amina.getByRole('button', { name: 'Imprimer ma feuille de route' }).click()
    await amina.emulateMedia({ media: 'print' })
    expect(await recap.isVisible()).toBe(false)
    expect(await amina.getByRole('heading', { name: 'Votre feuille de route' }).isVisible()).toBe(
      true
    )
    await amina.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await recap.waitFor()
    host.close()
  }
)

/**
 * Runs in the page: what may be longer than a page of paper and is not laid out as blocks. Chromium prints a grid or a
 * flex box over itself where a page ends.
 */
function gridsAcrossPages(): string[] {
  const tallestRowPx = 160
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.clientHeight > tallestRowPx)
    .filter((element) => !['block', 'list-item'].includes(getComputedStyle(element).display))
    .map((element) => element.outerHTML.slice(0, 80))
}

/** Runs in the page: headings that skip a level. */
function headingsOutOfOrder(): string[] {
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  const level = (heading: Element | undefined) =>
    Number(heading?.getAttribute('aria-level') ?? heading?.tagName[1] ?? 0)
  return headings
    .filter((heading, at) => level(heading) > level(headings[at - 1]) + 1)
    .concat(headings.filter((heading) => heading.closest('li:has(> h3)') && level(heading) < 3))
    .map((heading) => heading.outerHTML.slice(0, 80))
}
