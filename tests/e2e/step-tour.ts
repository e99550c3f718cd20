import type { Browser, Page } from 'playwright-core'
import { openLeadMs } from '../../server/game/pace.ts'
import type { GameSettings } from '../../shared/settings.ts'
import { evenly } from '../load/behaviour.ts'
import { Crowd } from '../load/crowd.ts'
import { Host } from '../load/host.ts'
import { request } from '../load/http.ts'
import { hostPassword, type ServerProcess } from '../load/server-process.ts'
import { answerOn } from './answering.ts'
import { newPage, sizes, type Theme } from './pages.ts'
import type { Look, Window } from './tour.ts'

export interface StepTourOptions {
  readonly activityId: string
  readonly settings?: Partial<GameSettings>
  /** Sections to play; all of them when absent. */
  readonly sections?: readonly string[]
  readonly themes?: readonly Theme[]
  /** Windows to open in each theme; every one when absent. */
  readonly open?: readonly (readonly [Window['audience'], keyof typeof sizes])[]
  readonly bots?: number
  readonly bypassCSP?: boolean
}

export const everyWindow: NonNullable<StepTourOptions['open']> = [
  ['screen', 'projector'],
  ['screen', 'laptop'],
  ['console', 'laptop'],
  ['console', 'phone'],
  ['phone', 'phone'],
  ['phone', 'smallPhone']
]

const paths = {
  screen: (gameId: string) => `/screen/${gameId}`,
  console: (gameId: string) => `/host/games/${gameId}`,
  stage: (gameId: string) => `/host/games/${gameId}/stage`,
  home: () => '/host',
  phone: (_gameId: string, pin: string) => `/j/${pin}`
}

// Nothing moves on these pages: they are asked to be without motion.
const settleMs = 500
const pause = (ms = settleMs) => new Promise((done) => setTimeout(done, ms))

/** Pages of every audience that look at a game; the phones have joined it. */
export async function openWindows(
  browser: Browser,
  server: ServerProcess,
  { gameId, pin }: Host,
  {
    wanted,
    themes,
    bypassCSP
  }: Required<Pick<StepTourOptions, 'themes' | 'bypassCSP'>> & {
    readonly wanted: NonNullable<StepTourOptions['open']>
  }
): Promise<{ windows: Window[]; phones: Page[] }> {
  const { cookie } = await request('POST', `${server.url}/api/host/session`, {
    password: hostPassword
  })
  const windows: Window[] = []
  const phones: Page[] = []
  for (const theme of themes) {
    for (const [audience, size] of wanted) {
      const page = await newPage(
        browser,
        `${server.url}${paths[audience](gameId, pin)}`,
        { size: sizes[size], theme, ...(audience === 'phone' ? {} : { hostCookie: cookie }) },
        { bypassCSP }
      )
      const { width, height } = sizes[size]
      const name = `${audience}-${width}x${height}-${theme}`
      windows.push({ name, audience, theme, size: sizes[size], page })
      if (audience !== 'phone') continue
      await page.getByRole('textbox').fill(`Wilhelmine-${phones.length}`)
      await page.getByRole('button', { name: 'Rejoindre' }).click()
      phones.push(page)
    }
  }
  return { windows, phones }
}

/** Any activity through every phase of each of its steps, with pages of every audience open and bots in the room. */
export async function stepTour(
  browser: Browser,
  server: ServerProcess,
  {
    activityId,
    settings,
    sections,
    open: wanted = everyWindow,
    themes = ['light', 'dark'],
    bots = 10,
    bypassCSP
  }: StepTourOptions,
  look: Look
): Promise<void> {
  const host = await Host.launch(server.url, hostPassword, settings, activityId)
  if (sections) await host.send({ type: 'ChooseSections', sections })
  const { windows, phones } = await openWindows(browser, server, host, {
    wanted,
    themes,
    bypassCSP: bypassCSP ?? false
  })
  const crowd = new Crowd({
    url: server.url,
    pin: host.pin,
    players: bots,
    seed: 5,
    behaviour: (random) => evenly(random, 400)
  })
  await crowd.join()
  await pause()
  await look(`${activityId}-00-lobby`, windows)

  const moved = async (act: () => Promise<void>) => {
    const flow = host.view?.flow
    await act()
    while (host.view?.flow === flow) await pause(10)
  }
  let stop = 0
  const see = async (phase: string) => {
    stop += 1
    const { step } = host.view?.screen ?? {}
    const what = [String(stop).padStart(2, '0'), step?.kind, phase].filter(Boolean).join('-')
    await look(`${activityId}-${what}`, windows)
  }

  await moved(() => host.move('StartGame'))
  for (let moves = 0; moves < 400; moves += 1) {
    const { phase, step } = host.view?.screen ?? {}
    if (phase === 'ended' || !phase) break
    if (phase === 'read') {
      if (step?.talks) {
        await pause()
        await see('talk')
      }
      await moved(() => host.move('Advance'))
      await pause(openLeadMs + 200)
      await host.move('PauseClock').catch(() => undefined)
      await pause()
      await see('open')
      if (host.view?.screen.step) {
        for (const [n, page] of phones.entries()) await answerOn(page, host.view.screen.step, n)
      }
      await pause()
      await see('answered')
      // Who was the last to answer may have closed it.
      if (host.phase === 'open') await moved(() => host.move('CloseStep'))
      continue
    }
    await pause()
    await see(phase)
    const isFirstRound = step?.kind === 'decision' && step.made.length === 0
    if (isFirstRound && host.view?.allowed.includes('PlayAnotherRound')) {
      await moved(() => host.move('PlayAnotherRound'))
    } else if (phase !== 'lobby') await moved(() => host.move('Advance'))
  }
  await pause()
  await see('ended')
  crowd.leave()
  host.close()
  for (const { page } of windows) await page.context().close()
}
