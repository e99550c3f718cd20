import { afterAll, beforeAll, expect, it } from 'vitest'
import { ServerProcess } from '../load/server-process.ts'
import { AnyBrowser } from './browser.ts'
import { join, playQuestions } from './play.ts'

let server: ServerProcess
let oldest: AnyBrowser
beforeAll(async () => {
  server = await ServerProcess.start()
  oldest = await AnyBrowser.launch(88)
}, 300_000)
afterAll(async () => {
  await oldest.close()
  await server.stop()
})

it('Chromium 88 joins, answers, is loaded again, and sees the podium', async () => {
  expect(await oldest.version()).toMatch(/Chrome\/88\./u)
  const host = await server.launch()
  const page = await oldest.newPage(`${server.url}/j/${host.pin}`)
  const phone = { name: 'Amina', page }
  await join(phone)
  await playQuestions(host, [phone], 2)
  expect(page.errors).toEqual([])
  host.close()
}, 180_000)

it('Chromium 88 is painted in colours and not told that it is too old', async () => {
  const page = await oldest.newPage(server.url)
  await page.until(`document.querySelector('form')`)
  const paint = (of: string, what: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('${of}')).${what}`)
  expect(await paint('header', 'backgroundColor')).toBe('rgb(23, 46, 91)')
  expect(await paint('form button', 'backgroundColor')).toBe('rgb(35, 79, 142)')
  expect(await paint('#too-old', 'display')).toBe('none')
})

it('a browser without scripts says that the page needs them', async () => {
  const page = await oldest.newPage(server.url, { scripts: false })
  await page.untilText('Préau a besoin de JavaScript')
})

it.each([
  ['a style that the page is drawn with', 'CSS.supports'],
  ['something that its script begins with', 'window.AbortController, window.Map']
])('a browser that lacks %s says that it is too old', async (_, without) => {
  const page = await oldest.newPage(server.url, { without: without.split(', ') })
  await page.untilText('trop ancien pour Préau')
})
