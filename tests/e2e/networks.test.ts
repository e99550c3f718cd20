import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openLeadMs } from '../../server/game/pace.ts'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import type { Host } from '../load/host.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { UpgradeProxy } from '../support/upgrade-proxy.ts'
import { playedIn } from './oracle.ts'
import { newPage, pinOn, sizes, type Size } from './pages.ts'
import { choices } from './tour.ts'

let server: ServerProcess
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
beforeEach(async () => {
  server = await ServerProcess.start()
})
afterEach(() => server.stop())
afterAll(() => browser.close())

/** A slow machine's longest wait: for a trial of WebSocket that comes after others, at ever longer intervals. */
const patience = { timeout: 150_000 }

/** What pages say while a try has taken too long and the next has not opened yet. */
const silence = {
  phone: 'La partie ne répond plus, sans doute à cause du réseau de la salle. On réessaie.',
  phoneWithNothing:
    'Le serveur ne répond pas encore. Vérifiez que votre téléphone est sur le bon réseau.',
  screen: 'La partie ne répond pas encore. Nouvel essai en cours.'
}

/** A page that keeps what it said of its link, however briefly. */
async function open(url: string, size: Size): Promise<Page> {
  const page = await newPage(browser, 'about:blank', { size })
  page.setDefaultTimeout(patience.timeout)
  await page.addInitScript(() => {
    const said = new Set<string>()
    Object.assign(window, { said })
    new MutationObserver(() => {
      for (const { textContent } of document.querySelectorAll(
        '[role=status] p, p[role=status], h1'
      ))
        if (/ne répond|perdue|réseau/iu.test(textContent)) said.add(textContent.trim())
    }).observe(document, { childList: true, characterData: true, subtree: true })
  })
  await page.goto(url)
  return page
}

/** Of its link, since it was loaded. */
function saidBy(page: Page): Promise<string[]> {
  return page.evaluate(() => [...(window as unknown as { said: Set<string> }).said])
}

/** Joins by the page, and waits until it polls: the handshake, its seat, and what comes next. */
async function join(proxy: UpgradeProxy, pin: string): Promise<Page> {
  const phone = await open(`${proxy.url}/j/${pin}`, sizes.phone)
  await phone.getByRole('textbox').fill('Amina')
  await phone.getByRole('button', { name: 'Rejoindre' }).click()
  await phone.getByText('Code personnel', { exact: true }).waitFor()
  await polling(proxy)
  return phone
}

function polling(proxy: UpgradeProxy): Promise<void> {
  return expect.poll(() => proxy.polls, patience).toBeGreaterThan(3)
}

async function openStep(host: Host): Promise<void> {
  await host.move(host.phase === 'lobby' ? 'StartGame' : 'Advance')
  await host.until('read')
  await host.move('Advance')
  await host.until('open')
}

/** What is on the disk, once the server is gone: what Amina answered, question by question. */
async function stored(gameId: string): Promise<string[]> {
  await server.kill()
  const log = sqliteLog(openDatabase(server.folder))
  const answers = playedIn(await log.read(gameId)).get('Amina')
  await log.close()
  return [...(answers ?? [])].map(([question, { letters }]) => `${question}${letters}`)
}

it.each(['swallowed', 403, 'portal', 'cut', 'reset'] as const)(
  'a phone plays by polling where WebSockets are: %s',
  async (fate) => {
    const host = await server.launch()
    const proxy = await UpgradeProxy.before(server.url, fate)
    const phone = await join(proxy, host.pin)
    await openStep(host)
    await choices(phone).nth(1).click()
    await phone.getByRole('heading', { name: 'Explication' }).waitFor()
    expect([proxy.triesBeforePolling, proxy.live]).toEqual([1, 0])
    const said = await saidBy(phone)
    if (fate === 'swallowed') {
      expect(said).toEqual([silence.phone])
      await phone.reload()
      await phone.getByRole('heading', { name: 'Explication' }).waitFor()
      expect(await saidBy(phone)).toEqual([silence.phoneWithNothing])
    } else {
      // What is refused is tried the other way at once; a browser may take a reset for a silence.
      expect([silence.phone]).toEqual(expect.arrayContaining(said))
    }
    host.close()
    await phone.context().close()
    expect(await stored(host.gameId)).toEqual(['0B'])
  },
  300_000
)

