import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { loadLibrary } from '../../server/library/load.ts'
import { Host } from '../load/host.ts'
import { request } from '../load/http.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { newPage, sizes } from './pages.ts'

const library = loadLibrary(join(import.meta.dirname, '../../content'))
const activity = library.find('decouvrir-preau')

/** What is not here by then is looked at on the next page. */
const settleMs = 400

/** Every text of an activity, whatever it is for. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []
}
const written = textsIn(library.activities).join('\n').replaceAll(/\s+/gu, ' ')

/** What a page in English says in French without saying so, and what it says to be French and is not. */
const wrong = (page: Page) =>
  page.evaluate((french) => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.textContent ?? '').replaceAll(/\s+/gu, ' ').trim()
      const parent = node.parentElement
      if (
        !parent ||
        parent.closest('style, script, noscript, [hidden], [role=status], [aria-live]')
      )
        continue
      const lang = parent.closest('[lang]')?.getAttribute('lang')
      // Several may stand in a line.
      const isFrench = text.split(/, | · /u).every((part) => french.includes(part))
      // Single words may be the same in both.
      if (isFrench && text.length > 15 && /\p{L}{3,}.*\s/u.test(text) && lang !== 'fr')
        found.push(`not said to be French: ${text}`)
      const isOwn = parent.closest('a[href*="lang="], [lang] select, #too-old, #lost')
      if (!isFrench && text !== '' && lang === 'fr' && !isOwn) found.push(`not French: ${text}`)
    }
    return found
  }, written)

it(
  'French content on English pages is said to be French, and nothing else is',
  { timeout: 300_000 },
  async () => {
    const server = await ServerProcess.start()
    const browser = await launchChromium()
    try {
      const { cookie } = await request('POST', `${server.url}/api/host/session`, {
        password: hostPassword
      })
      const host = await Host.launch(server.url, hostPassword, { time: 'none' }, 'decouvrir-preau')
      const open = (path: string, size: keyof typeof sizes) =>
        newPage(browser, `${server.url}${path}`, {
          size: sizes[size],
          locale: 'en',
          ...(size === 'phone' ? {} : { hostCookie: cookie })
        })
      const home = await open('/host', 'laptop')
      await home
        .getByText(activity?.title ?? '')
        .first()
        .waitFor()
      const pages = {
        home,
        phone: await open(`/j/${host.pin}`, 'phone'),
        console: await open(`/host/games/${host.gameId}`, 'laptop'),
        screen: await open(`/screen/${host.gameId}`, 'projector')
      }
      const found = new Set<string>()
      const look = async (moment: string) => {
        for (const [name, page] of Object.entries(pages)) {
          if (name === 'home' && moment !== 'joining') continue
          await page.waitForTimeout(settleMs)
          for (const one of await wrong(page)) found.add(`${name}, ${moment}: ${one}`)
        }
      }
      await pages.phone.getByRole('textbox').waitFor()
      await look('joining')
      await pages.phone.getByRole('textbox').fill('Amina')
      await pages.phone.getByRole('button', { name: 'Join' }).click()
      await pages.phone.getByText('Personal code', { exact: true }).waitFor()
      await look('lobby')
      while (host.phase !== 'ended') {
        const { phase, view } = host
        await host.move(
          phase === 'lobby' ? 'StartGame' : phase === 'open' ? 'CloseStep' : 'Advance'
        )
        while (host.view?.flow === view?.flow) await new Promise((done) => setTimeout(done, 20))
        await look(`${host.phase} ${host.view?.screen.step?.kind ?? ''}`)
      }
      expect([...found]).toEqual([])
    } finally {
      await browser.close()
      await server.stop()
    }
  }
)
