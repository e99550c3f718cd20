/* Plays the booklet's eighteen questions in Chromium of years ago, and in today's without what came since. */
import { mkdirSync } from 'node:fs'
import { oldVersions } from '../../scripts/old-chromium.js'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { playedIn, rightLetters } from '../e2e/oracle.ts'
import { ServerProcess } from '../load/server-process.ts'
import { AnyBrowser } from './browser.ts'
import { removable } from './removable.ts'
import { join, playQuestions, type Phone } from './play.ts'

const shots = process.argv[2]
const server = await ServerProcess.start()
const browsers: AnyBrowser[] = []
const phones: Phone[] = []
try {
  const host = await server.launch()
  const url = `${server.url}/j/${host.pin}`
  for (const version of oldVersions) {
    const browser = await AnyBrowser.launch(version)
    browsers.push(browser)
    phones.push({ name: `Chrome ${version}`, page: await browser.newPage(url) })
  }
  const today = await AnyBrowser.launch('today')
  browsers.push(today)
  phones.push({ name: 'Aujourd’hui', page: await today.newPage(url) })
  for (const [at, without] of removable.entries()) {
    const page = await today.newPage(url, { without: [without] })
    phones.push({ name: `Sans ${at + 1}`, page })
  }
  for (const phone of phones) await join(phone)
  const look = async (moment: string) => {
    if (!shots) return
    mkdirSync(shots, { recursive: true })
    const [oldest] = phones
    await oldest?.page.shoot(`${shots}/${oldest.name.replace(' ', '-')}-${moment}.png`)
  }
  await playQuestions(host, phones, rightLetters.length - 1, look)
  host.close()
  await server.kill()
  const log = sqliteLog(openDatabase(server.folder))
  const played = playedIn(await log.read(host.gameId))
  await log.close()
  for (const [at, { name, page }] of phones.entries()) {
    const answers = [...(played.get(name)?.values() ?? [])].map(({ letters }) => letters)
    const isWhole = answers.join() === rightLetters.join() && page.errors.length === 0
    const what = removable[at - phones.length + removable.length]
    console.log(`${isWhole ? 'ok    ' : 'FAILED'} ${name}${what ? `: ${what}` : ''}`)
    for (const error of page.errors) console.log(`       ${error}`)
    if (!isWhole) process.exitCode = 1
  }
} finally {
  for (const browser of browsers) await browser.close()
  await server.stop()
}
