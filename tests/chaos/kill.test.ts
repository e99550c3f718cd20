import { keptForm } from '../support/any-answer.ts'
import { expect, it } from 'vitest'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { Crowd } from '../load/crowd.ts'
import { evenly } from '../load/behaviour.ts'
import { ServerProcess } from '../load/server-process.ts'

const players = 30
const outageMs = 1500

it('LOG-2, TIME-5 a server killed in mid-question loses no acknowledged answer, and the game ends', async () => {
  const server = await ServerProcess.start()
  const host = await server.launch()
  const crowd = await new Crowd({
    url: server.url,
    pin: host.pin,
    players,
    seed: 7,
    behaviour: (random) => evenly(random, 3000)
  }).join()
  try {
    await crowd.settled()
    await host.move('StartGame')
    await host.until('read')

    for (const step of [1, 2, 3]) {
      await host.move('Advance')
      await host.until('open')
      const answered = () =>
        crowd.bots.filter(({ answers }) =>
          answers.some(({ run, reply }) => run === step && reply?.ok)
        )
      if (step === 2) {
        // About half have their acknowledgement when the power goes.
        while (answered().length < players / 2) await new Promise((done) => setTimeout(done, 20))
        const before = answered().length
        await server.kill()
        await new Promise((done) => setTimeout(done, outageMs))
        await server.startAgain()
        await crowd.until('back', (bot) => bot.link.isOnline)
        expect(before).toBeLessThan(players)
      }
      await host.until('reveal')
      await crowd.until('answered', ({ answers }) =>
        answers.some(({ run, reply }) => run === step && reply?.ok)
      )
      if (step === 3) break
      await host.move('Advance')
      await host.until('standings')
      await host.move('Advance')
      await host.until('read')
    }

    await host.move('EndGame')
    await host.until('podium')
    await host.move('Advance')
    await host.until('ended')
    await crowd.until('told how it ended', ({ seat }) => seat?.recap != null)
    for (const bot of crowd.bots) {
      const acknowledged = bot.answers
        .filter(({ reply }) => reply?.ok)
        .map(({ run, given }) => ({ run, answer: keptForm(given) }))
      const stored = bot.seat?.recap?.map(({ run, answer }) => ({ run, answer }))
      expect(stored).toEqual(acknowledged)
      expect(acknowledged).toHaveLength(3)
      const points = bot.seat?.recap?.reduce((sum, { result }) => sum + result.points, 0)
      expect(bot.seat?.score).toBe(points)
    }

    await server.kill()
    const log = sqliteLog(openDatabase(server.folder))
    const events = (await log.read(host.gameId)).map(({ event }) => event)
    await log.close()
    // Each acknowledged answer once, and the outage added to the clock of the open step.
    expect(events.filter(({ type }) => type === 'AnswerSubmitted')).toHaveLength(3 * players)
    const outages = events.filter((event) => event.type === 'OutageAdded')
    // A machine so busy that the server does not run for two seconds adds outages of its own.
    expect(outages.map((one) => one.outageMs > outageMs - 1000)).toContain(true)
  } finally {
    crowd.leave()
    host.close()
    await server.stop()
  }
})
