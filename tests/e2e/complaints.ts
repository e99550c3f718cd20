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

/** Nothing wider than its window; nothing projected out of sight, below the edge of the page or of a part of it. */
async function overflow({ page, audience }: Window): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  const isProjected = audience === 'screen' || audience === 'stage'
  return [
    ...(wide > 0 ? [`${wide} px too wide`] : []),
    ...(isProjected ? await page.evaluate(outOfSight) : [])
  ]
}

/** Runs in the page. A few pixels are the room that letters leave below their line. */
function outOfSight(): string[] {
  const slack = 4
  const found: string[] = []
  for (const element of document.querySelectorAll('*')) {
    if (element.closest('.visually-hidden, head') || !element.checkVisibility()) continue
    const { overflowY, visibility, fontSize } = getComputedStyle(element)
    const isRoot = element === document.documentElement
    const hides = isRoot || overflowY !== 'visible'
    const beyond = element.scrollHeight - element.clientHeight
    const allowed = Math.max(slack, Number.parseFloat(fontSize) * 0.3)
    const what = element.outerHTML.slice(0, 120)
    if (hides && element.clientHeight > 0 && beyond > allowed) {
      found.push(`${beyond} px too high: ${what}`)
    }
    const hasText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()
    )
    if (!hasText || visibility === 'hidden') continue
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const isOutside =
      Math.min(left, top) < -slack || right > innerWidth + slack || bottom > innerHeight + slack
    if (isOutside) found.push(`out of the frame: ${what}`)
  }
  return found
}
