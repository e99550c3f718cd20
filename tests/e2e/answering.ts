import type { Locator, Page } from 'playwright-core'
import type { StepView } from '../../shared/steps/kinds.ts'
import { Random } from '../load/random.ts'
import { anyAnswer } from '../support/any-answer.ts'

/** How somebody uses a page. */
export interface Hand {
  readonly fill: (field: Locator, text: string) => Promise<void>
  readonly press: (control: Locator) => Promise<void>
}

export const thumb: Hand = {
  fill: (field, text) => field.fill(text),
  press: (control) => control.click()
}

/** The fields or buttons of the step that a phone may use now, whatever its kind. */
export function controlsOf(page: Page): Locator {
  return page.locator(
    '.answering:not([inert]) :is(.answers:not([inert]) button:not([aria-disabled=true]), input[type=text], textarea)'
  )
}

/** Answers whatever is asked with what the page offers; `n` makes a difference between phones. */
export async function answerOn(page: Page, step: StepView, n = 0, hand = thumb): Promise<void> {
  const controls = controlsOf(page)
  const count = await controls.count()
  if (count === 0) return
  const isField = await controls.first().evaluate((first) => first.matches('input, textarea'))
  if (isField) await hand.fill(controls.first(), typed(step, n))
  else await hand.press(controls.nth(n % count))
  const send = page.locator('.answering .send')
  if (await send.isVisible()) await hand.press(send)
  if (step.asksConfidence) await hand.press(page.getByRole('button', { name: 'J’en suis sûr' }))
}

/** The first text or number of an answer, as one types it. */
function typed(step: StepView, n: number): string {
  const { kind: _, ...parts } = anyAnswer(step, new Random(n + 1)) ?? { kind: step.kind }
  return String(Object.values(parts).flat()[0] ?? '')
}
