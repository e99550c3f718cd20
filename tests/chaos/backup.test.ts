import { spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkDatabase } from '../../server/log/check.ts'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { evenly } from '../load/behaviour.ts'
import { Crowd } from '../load/crowd.ts'
import { ServerProcess } from '../load/server-process.ts'
import { temporaryFolder } from '../support/folder.ts'

const players = 20
const timeoutMs = 30_000

/** `npm run backup` or `npm run restore`, without npm. */
async function run(task: string, folder: string, file: string) {
  const env = { ...process.env, NODE_ENV: 'production', VITEST: undefined, PREAU_DATA: folder }
  const child = spawn(process.execPath, ['scripts/start.js', task, file], {
    env,
    timeout: timeoutMs
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => (output += text.toString()))
  child.stderr.on('data', (text: Buffer) => (output += text.toString()))
  const status = await new Promise((resolve) => child.once('close', resolve))
  return { status, output }
}

async function storedIn(folder: string, gameId: string): Promise<string[]> {
  const log = sqliteLog(openDatabase(folder))
  const events = await log.read(gameId)
  await log.close()
  return events.map(({ event }) => JSON.stringify(event))
}

it('backs up while people answer, and restores only once the server has stopped', async () => {
  const server = await ServerProcess.start()
  const file = join(temporaryFolder(), 'sauvegarde.sqlite')
  const host = await server.launch()
  const crowd = await new Crowd({
    url: server.url,
    pin: host.pin,
    players,
    seed: 3,
    behaviour: (random) => evenly(random, 4000)
  }).join()
  try {
    await crowd.settled()
    await host.move('StartGame')
    await host.until('read')
    await host.move('Advance')
    await host.until('open')
    const acknowledged = () =>
      crowd.bots.filter(({ answers }) => answers.some(({ reply }) => reply?.ok)).length
    while (acknowledged() === 0) await new Promise((done) => setTimeout(done, 20))
    const before = acknowledged()
    const backup = await run('backup', server.folder, file)
    expect(backup.status, backup.output).toBe(0)
    expect(backup.output).toContain('1 partie, ')
    // Everybody got an acknowledgement all the same.
    await host.until('reveal')
    expect(acknowledged()).toBe(players)

    const refused = await run('restore', server.folder, file)
    expect(refused.status).toBe(1)
    expect(refused.output).toMatch(/^Un Préau utilise le dossier [^\n]+\n$/u)
    await host.move('Advance')
    await host.until('standings')

    await server.kill()
    const after = await storedIn(server.folder, host.gameId)
    const restored = await run('restore', server.folder, file)
    expect(restored.status, restored.output).toBe(0)
    const stored = await storedIn(server.folder, host.gameId)
    // What was there is what came first, all that was acknowledged before included.
    expect(stored).toEqual(after.slice(0, stored.length))
    expect(stored.length).toBeLessThan(after.length)
    const answers = stored.filter((event) => event.includes('"AnswerSubmitted"'))
    expect(answers.length).toBeGreaterThanOrEqual(before)
    const former = readdirSync(server.folder).filter((name) => name.includes('ancienne'))
    expect(former).toHaveLength(1)
    expect(checkDatabase(join(server.folder, former[0]!)).events).toBe(after.length)

    const longAgo = 'preau-ancienne-20200101-000000.sqlite'
    writeFileSync(join(server.folder, longAgo), '')
    await server.startAgain()
    // However old, a former database is announced before it goes.
    const left = readdirSync(server.folder).filter((name) => name.includes('ancienne'))
    expect(left.toSorted()).toEqual([longAgo, ...former])
    await crowd.until('back', (bot) => bot.link.isOnline)
    await host.until('open')
  } finally {
    crowd.leave()
    host.close()
    await server.stop()
  }
})

it('says how it is used', async () => {
  const folder = temporaryFolder()
  const { status, output } = await run('backup', folder, '')
  expect([status, output.split('\n').length]).toEqual([1, 2])
  const unknown = await run('destroy', folder, 'x')
  expect(unknown.output).toMatch(/^Usage : npm run backup/u)
  expect(readdirSync(folder)).toEqual([])
})
