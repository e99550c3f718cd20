import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadLibrary } from '../../server/library/load.ts'
import { databaseFile, openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { TestGame } from '../support/game.ts'
import { TestServer } from '../support/room.ts'

/** What a server costs that keeps many games nobody has ended: `tsx --expose-gc tests/load/many-games.ts 300`. */
const games = Number(process.argv[2] ?? 300)
const players = 25
const folder = mkdtempSync(join(tmpdir(), 'preau-many-'))

const programme = [...loadLibrary('content').activities].sort(
  (a, b) => b.steps.length - a.steps.length
)[0]
if (!programme) throw new Error('no activity')
const played = new TestGame({}, programme)
played.join(...Array.from({ length: players }, (_, n) => `Joueuse ${n}`))
played.goTo(programme.steps[5]?.id ?? '')
const [created, ...events] = played.events
if (created?.type !== 'GameCreated') throw new Error('no game')

const before = sqliteLog(openDatabase(folder))
for (let n = 0; n < games; n += 1) {
  const gameId = `game ${n}`
  const pin = String(100_000 + n)
  await before.append(gameId, 0, [{ ...created, gameId, pin }, ...events], played.now)
}
await before.close()

const gc = globalThis.gc ?? (() => undefined)
/** Of this process, so that others on the machine do not count. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
const atRest = process.memoryUsage().rss
gc()
const heap = process.memoryUsage().heapUsed
const startedAt = cpuMs()
const log = sqliteLog(openDatabase(folder))
const server = new TestServer(log, played.now + 60_000)
await server.registry.restore()
const restoredAt = cpuMs()
gc()
const heldBytes = process.memoryUsage().heapUsed - heap
const listedAt = cpuMs()
const cards = await server.registry.list()
const listMs = cpuMs() - listedAt
console.log(
  [
    `${cards.length} games of ${programme.steps.length} steps, ${events.length + 1} events each`,
    `file ${megabytes(statSync(databaseFile(folder)).size)}`,
    `restart ${(restoredAt - startedAt).toFixed(0)} ms of CPU`,
    `list ${listMs.toFixed(0)} ms of CPU`,
    `${server.registry.counts().rooms} in memory, ${megabytes(heldBytes)} held, resident ${megabytes(process.memoryUsage().rss)} (${megabytes(atRest)} before)`
  ].join('\n')
)
server.registry.close()
await log.close()
rmSync(folder, { recursive: true })
