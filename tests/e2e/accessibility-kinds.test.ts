import { afterAll, expect, it } from 'vitest'
import { ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { kindNames } from '../support/kinds.ts'
import { complaintsOf } from './complaints.ts'
import { stateTour } from './state-tour.ts'
import { stepTour } from './step-tour.ts'
import type { Look } from './tour.ts'

const browser = await launchChromium()
const server = await ServerProcess.start()
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const open = [
  ['screen', 'laptop'],
  ['console', 'laptop'],
  ['phone', 'smallPhone']
] as const

/** Looks at each stop with axe, and keeps what it says. */
function looking() {
  const complaints: string[] = []
  const seen = new Set<string>()
  const look: Look = async (stop, windows) => {
    seen.add(stop)
    const found = await Promise.all(windows.map((window) => complaintsOf(window)))
    for (const [n, { name }] of windows.entries()) {
      for (const complaint of found[n] ?? []) complaints.push(`${stop} ${name}: ${complaint}`)
    }
  }
  return { complaints, seen, look }
}

it('finds nothing to say of teams, a break, a plan, a glossary and progress', async () => {
  const { complaints, seen, look } = looking()
  await stateTour(browser, server, { themes: ['light'], open, bypassCSP: true }, look)
  expect(complaints).toEqual([])
  expect(seen.size).toBe(9)
}, 200_000)

it('finds nothing to say of any kind of step, for any audience', { timeout: 400_000 }, async () => {
  const { complaints, seen, look } = looking()
  const every = { activityId: 'decouvrir-preau', open, bypassCSP: true }
  await stepTour(browser, server, every, look)
  const idea = {
    activityId: 'aect-idees',
    sections: ['parler-anglais', 'bilan'],
    settings: { options: ['arguments', 'meilleur'] },
    themes: ['light' as const],
    open,
    bypassCSP: true
  }
  await stepTour(browser, server, idea, look)
  const teams = { count: 3, made: 'drawn', answers: 'spokesperson', mean: 'present' } as const
  const role = { ...idea, activityId: 'aect-roles', sections: ['partenaire'], settings: { teams } }
  await stepTour(browser, server, role, look)
  expect(complaints).toEqual([])
  expect(seen.size).toBeGreaterThan(50)
  const shown = (kind: string) => [...seen].some((stop) => stop.includes(`-${kind}-reveal`))
  expect(kindNames.filter((kind) => !shown(kind))).toEqual([])
})
