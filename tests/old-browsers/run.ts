/* Plays the booklet's eighteen questions in Chromium of years ago, and in today's without what came since. */
import { mkdirSync } from 'node:fs'
import { oldVersions } from '../../scripts/old-chromium.js'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { playedIn, rightLetters } from '../e2e/oracle.ts'
import { ServerProcess } from '../load/server-process.ts'
import { AnyBrowser } from './browser.ts'
import type { OldPage } from './page.ts'
import { removable } from './removable.ts'
import { join, playQuestions, type Phone } from './play.ts'

const shots = process.argv[2]
const server = await ServerProcess.start()
const browsers: AnyBrowser[] = []
const phones: (Phone & { readonly what: string })[] = []
try {
  const host = await server.launch()
  const url = `${server.url}/j/${host.pin}`
  // Names that no filter has a word against: « 88 » is one.
  const add = (page: OldPage, what: string) =>
    phones.push({ name: `Poste ${phones.length + 1}`, what, page })
  for (const version of oldVersions) {
    const browser = await AnyBrowser.launch(version)
    browsers.push(browser)
    add(await browser.newPage(url), `Chromium ${version}`)
  }
  const today = await AnyBrowser.launch('today')
  browsers.push(today)
  add(await today.newPage(url), await today.version())
  for (const without of removable)
    add(await today.newPage(url, { without: [without] }), `without ${without}`)
  for (const phone of phones) await join(phone)
  const look = async (moment: string) => {
    if (!shots) return
    mkdirSync(shots, { recursive: true })
    const [oldest] = phones
    await oldest?.page.shoot(`${shots}/chromium-88-${moment}.png`)
  }
  await playQuestions(host, phones, rightLetters.length - 1, look)
  host.close()
  await server.kill()
  const log = sqliteLog(openDatabase(server.folder))
  const played = playedIn(await log.read(host.gameId))
  await log.close()
  for (const { name, what, page } of phones) {
    const answers = [...(played.get(name)?.values() ?? [])].map(({ letters }) => letters)
    const isWhole = answers.join() === rightLetters.join() && page.errors.length === 0
    console.log(`${isWhole ? 'ok    ' : 'FAILED'} ${what}`)
    for (const error of page.errors) console.log(`       ${error}`)
    if (!isWhole) process.exitCode = 1
  }
} finally {
  for (const browser of browsers) await browser.close()
  await server.stop()
}
