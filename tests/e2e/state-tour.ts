import type { Browser } from 'playwright-core'
import { openLeadMs } from '../../server/game/pace.ts'
import { evenly } from '../load/behaviour.ts'
import { Crowd } from '../load/crowd.ts'
import { Host } from '../load/host.ts'
import { hostPassword, type ServerProcess } from '../load/server-process.ts'
import type { GameSettings } from '../../shared/settings.ts'
import { answerOn } from './answering.ts'
import { everyWindow, openWindows, type StepTourOptions } from './step-tour.ts'
import type { Look } from './tour.ts'

type Options = Pick<StepTourOptions, 'themes' | 'open' | 'bypassCSP'>

// Nothing moves on these pages: they are asked to be without motion.
const settleMs = 600
const pause = (ms = settleMs) => new Promise((done) => setTimeout(done, ms))

/** What a game from its first step to its last does not show: teams from all sides, a break, a plan, what has changed. */
export async function stateTour(
  browser: Browser,
  server: ServerProcess,
  { themes = ['light', 'dark'], open: wanted = everyWindow, bypassCSP = false }: Options,
  look: Look
): Promise<void> {
  const begin = async (settings: Partial<GameSettings>, activityId: string) => {
    const host = await Host.launch(server.url, hostPassword, settings, activityId)
    const open = await openWindows(browser, server, host, { wanted, themes, bypassCSP })
    const crowd = new Crowd({
      url: server.url,
      pin: host.pin,
      players: 7,
      seed: 5,
      behaviour: (random) => evenly(random, 300)
    })
    await crowd.join()
    await pause()
    const consoles = open.windows.filter(({ audience }) => audience === 'console')
    const tab = async (name: string) => {
      for (const { page } of consoles) await page.getByRole('tab', { name }).click()
      await pause(200)
    }
    /** Until the step of this place is read; others before it are passed over. */
    const goTo = async (at: number) => {
      while (!(host.phase === 'read' && (host.view?.screen.step?.index ?? 0) >= at)) {
        const flow = host.view?.flow
        await host.move(
          host.phase === 'lobby' ? 'StartGame' : host.phase === 'read' ? 'SkipStep' : 'Advance'
        )
        while (host.view?.flow === flow) await pause(10)
      }
    }
    const answer = async () => {
      await host.move('Advance')
      await host.until('open')
      await pause(openLeadMs + 100)
      await host.move('PauseClock').catch(() => undefined)
      const { step } = host.view?.screen ?? {}
      if (step && host.phase === 'open') {
        for (const [n, page] of open.phones.entries()) await answerOn(page, step, n)
      }
      await crowd.until('answered', ({ answers, view }) => {
        const isOpen = view?.phase === 'open'
        return !isOpen || answers.at(-1)?.run === view.step.run
      })
      await pause()
    }
    const reveal = async () => {
      await host.move('CloseStep').catch(() => undefined)
      await host.until('reveal')
      await pause()
    }
    const end = async () => {
      crowd.leave()
      host.close()
      for (const { page } of open.windows) await page.context().close()
    }
    return { host, ...open, consoles, tab, goTo, answer, reveal, end }
  }

  const chosen = { count: 3, made: 'chosen', answers: 'each', mean: 'present' } as const
  const quiz = await begin({ teams: chosen }, 'aect-quiz')
  await look('teams-1-chosen', quiz.windows)
  await quiz.tab('Équipes')
  await look('teams-2-console', quiz.consoles)
  await quiz.tab('En ce moment')
  await quiz.goTo(0)
  await quiz.answer()
  await quiz.reveal()
  await quiz.host.move('Advance')
  await quiz.host.until('standings')
  await pause()
  await look('teams-3-standings', quiz.windows)
  await quiz.host.move('TakeBreak')
  await quiz.host.until('break')
  await pause()
  await look('teams-4-break', quiz.windows)
  await quiz.host.move('EndGame')
  await quiz.host.until('podium')
  await pause()
  await look('teams-5-podium', quiz.windows)
  await quiz.end()

  const agreed = { count: 2, made: 'drawn', answers: 'consensus', mean: 'present' } as const
  const scene = await begin({ teams: agreed }, 'aect-roles')
  await scene.goTo(1)
  await scene.answer()
  await look('scene-disagreement', scene.windows)
  await scene.end()

  const programme = await begin({ standings: 'end' }, 'aect-programme')
  await programme.host.send({ type: 'ChooseSections', sections: ['quiz', 'apres', 'bilan'] })
  await programme.tab('Programme')
  await look('programme-1-plan', programme.consoles)
  await programme.tab('En ce moment')
  const { host } = programme
  for (const at of [0, 1, 2]) {
    await programme.goTo(at)
    await programme.answer()
    await programme.reveal()
  }
  const words = 'main [role=button][aria-haspopup=dialog]'
  for (const phone of programme.phones) await phone.locator(words).first().click()
  await pause(200)
  const phones = programme.windows.filter(({ audience }) => audience === 'phone')
  await look('programme-2-glossary', phones)
  for (const phone of programme.phones) await phone.keyboard.press('Escape')
  // The rest of both quizzes is passed over, but for the same three questions.
  let asked = 0
  while (host.view?.screen.step?.kind !== 'slide') {
    const flow = host.view?.flow
    const { step } = host.view?.screen ?? {}
    if (host.phase === 'read' && step && step.index >= 18 && asked < 3) {
      asked += 1
      await programme.answer()
      await programme.reveal()
    } else await host.move(host.phase === 'read' ? 'SkipStep' : 'Advance')
    while (host.view?.flow === flow) await pause(10)
  }
  await pause()
  await look('programme-3-progress', programme.windows)
  await programme.end()
}
