import type { Browser } from 'playwright-core'
import { mkdirSync, rmSync } from 'node:fs'
import { launchChromium } from '../support/chromium.ts'
import { ServerProcess } from '../load/server-process.ts'
import { stateTour } from './state-tour.ts'
import { stepTour, type StepTourOptions } from './step-tour.ts'
import { tour, type Look } from './tour.ts'

const role = {
  activityId: 'aect-roles',
  sections: ['cofinancement'],
  settings: { teams: { count: 3, made: 'drawn', answers: 'spokesperson', mean: 'present' } }
} as const
const idea = {
  activityId: 'aect-idees',
  sections: ['parler-anglais', 'bilan'],
  settings: { options: ['arguments', 'meilleur'] }
}
/** All twelve, in their summary. */
const ideas = { activityId: 'aect-idees', settings: { options: [] } }

type Tour = (browser: Browser, server: ServerProcess, look: Look) => Promise<void>
const steps =
  (options: StepTourOptions): Tour =>
  (browser, server, look) =>
    stepTour(browser, server, options, look)

const tours: Readonly<Record<string, Tour>> = {
  quiz: (browser, server, look) => tour(browser, server, look),
  kinds: steps({ activityId: 'decouvrir-preau' }),
  idea: steps(idea),
  role: steps(role),
  states: (browser, server, look) => stateTour(browser, server, {}, look),
  ideas: (browser, server, look) => {
    const isSummary: Look = async (stop, windows) => {
      if (stop.includes('-slide-') || stop.endsWith('ended')) await look(`all-${stop}`, windows)
    }
    return stepTour(browser, server, ideas, isSummary)
  }
}

// `npm run shots -- NAME…`: a picture of every phase, for every audience and size, light and dark, in shots/; of the
// tours named, or of all.
const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in tours))
if (unknown.length > 0) {
  process.stderr.write(`${unknown.join(', ')}: the tours are ${Object.keys(tours).join(', ')}\n`)
  process.exit(2)
}
const folder = 'shots'
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)

const server = await ServerProcess.start()
const browser = await launchChromium()
let count = 0
try {
  const look: Look = async (stop, windows) => {
    for (const { name, page, audience } of windows) {
      // Phones and consoles may be longer than their window; what is projected must not be.
      const fullPage = audience === 'phone' || audience === 'console' || audience === 'home'
      await page.screenshot({ path: `${folder}/${stop}--${name}.png`, fullPage })
      count += 1
    }
    process.stdout.write(`${stop}: ${windows.length}\n`)
  }
  for (const [name, take] of Object.entries(tours)) {
    if (named.length === 0 || named.includes(name)) await take(browser, server, look)
  }
  process.stdout.write(`${count} pictures in ${folder}/\n`)
} finally {
  await browser.close()
  await server.stop()
}
