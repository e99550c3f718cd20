import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** The path of the Chromium the tests drive, if there is one. */
export function findChromium() {
  const wanted = process.env.PREAU_CHROMIUM
  if (wanted) return existsSync(wanted) ? wanted : undefined
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    chromium.executablePath()
  ].find((path) => path && existsSync(path))
}
