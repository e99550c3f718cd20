/* Plays the booklet's eighteen questions in Chromium of years ago, and in today's without what came since. */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { oldVersions, type OldVersion } from '../../scripts/old-chromium.js'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { playedIn, rightLetters } from '../e2e/oracle.ts'
import { ServerProcess } from '../load/server-process.ts'
import { AnyBrowser } from './browser.ts'
import { removable } from './removable.ts'
import { join, playQuestions, type Phone } from './play.ts'

const usage = `npm run old-browsers -- [--only 88,92,106,today] [--each] [--without NAMES] [--shots FOLDER]

Plays the eighteen questions of the booklet to the podium, each browser in a game of its own.
  --only      these browsers
  --each      today's without each function that browsers have learnt since, one at a time, too
  --without   today's without these alone: --without Array.prototype.at,Intl.Segmenter
  --shots     where to leave what each page shows`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    each: { type: 'boolean', default: false },
    without: { type: 'string' },
    shots: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})
if (values.help) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}

/** Pages that play the same game: more than these, and two cores are late for everything. */
const together = 6
const longestMs = 600_000

type Version = OldVersion | 'today'
interface Player {
  readonly what: string
  readonly without: readonly string[]
}

const whole = (version: Version): Player => ({ what: `Chromium ${version}`, without: [] })
const lacking = (name: string): Player => ({ what: `without ${name}`, without: [name] })

const asked = values.only?.split(',').map((name) => (name === 'today' ? name : Number(name)))
const versions = (asked ?? (values.without ? [] : [...oldVersions, 'today'])) as Version[]
const names = values.without?.split(',') ?? (values.each ? removable : [])
const games: (readonly [Version, readonly Player[]])[] = [
  ...versions.map((version) => [version, [whole(version)]] as const),
  ...batches(names.map(lacking)).map((players) => ['today', players] as const)
]
for (const [version, players] of games) await playGame(version, players)

function batches<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / together)
  return Array.from({ length: count }, (_, n) => items.slice(n * together, (n + 1) * together))
}

async function playGame(version: Version, players: readonly Player[]): Promise<void> {
  const server = await ServerProcess.start()
  const browser = await AnyBrowser.launch(version)
  try {
    const host = await server.launch({ time: 'none' })
    const phones: (Phone & Player)[] = []
    for (const player of players) {
      const { without } = player
      const page = await browser.newPage(`${server.url}/j/${host.pin}`, { without })
      phones.push({ ...player, name: `Poste ${phones.length + 1}`, page })
    }
    const look = async (moment: string) => {
      if (!values.shots) return
      mkdirSync(values.shots, { recursive: true })
      await phones[0]?.page.shoot(`${values.shots}/${version}-${moment}.png`)
    }
    const play = async () => {
      for (const phone of phones) await join(phone)
      await look('lobby')
      await playQuestions(host, phones, rightLetters.length - 1, look)
    }
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<string>((tell) => (timer = setTimeout(tell, longestMs, 'stuck')))
    if ((await Promise.race([play(), late])) === 'stuck') await tellStuck(phones)
    clearTimeout(timer)
    host.close()
    await server.kill()
    await tell(server.folder, host.gameId, phones)
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function tellStuck(phones: readonly (Phone & Player)[]): Promise<void> {
  for (const { what, page } of phones) {
    const text = await page.evaluate<string>('document.body.innerText').catch(String)
    console.log(`${what} shows: ${text.replaceAll('\n', ' ').slice(0, 200)}`)
  }
}

async function tell(folder: string, gameId: string, phones: readonly (Phone & Player)[]) {
  const log = sqliteLog(openDatabase(folder))
  const played = playedIn(await log.read(gameId))
  await log.close()
  for (const { name, what, page } of phones) {
    const answers = [...(played.get(name)?.values() ?? [])].map(({ letters }) => letters)
    const isWhole = answers.join() === rightLetters.join() && page.errors.length === 0
    console.log(`${isWhole ? 'ok    ' : 'FAILED'} ${what}`)
    for (const error of page.errors) console.log(`       ${error}`)
    if (!isWhole) process.exitCode = 1
  }
}
