import { openLeadMs } from '../../server/game/pace.ts'
import type { Browser, Page } from 'playwright-core'
import { evenly } from '../load/behaviour.ts'
import { Crowd } from '../load/crowd.ts'
import { Host } from '../load/host.ts'
import { request } from '../load/http.ts'
import { hostPassword, type ServerProcess } from '../load/server-process.ts'
import { newPage, sizes, type Size, type Theme } from './pages.ts'

/** A window of the tour: whose it is, how large, in which light. */
export interface Window {
  readonly name: string
  readonly audience: 'screen' | 'console' | 'stage' | 'phone' | 'home'
  readonly theme: Theme
  readonly size: Size
  readonly page: Page
}

/** Called at each stop with the windows worth looking at there. */
export type Look = (stop: string, windows: readonly Window[]) => Promise<void>

const settleMs = 900

/**
 * A game through every phase, with real pages of every audience and size open, light and dark.
 * Bots fill the room.
 */
export async function tour(
  browser: Browser,
  server: ServerProcess,
  look: Look,
  themes: readonly Theme[] = ['light', 'dark'],
  options = {}
): Promise<void> {
  const { cookie } = await request('POST', `${server.url}/api/host/session`, {
    password: hostPassword
  })
  const open = async (
    audience: Window['audience'],
    sizeName: keyof typeof sizes,
    theme: Theme,
    path: string
  ): Promise<Window> => {
    const size = sizes[sizeName]
    const page = await newPage(
      browser,
      `${server.url}${path}`,
      { size, theme, ...(audience === 'phone' ? {} : { hostCookie: cookie }) },
      options
    )
    return {
      name: `${audience}-${size.width}x${size.height}-${theme}`,
      audience,
      theme,
      size,
      page
    }
  }
  const pause = (ms = settleMs) => new Promise((done) => setTimeout(done, ms))

  // The doors: the trainer's home, and a phone that has not joined.
  const doors: Window[] = []
  for (const theme of themes) {
    for (const size of ['laptop', 'phone'] as const)
      doors.push(await open('home', size, theme, '/host'))
    for (const size of ['phone', 'smallPhone'] as const)
      doors.push(await open('phone', size, theme, '/'))
  }
  await pause()
  await look('01-doors', doors)
  const host = await server.launch()
  const { pin, gameId } = host
  for (const { page, audience } of doors) {
    if (audience === 'phone') await page.goto(`${server.url}/j/${pin}`)
  }
  const phones = doors.filter(({ audience }) => audience === 'phone')
  const homes = doors.filter(({ audience }) => audience === 'home')
  for (const { page } of phones) {
    await page.getByRole('textbox').fill('Un nom beaucoup trop long pour la salle')
    await page.getByRole('button', { name: 'Rejoindre' }).click()
  }
  for (const { page } of homes) {
    await page.reload()
    await page
      .getByRole('link', { name: /^Lancer/u })
      .first()
      .click()
  }
  await pause()
  await look('02-name-too-long-and-launch-settings', doors)
  for (const { page } of homes) await page.context().close()

  const windows: Window[] = []
  for (const theme of themes) {
    for (const size of ['projector', 'laptop'] as const) {
      windows.push(await open('screen', size, theme, `/screen/${gameId}`))
    }
    for (const size of ['laptop', 'phone'] as const) {
      windows.push(await open('console', size, theme, `/host/games/${gameId}`))
    }
    windows.push(await open('stage', 'laptop', theme, `/host/games/${gameId}/stage`))
  }
  await pause()
  await look('03-lobby-empty', windows)

  for (const { page } of phones) {
    await page.getByRole('button', { name: /plus de temps/u }).click()
    await page.getByRole('radio', { name: 'La moitié de plus' }).check()
  }
  await pause()
  await look('03-more-time', phones)
  for (const { page } of phones) await page.getByRole('radio', { name: 'Le temps prévu' }).check()

  const names = ['Loutre curieuse', 'Maëlle', 'Jean-Baptiste R.', 'Wilhelmine-Éléonore']
  for (const [index, { page }] of phones.entries()) {
    await page.getByRole('textbox').fill(names[index] ?? `Phone ${index}`)
    await page.getByRole('button', { name: 'Rejoindre' }).click()
    windows.push(phones[index] as Window)
  }
  const url = server.url
  const joinBots = (players: number, seed: number) =>
    new Crowd({ url, pin, players, seed, behaviour: (random) => evenly(random, 400) }).join()
  const crowds = [await joinBots(8, 3)]
  await pause()
  await look('04-lobby-12', windows)
  crowds.push(await joinBots(28, 4))
  await pause()
  await look('05-lobby-40', windows)

  await host.move('StartGame')
  await host.until('read')
  await host.move('PauseClock')
  await pause()
  await look('06-read-paused', windows)
  await host.move('ResumeClock')
  await pause(600)
  await look(
    '07-read',
    windows.filter(({ audience }) => audience !== 'stage')
  )
  await openPaused(host)
  await look('08-open-single', windows)
  for (const [index, { page }] of phones.entries()) {
    await choices(page)
      .nth(index % 3)
      .click()
  }
  await pause()
  await look('09-answered', windows)
  await host.move('CloseStep')
  await pause(1800)
  await look('10-reveal', windows)
  await host.move('Advance')
  await host.until('standings')
  await pause(1800)
  await look('11-standings-first', windows)

  await goTo(host, 2)
  await openPaused(host)
  for (const [index, { page }] of phones.entries()) {
    await choices(page)
      .nth(index % 2)
      .click()
    if (index % 2 === 0) await choices(page).nth(2).click()
  }
  await pause()
  await look('12-open-several', windows)
  for (const { page } of phones) await page.getByRole('button', { name: /^Valider/u }).click()
  await host.move('CloseStep')
  await pause(1800)
  await look('13-reveal-several', windows)
  await host.move('Advance')
  await host.until('standings')
  await pause(1800)
  await look('14-standings-moved', windows)

  // The longest texts: question 8 has five choices, 15 and 18 the longest words.
  for (const index of [7, 10, 14, 17]) {
    await goTo(host, index)
    await pause(500)
    await look(
      `15-long-${index + 1}-read`,
      windows.filter(({ audience }) => audience !== 'stage')
    )
    await openPaused(host)
    await look(`15-long-${index + 1}-open`, windows)
    await host.move('CloseStep')
    await pause(1800)
    await look(`15-long-${index + 1}-reveal`, windows)
    if (index === 10) {
      await host.send({ type: 'HideNames' })
      await host.send({ type: 'LookBack', run: 1 })
      await pause(1800)
      await look('16-looking-back', windows)
      await host.move('Advance')
      await host.until('standings')
      await pause(1800)
      await look('17-names-hidden', windows)
      await host.send({ type: 'ShowNames' })
    }
  }
  await host.move('Advance')
  await host.until('podium')
  await pause(2200)
  await look('18-podium', windows)
  await host.move('Advance')
  await host.until('ended')
  await pause(1500)
  await look('19-ended', windows)

  for (const crowd of crowds) crowd.leave()
  host.close()
  for (const { page } of windows) await page.context().close()
}

/** The cards a phone shows to choose from. */
export function choices(page: Page) {
  return page.getByRole('group', { name: 'Réponses' }).locator('label, button')
}

/** Skips to the prompt of the step at `index`. */
async function goTo(host: Host, index: number): Promise<void> {
  for (;;) {
    const { phase, step } = host.view?.screen ?? {}
    if (phase === 'read' && step && step.index >= index) return
    const flow = host.view?.flow
    await host.move(phase === 'read' ? 'SkipStep' : 'Advance').catch(() => undefined)
    while (host.view?.flow === flow) await new Promise((done) => setTimeout(done, 10))
  }
}

/** Opens the step and stops its clock once its choices show. */
async function openPaused(host: Host): Promise<void> {
  if (host.phase === 'read') await host.move('Advance')
  await host.until('open')
  // Choices come a moment later, and not at all while that moment is paused.
  await new Promise((done) => setTimeout(done, openLeadMs + 200))
  await host.move('PauseClock')
  await new Promise((done) => setTimeout(done, 1800))
}
