/* How long a phone on slow 3G takes to a name form, and from there to a question that can be answered. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { machineLine } from '../load/bench-table.ts'
import type { ServerProcess } from '../load/server-process.ts'
import { median } from '../load/statistics.ts'
import { launchChromium } from '../support/chromium.ts'
import { slow3g, SlowLink } from '../support/slow-link.ts'
import { newPage, sizes } from './pages.ts'

const usage = `npm run phone-speed -- [--against COMMIT] [--runs 5]

Opens the page of a game in progress on a phone with nothing kept (${slow3g.roundTripMs} ms, ${slow3g.bytesPerSecond / 1000} kB/s, processor
slowed down six times), takes a seat as soon as it can, and tells the medians in ms.
  --against   another commit, built aside and measured in turn with this one
  --runs      how many times each`

const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    runs: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false }
  }
})
const runs = Number(values.runs)
if (values.help || !(runs > 0)) {
  process.stdout.write(`${usage}\n`)
  process.exit(values.help ? 0 : 1)
}

const root = join(import.meta.dirname, '../..')
const processorRate = 6

interface Times {
  readonly form: number
  readonly question: number
}

/** In the page, as soon as each thing is there: what a person takes to type is not the page's. */
const takeSeat = `(async () => {
  const seen = (what) => new Promise((resolve) => {
    const look = () =>
      document.querySelector(what) ? resolve(performance.now()) : requestAnimationFrame(look)
    look()
  })
  const form = await seen('form input')
  const input = document.querySelector('form input')
  input.value = 'Amina'
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await new Promise(requestAnimationFrame)
  input.form.requestSubmit()
  const open = '.answering:not([inert]) .answers :is(label, button:not([aria-disabled=true]))'
  return { form, question: (await seen(open)) - form }
})()`

/** A checkout and what it took. */
interface Side {
  readonly name: string
  readonly folder: string
  readonly times: Times[]
}

const sides: Side[] = [{ name: commitOf('HEAD'), folder: root, times: [] }]
const aside = values.against ? checkOut(values.against) : null
if (aside) sides.unshift(aside)
const browser = await launchChromium()
try {
  for (let run = 0; run < runs; run += 1)
    for (const side of sides) side.times.push(await measure(browser, side.folder))
} finally {
  await browser.close()
  if (aside) git('worktree', 'remove', '--force', aside.folder)
}
for (const { name, times } of sides) {
  const form = median(times.map((each) => each.form))
  const question = median(times.map((each) => each.question))
  const all = times.map((each) => `${each.form.toFixed(0)} + ${each.question.toFixed(0)}`)
  process.stdout.write(`${name}: name form ${form.toFixed(0)} ms, from there to the question `)
  process.stdout.write(`${question.toFixed(0)} ms (${all.join(', ')})\n`)
}
process.stdout.write(`${machineLine()}, ${runs} runs each\n`)

/** A server of that checkout, a game whose first question is open, one phone. */
async function measure(browser: Browser, folder: string): Promise<Times> {
  const module = pathToFileURL(join(folder, 'tests/load/server-process.ts')).href
  const its = (await import(module)) as { ServerProcess: typeof ServerProcess }
  const server = await its.ServerProcess.start()
  const link = await SlowLink.before(Number(new URL(server.url).port), slow3g)
  const host = await server.launch({ time: 'none', lateJoining: true })
  try {
    await host.move('StartGame')
    await host.until('read')
    await host.move('Advance')
    await host.until('open')
    const phone = await newPage(browser, 'about:blank', { size: sizes.phone })
    const protocol = await phone.context().newCDPSession(phone)
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: processorRate })
    await phone.goto(`${link.url}/j/${host.pin}`, { waitUntil: 'commit' })
    const times = await phone.evaluate<Times>(takeSeat)
    await phone.context().close()
    return times
  } finally {
    host.close()
    link.close()
    await server.stop()
  }
}

/** With this checkout's libraries where its own are the same. */
function checkOut(commit: string): Side {
  const folder = join(mkdtempSync(join(tmpdir(), 'preau-speed-')), 'checkout')
  git('worktree', 'add', '--detach', folder, commit)
  const lock = (of: string) => readFileSync(join(of, 'package-lock.json'), 'utf8')
  if (lock(folder) === lock(root) && existsSync(join(root, 'node_modules')))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  else run('npm', ['ci', '--silent'], folder)
  return { name: commitOf(commit), folder, times: [] }
}

function commitOf(name: string): string {
  return git('rev-parse', '--short', name).trim()
}

function git(...words: string[]): string {
  return run('git', words, root)
}

function run(command: string, words: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr}`)
  return stdout
}
