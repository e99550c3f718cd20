/*
 * Looks at every scene of the screen's gallery in Chromium and complains of small text and of overflow.
 *   npx vite --port 5202 &
 *   npx tsx tests/screen/gallery-run.ts [--into folder] [--only part-of-a-name] [--sizes 1920x1080,390x844] [--themes light,dark]
 */
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { scenes } from '../../client/screen/gallery/scenes.ts'

const { values: options } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://localhost:5202' },
    into: { type: 'string' },
    only: { type: 'string', default: '' },
    sizes: { type: 'string', default: '1920x1080,1366x768' },
    themes: { type: 'string', default: 'light' }
  }
})

const gallery = `${options.base}/screen/gallery/index.html`
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
  ]
})
const complaints: string[] = []
let looked = 0
let smallest = { share: Infinity, where: '' }

/** Runs in the page: what a designer would wince at, in words. */
function inspect() {
  const found: string[] = []
  const frame = document.querySelector('.frame')!
  const stacked = frame.getAttribute('data-layout') === 'stacked'
  const screen = document.querySelector('.screen')!
  if (document.documentElement.scrollWidth > innerWidth) found.push('page is too wide')
  if (screen.scrollWidth > screen.clientWidth) found.push('screen is too wide')
  if (!stacked && screen.scrollHeight > screen.clientHeight) found.push('screen scrolls')
  let smallestPx = Infinity
  let smallestText = ''
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT)
  const main = frame.querySelector('.main, .lobby')!.getBoundingClientRect()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!
    const words = node.textContent?.trim() ?? ''
    if (!words || parent.closest('svg, .visually-hidden, [hidden], style')) continue
    const style = getComputedStyle(parent)
    if (style.visibility === 'hidden') continue
    const px = parseFloat(style.fontSize)
    if (px < smallestPx) [smallestPx, smallestText] = [px, words]
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    const ellipsed = style.textOverflow === 'ellipsis'
    const holder = parent.closest('.main, .lobby')
      ? main
      : { top: 0, bottom: innerHeight, left: 0, right: innerWidth }
    const right = ellipsed ? parent.getBoundingClientRect().right : box.right
    if (right > Math.min(holder.right, innerWidth) + 1 || box.left < -1)
      found.push(`cut sideways: ${words}`)
    if (!stacked && (box.bottom > holder.bottom + 1 || box.top < holder.top - px * 0.3))
      found.push(`cut: ${words}`)
    const card = parent.closest('.choice, .explanation, article, .lane, .place')
    if (card) {
      const edge = card.getBoundingClientRect()
      if (right > edge.right + 1 || box.bottom > edge.bottom + 1)
        found.push(`leaves its card: ${words}`)
    }
  }
  return { found, smallestPx, smallestText }
}

async function look(page: Page, scene: string, theme: string, width: number, height: number) {
  await page.goto(`${gallery}?scene=${scene}&theme=${theme}`)
  await page.waitForSelector('.frame')
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(options.into ? 2300 : 150)
  const { found, smallestPx, smallestText } = await page.evaluate(inspect)
  const name = `${scene} ${width}x${height} ${theme}`
  for (const complaint of found) complaints.push(`${name}: ${complaint}`)
  const stacked = width < height || width < 992
  const least = stacked ? 14 : Math.min(width / 1920, height / 1080) * 24
  if (smallestPx < least - 0.01)
    complaints.push(`${name}: ${smallestPx}px is too small: ${smallestText}`)
  if (!stacked && smallestPx / least < smallest.share)
    smallest = { share: smallestPx / least, where: `${name}: ${smallestText}` }
  if (options.into)
    await page.screenshot({ path: `${options.into}/${scene}-${width}x${height}-${theme}.png` })
  looked += 1
}

try {
  const page = await browser.newPage({ locale: 'fr-FR' })
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`console: ${message.text()}`)
  })
  const names = Object.keys(scenes(0))
  for (const size of options.sizes.split(',')) {
    const [width, height] = size.split('x').map(Number) as [number, number]
    await page.setViewportSize({ width, height })
    for (const theme of options.themes.split(',')) {
      for (const scene of names) {
        if (options.only.split(',').some((part) => scene.includes(part)))
          await look(page, scene, theme, width, height)
      }
    }
  }
} finally {
  await browser.close()
}

console.log(
  `${looked} pictures; smallest text is ${(smallest.share * 24).toFixed(1)} px at 1080p (${smallest.where})`
)
for (const complaint of new Set(complaints)) console.error(complaint)
if (complaints.length > 0) process.exitCode = 1
