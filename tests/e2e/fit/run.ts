/** Lays out random long activities: npm run fit -- [--activities 300] [--seed 1] */
import { parseArgs } from 'node:util'
import { launchChromium } from '../../support/chromium.ts'
import { Galleries } from '../../support/galleries.ts'
import { layOut } from './lay-out.ts'

const { values } = parseArgs({
  options: {
    activities: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) }
  }
})
const first = Number(values.seed)
const seeds = Array.from({ length: Number(values.activities) }, (_, at) => first + at)
const startedMs = Date.now()
const galleries = await Galleries.start()
const browser = await launchChromium()
let looked = 0
try {
  // A few at a time: what they show is held in memory.
  for (let at = 0; at < seeds.length; at += 10) {
    const before = looked
    const cut = await layOut(browser, galleries, seeds.slice(at, at + 10), (count) => {
      looked = before + count
    })
    for (const one of cut) console.error(one)
    if (cut.length > 0) process.exitCode = 1
    console.log(
      `${Math.min(at + 10, seeds.length)} activities, ${looked} pictures, ${cut.length} complaints`
    )
  }
} finally {
  await browser.close()
  await galleries.stop()
}
console.log(`seeds ${first} to ${seeds.at(-1)}: ${Math.round((Date.now() - startedMs) / 1000)} s`)
