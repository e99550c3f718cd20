import { writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Cdp } from './cdp.ts'

export interface OldPageOptions {
  readonly size?: { readonly width: number; readonly height: number }
  readonly theme?: 'light' | 'dark'
  /** Functions and properties that this page's browser is to lack: « Array.prototype.at ». */
  readonly without?: readonly string[]
  readonly scripts?: boolean
}

const pollMs = 100

/** A page of a browser of any age, and what somebody does there. */
export class OldPage {
  /** What went wrong by the page's own fault. */
  readonly errors: string[] = []
  readonly #cdp: Cdp
  readonly #session: string

  private constructor(cdp: Cdp, session: string) {
    this.#cdp = cdp
    this.#session = session
    cdp.on(session, 'Runtime.exceptionThrown', ({ exceptionDetails }) => {
      const details = exceptionDetails as { text: string; exception?: { description?: string } }
      this.errors.push(details.exception?.description ?? details.text)
    })
  }

  static async open(cdp: Cdp, session: string, url: string, options: OldPageOptions) {
    const page = new OldPage(cdp, session)
    const { size = { width: 390, height: 844 }, theme = 'light', without = [] } = options
    for (const domain of ['Page', 'Runtime', 'Network']) await page.#send(`${domain}.enable`)
    await page.#send('Emulation.setDeviceMetricsOverride', {
      ...size,
      deviceScaleFactor: 1,
      mobile: false
    })
    await page.#send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: theme },
        { name: 'prefers-reduced-motion', value: 'reduce' }
      ]
    })
    await page.#send('Network.setExtraHTTPHeaders', { headers: { 'accept-language': 'fr' } })
    if (options.scripts === false)
      await page.#send('Emulation.setScriptExecutionDisabled', { value: true })
    const source = without.map((name) => `delete ${name};`).join('\n')
    await page.#send('Page.addScriptToEvaluateOnNewDocument', { source })
    await page.#send('Page.navigate', { url })
    return page
  }

  async evaluate<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await this.#send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true
    })
    if (exceptionDetails) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`)
    return (result as { value: Value }).value
  }

  /** Until the expression holds; the caller's own time limit is the only clock. */
  async until(expression: string): Promise<void> {
    while (!(await this.evaluate<boolean>(`Boolean(${expression})`).catch(() => false)))
      await wait(pollMs)
  }

  untilText(text: string): Promise<void> {
    return this.until(`document.body.innerText.includes(${JSON.stringify(text)})`)
  }

  /** Presses the nth element that the selector finds and that can be pressed, once it is there. */
  async press(selector: string, nth = 0): Promise<void> {
    const find = `document.querySelectorAll(${JSON.stringify(selector)})[${nth}]`
    await this.until(`${find} && !${find}.disabled`)
    const look = () =>
      this.evaluate<{ x: number; y: number; over: string | null }>(`(() => {
        const element = ${find}
        element.scrollIntoView({ block: 'center' })
        const { left, top, width, height } = element.getBoundingClientRect()
        const [x, y] = [left + width / 2, top + height / 2]
        const over = document.elementFromPoint(x, y)
        return { x, y, over: element.contains(over) ? null : over ? over.outerHTML : 'outside' }
      })()`)
    let place = await look()
    // Scrolling may move what hangs at an edge: once more, after it was painted.
    for (let again = 0; again < 20 && place.over !== null; again += 1) {
      await wait(pollMs)
      place = await look()
    }
    if (place.over !== null)
      throw new Error(`${selector} [${nth}] is covered by ${place.over.slice(0, 200)}`)
    const button = { x: place.x, y: place.y, button: 'left', clickCount: 1 }
    await this.#send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button })
    await this.#send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button })
  }

  async type(selector: string, text: string): Promise<void> {
    await this.press(selector)
    await this.#send('Input.insertText', { text })
  }

  async reload(): Promise<void> {
    // The page that is left still answers for a moment.
    await this.evaluate('window.isLeft = true')
    await this.#send('Page.reload')
    await this.until(`!window.isLeft && document.readyState === 'complete'`)
  }

  async shoot(path: string): Promise<void> {
    const { data } = await this.#send('Page.captureScreenshot', { format: 'png' })
    await writeFile(path, Buffer.from(String(data), 'base64'))
  }

  #send(method: string, params: Record<string, unknown> = {}) {
    return this.#cdp.send(method, params, this.#session)
  }
}
