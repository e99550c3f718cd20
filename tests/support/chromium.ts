import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../../scripts/chromium.js'

export async function launchChromium(...more: string[]): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium: run node scripts/ensure-chromium.js')
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more
    ]
  })
}
