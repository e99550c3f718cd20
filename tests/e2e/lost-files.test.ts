import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Host } from '../load/host.ts'
import { ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { LosingProxy } from '../support/losing-proxy.ts'
import { newPage, sizes } from './pages.ts'
import { choices } from './tour.ts'

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

/** More often than a browser asks again by itself. */
const times = 3

/** Uses a link that loses the first requests for the files of these parts. */
async function losing(
  kind: 'js' | 'css',
  parts: readonly string[],
  use: (proxy: LosingProxy) => Promise<void>
) {
  const proxy = await LosingProxy.before(Number(new URL(server.url).port))
  for (const part of parts)
    proxy.losing.push({ path: new RegExp(`/${part}-[^/]*\\.${kind}$`, 'u'), left: times })
  try {
    await use(proxy)
    expect(proxy.losing.map(({ left }) => left)).toEqual(parts.map(() => 0))
  } finally {
    proxy.close()
  }
}

/** The style sheets of the page that hold rules, by the first word of their names. */
function styles(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.styleSheets)
      .filter(({ cssRules }) => cssRules.length > 0)
      .map(({ href }) => /([^/]+?)-[^/]*$/u.exec(href ?? '')?.[1] ?? '')
      .sort()
  )
}

async function join(url: string, host: Host): Promise<Page> {
  const phone = await newPage(browser, `${url}/j/${host.pin}`, { size: sizes.phone })
  await phone.getByRole('textbox').fill('Amina')
  await phone.getByRole('button', { name: 'Rejoindre' }).click()
  await phone.getByText('Code personnel', { exact: true }).waitFor()
  return phone
}

it('a page whose script was lost is loaded again', async () => {
  const host = await server.launch()
  await losing('js', ['play'], async ({ url }) => {
    const phone = await newPage(browser, `${url}/j/${host.pin}`, { size: sizes.phone })
    await phone.getByRole('textbox').waitFor()
    expect(await phone.getByRole('alert').count()).toBe(0)
  })
  host.close()
})

it('a page whose style was lost shows nothing before it is there', async () => {
  const host = await server.launch()
  await losing('css', ['play'], async ({ url }) => {
    const phone = await newPage(browser, `${url}/j/${host.pin}`, { size: sizes.phone })
    await phone.getByRole('textbox').waitFor()
    expect(await styles(phone)).toEqual(['play'])
    expect(await phone.getByRole('alert').count()).toBe(0)
  })
  host.close()
})

it.each(['js', 'css'] as const)(
  'what comes after the first answer is asked for again, and shows with its style: %s',
  async (kind) => {
    const host = await server.launch()
    await losing(kind, ['later', 'Prompt'], async ({ url }) => {
      const phone = await join(url, host)
      await host.move('StartGame')
      await host.until('read')
      await host.move('Advance')
      await choices(phone).first().click()
      await phone.getByRole('heading', { name: 'Explication' }).waitFor()
      expect(await styles(phone)).toEqual(['Prompt', 'later', 'play'])
    })
    host.close()
  }
)

it.each(['js', 'css'] as const)('what few ask for is asked for again: %s', async (kind) => {
  await losing(kind, ['rare', 'Prompt'], async ({ url }) => {
    const phone = await newPage(browser, url, { size: sizes.phone })
    await phone.getByRole('button', { name: /code personnel/u }).click()
    await phone.getByRole('textbox', { name: 'Code personnel' }).waitFor()
    expect(await styles(phone)).toEqual(['Prompt', 'play', 'rare'])
  })
})
