import type { Browser, BrowserContext, Page } from 'playwright-core'

export type Theme = 'light' | 'dark'

export interface Size {
  readonly width: number
  readonly height: number
}

export const sizes = {
  projector: { width: 1920, height: 1080 },
  laptop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
  smallPhone: { width: 320, height: 568 }
} as const satisfies Record<string, Size>

export interface PageOptions {
  readonly size: Size
  readonly theme?: Theme
  readonly motion?: 'reduce' | 'no-preference'
  /** Sent as the cookie header's `preau_host`. */
  readonly hostCookie?: string
  readonly locale?: string
}

/**
 * A page of its own, in French, as somebody's device would have it: its own storage and cookies. The
 * content security policy is bypassed for the test's own scripts (axe) only when asked for.
 */
export async function newPage(
  browser: Browser,
  url: string,
  { size, theme = 'light', motion = 'reduce', hostCookie, locale = 'fr-FR' }: PageOptions,
  { bypassCSP = false } = {}
): Promise<Page> {
  const isPhone = size.width < 600
  const context: BrowserContext = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    reducedMotion: motion,
    locale,
    bypassCSP,
    // Tests make their own certificates.
    ignoreHTTPSErrors: true,
    hasTouch: isPhone,
    deviceScaleFactor: 1
  })
  if (hostCookie) {
    const [name = '', value = ''] = hostCookie.split('=')
    await context.addCookies([{ name, value, domain: new URL(url).hostname, path: '/' }])
  }
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  page.on('console', (message) => {
    const text = message.text()
    if (/Content Security Policy|Trusted ?(?:HTML|Script|Types)/iu.test(text)) throw new Error(text)
  })
  await page.goto(url)
  return page
}

/** The PIN that a screen, a console or a stage shows. */
export async function pinOn(page: Page): Promise<string> {
  await page
    .getByText(/\d{3}\s\d{3}/u)
    .first()
    .waitFor()
  const text = await page.locator('body').innerText()
  return /\d{3}\s\d{3}/u.exec(text)?.[0].replace(/\s/u, '') ?? ''
}
