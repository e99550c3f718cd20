import { mkdirSync, rmSync } from 'node:fs'
import { launchChromium } from '../support/chromium.ts'
import { ServerProcess } from '../load/server-process.ts'
import { stepTour } from './step-tour.ts'
import { tour, type Look } from './tour.ts'

// `npm run shots`: a picture of every phase, for every audience and size, light and dark, in shots/.
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
  await tour(browser, server, look)
  await stepTour(browser, server, { activityId: 'decouvrir-preau' }, look)
  const idea = {
    activityId: 'aect-idees',
    sections: ['parler-anglais', 'bilan'],
    settings: { options: ['arguments', 'meilleur'] }
  }
  await stepTour(browser, server, idea, look)
  const role = {
    activityId: 'aect-roles',
    sections: ['cofinancement'],
    settings: {
      teams: { count: 3, made: 'drawn', answers: 'spokesperson', mean: 'present' }
    }
  } as const
  await stepTour(browser, server, role, look)
  process.stdout.write(`${count} pictures in ${folder}/\n`)
} finally {
  await browser.close()
  await server.stop()
}
