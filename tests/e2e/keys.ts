import type { Locator, Page } from 'playwright-core'
import type { Hand } from './answering.ts'

/** Presses Tab until `reached` holds for the focused element; fails after a whole round. */
async function tabUntil(page: Page, what: string, reached: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await reached()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${what}`)
}

export function tabTo(page: Page, name: RegExp): Promise<void> {
  return tabUntil(page, String(name), () =>
    page.evaluate((source) => {
      const focused = document.activeElement
      const label = focused?.getAttribute('aria-label') ?? focused?.textContent ?? ''
      const isControl = focused?.matches('a, button') ?? false
      return isControl && new RegExp(source, 'u').test(label.trim())
    }, name.source)
  )
}

/** Uses a page without a pointer. */
export const keys = {
  reach: async (control: Locator) => {
    await control.waitFor()
    await tabUntil(control.page(), String(control), () => hasFocus(control))
  },
  fill: async (field: Locator, text: string) => {
    await keys.reach(field)
    await field.page().keyboard.type(text)
  },
  press: async (control: Locator) => {
    await keys.reach(control)
    await control.page().keyboard.press('Enter')
  }
} satisfies Hand & Record<string, unknown>

export function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement)
}

export function tabToField(page: Page): Promise<void> {
  return tabUntil(page, 'a field', () =>
    page.evaluate(() => document.activeElement?.matches('input') ?? false)
  )
}

export function tabToChoice(page: Page, index: number): Promise<void> {
  return tabUntil(page, `choice ${index}`, () =>
    page.evaluate((wanted) => {
      const controls = document.querySelectorAll('[role="group"] :is(button, input)')
      return document.activeElement === controls[wanted]
    }, index)
  )
}
