import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { stepTour } from './step-tour.ts'
import { tour, type Look, type Window } from './tour.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const browser = await launchChromium()
const server = await ServerProcess.start()
afterAll(async () => {
  await browser.close()
  await server.stop()
})

it(
  'finds nothing to say in any phase, for any audience, and nothing out of its frame',
  { timeout: 600_000 },
  async () => {
    const complaints: string[] = []
    let looked = 0
    await tour(
      browser,
      server,
      async (stop, windows) => {
        // What is projected at 1920 is what is projected at 1366, larger.
        const shown = windows.filter(({ size }) => size.width !== 1920)
        // Each page has a process of its own: all at once is as long as the cores allow.
        const found = await Promise.all(shown.map((window) => complaintsOf(window)))
        looked += shown.length
        for (const [n, window] of shown.entries()) {
          for (const complaint of found[n] ?? []) {
            complaints.push(`${stop} ${window.name}: ${complaint}`)
          }
        }
      },
      ['light', 'dark'],
      { bypassCSP: true }
    )
    expect(complaints).toEqual([])
    expect(looked).toBeGreaterThan(250)
  }
)

it('finds nothing to say of any kind of step, for any audience', { timeout: 400_000 }, async () => {
  const complaints: string[] = []
  const seen = new Set<string>()
  const look: Look = async (stop, windows) => {
    const found = await Promise.all(windows.map((window) => complaintsOf(window)))
    for (const [n, { name }] of windows.entries()) {
      seen.add(stop)
      for (const complaint of found[n] ?? []) complaints.push(`${stop} ${name}: ${complaint}`)
    }
  }
  const open = [
    ['screen', 'laptop'],
    ['console', 'laptop'],
    ['phone', 'smallPhone']
  ] as const
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
  const kinds = ['slide', 'words', 'opinion', 'choice', 'order', 'estimate', 'decision']
  const shown = (kind: string) => [...seen].some((stop) => stop.includes(`-${kind}-reveal`))
  expect(kinds.filter((kind) => !shown(kind))).toEqual([])
})

async function complaintsOf(window: Window): Promise<string[]> {
  // In the dark only contrast differs.
  const rules = window.theme === 'dark' ? ['color-contrast'] : null
  return [...(await violations(window.page, rules)), ...(await overflow(window))]
}

async function violations(page: Page, rules: string[] | null): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(async (only) => {
    interface Axe {
      run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
    }
    const found = await (window as unknown as { axe: Axe }).axe.run(only ? { runOnly: only } : {})
    return found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 200) ?? ''}`)
  }, rules)
}

/** Nothing wider than its window; nothing projected below its edge. */
async function overflow({ page, audience }: Window): Promise<string[]> {
  const { wide, high } = await page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
    return { wide: scrollWidth - clientWidth, high: scrollHeight - clientHeight }
  })
  const projected = audience === 'screen' || audience === 'stage'
  return [
    ...(wide > 0 ? [`${wide} px too wide`] : []),
    ...(projected && high > 0 ? [`${high} px too high`] : [])
  ]
}
