import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type { Window } from './tour.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe says of a window, and what lies outside its frame. */
export async function complaintsOf(window: Window): Promise<string[]> {
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
