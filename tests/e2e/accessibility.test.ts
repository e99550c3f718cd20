import { afterAll, expect, it } from 'vitest'
import { ServerProcess } from '../load/server-process.ts'
import { launchChromium } from '../support/chromium.ts'
import { complaintsOf } from './complaints.ts'
import { tour } from './tour.ts'

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
