import { afterAll, beforeAll, expect, it } from 'vitest'
import { Host } from '../load/host.ts'
import { request } from '../load/http.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { postAll } from '../support/pipeline.ts'
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

const join = (pin: string, names: readonly string[], address: string) =>
  postAll(
    server.url,
    '/api/join',
    names.map((name) => ({ pin, name, key: `key of ${name}`.padEnd(16, '.') })),
    { 'X-Forwarded-For': address }
  )

it('JOIN-11 shows who came together, and turns them away in two gestures', async () => {
  const host = await Host.launch(server.url, hostPassword)
  const { cookie } = await request('POST', `${server.url}/api/host/session`, {
    password: hostPassword
  })
  const page = await newPage(browser, `${server.url}/host/games/${host.gameId}`, {
    size: sizes.laptop,
    hostCookie: cookie
  })
  await join(host.pin, ['Amina', 'Yanis', 'Zoé'], '198.51.100.9')
  await join(
    host.pin,
    Array.from({ length: 120 }, (_, n) => `Robot ${n}`),
    '203.0.113.7'
  )
  await expect.poll(() => host.roster?.rows.length).toBe(123)
  await page.getByRole('tab', { name: 'Participants (123)' }).click()
  await page.getByRole('button', { name: 'Des inconnus arrivent en nombre' }).click()
  const dialog = page.getByRole('dialog')
  const burst = dialog.getByRole('radio', { name: '120 participants arrivés ensemble' })
  // Nearly the whole room, which may be a class behind one network: the trainer chooses it, and reads why.
  expect(await burst.isChecked()).toBe(false)
  await burst.check()
  await dialog.getByText('C’est presque toute la salle').waitFor()
  const names = dialog.getByRole('group', { name: 'Qui sortira' })
  expect(await names.innerText()).toMatch(/^Robot 0, Robot 1, /u)
  expect(await dialog.innerText()).not.toContain('203.0.113')

  await dialog.getByRole('radio', { name: '123 participants arrivés depuis une minute' }).check()
  expect(await names.innerText()).toContain('Amina, Yanis, Zoé')
  await burst.check()
  await dialog
    .getByRole('button', { name: 'Fermer les entrées et retirer 120 participants' })
    .click()
  await dialog.waitFor({ state: 'hidden' })
  await expect
    .poll(() => host.roster?.rows.map(({ name }) => name))
    .toEqual(['Amina', 'Yanis', 'Zoé'])
  expect(host.view?.screen.join.joining).toBe('locked')
  await page.context().close()
  host.close()
})