it('a trainer, a screen and a phone play where WebSockets are swallowed', async () => {
  const network = () => UpgradeProxy.before(server.url, 'swallowed')
  const [forTrainer, forScreen, forPhone] = [await network(), await network(), await network()]
  const trainer = await open(`${forTrainer.url}/host`, sizes.laptop)
  await trainer.getByRole('textbox', { name: 'Mot de passe' }).fill(hostPassword)
  await trainer.keyboard.press('Enter')
  const launch = trainer.getByRole('link', { name: /^Lancer/u })
  await launch.first().click()
  await trainer.getByRole('button', { name: 'Lancer la partie' }).click()
  await trainer.waitForURL(/\/host\/games\/[^/]+$/u)
  const gameId = trainer.url().split('/').at(-1) ?? ''
  const pin = await pinOn(trainer)
  const screen = await open(`${forScreen.url}/screen/${gameId}`, sizes.projector)
  const phone = await join(forPhone, pin)
  await screen.getByText('Amina').first().waitFor()

  const next = (name: RegExp) => trainer.getByRole('button', { name }).click()
  await next(/^Commencer/u)
  await next(/^Ouvrir les réponses/u)
  await choices(phone).nth(1).click()
  await phone.getByRole('heading', { name: 'Explication' }).waitFor()
  await screen
    .getByText(/^Bonnes? réponses?/u)
    .first()
    .waitFor()
  await trainer.getByRole('button', { name: /^Classement/u }).waitFor()

  const pages = [trainer, screen, phone]
  expect(await Promise.all(pages.map(saidBy))).toEqual([[], [silence.screen], [silence.phone]])
  const networks = [forTrainer, forScreen, forPhone]
  expect(networks.map(({ triesBeforePolling }) => triesBeforePolling)).toEqual([1, 1, 1])
  expect(networks.map(({ live }) => live)).toEqual([0, 0, 0])
  for (const page of pages) await page.context().close()
  expect(await stored(gameId)).toEqual(['0B'])
}, 300_000)

it('a phone goes back to WebSocket when its network lets it, and keeps what is answered meanwhile', async () => {
  const host = await server.launch()
  const proxy = await UpgradeProxy.before(server.url, 'swallowed')
  const phone = await join(proxy, host.pin)
  const answered = async () => {
    await host.until('reveal', patience.timeout)
    await phone.getByRole('heading', { name: 'Explication' }).waitFor()
    await host.move('Advance')
    await host.until('standings')
  }
  await openStep(host)
  await choices(phone).nth(1).click()
  await answered()

  await openStep(host)
  await choices(phone).first().waitFor()
  // Paused before the server's own opening, it would not open.
  await phone.waitForTimeout(openLeadMs)
  await host.move('PauseClock')
  proxy.holdsChanges = true
  proxy.fate = 'passes'
  // The phone has asked for a WebSocket and waits for its last poll: what is given now is on neither.
  await expect.poll(() => proxy.held, patience).toBeGreaterThan(0)
  await choices(phone).first().click()
  proxy.release()
  // A clock that stands still closes nothing by itself.
  await phone.getByText('Réponse enregistrée').waitFor()
  await host.move('CloseStep')
  await answered()
  await expect.poll(() => proxy.live, patience).toBe(1)

  const { polls } = proxy
  await openStep(host)
  await choices(phone).nth(2).click()
  await phone.getByRole('button', { name: /^Valider/u }).click()
  await answered()
  expect([proxy.polls, proxy.live]).toEqual([polls, 1])
  host.close()
  await phone.context().close()
  expect(await stored(host.gameId)).toEqual(['0B', '1A', '2C'])
}, 400_000)
