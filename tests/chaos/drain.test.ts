import { expect, it } from 'vitest'
import { evenly } from '../load/behaviour.ts'
import { Crowd } from '../load/crowd.ts'
import { ServerProcess } from '../load/server-process.ts'

const players = 30

it('LOG-2 a server asked to stop in mid-question ends well, and everybody comes back to the next', async () => {
  const server = await ServerProcess.start()
  const host = await server.launch()
  const crowd = await new Crowd({
    url: server.url,
    pin: host.pin,
    players,
    seed: 11,
    behaviour: (random) => evenly(random, 3000)
  }).join()
  try {
    await crowd.settled()
    await host.move('StartGame')
    await host.until('read')
    await host.move('Advance')
    await host.until('open')
    const answered = () =>
      crowd.bots.filter(({ answers }) => answers.some(({ reply }) => reply?.ok)).length
    while (answered() < players / 3) await new Promise((done) => setTimeout(done, 20))
    const reasons: string[] = []
    for (const { link } of crowd.bots) {
      link.socket.once('disconnect', (reason) => void reasons.push(reason))
    }
    await server.drain()
    expect(reasons).toEqual(Array(players).fill('transport close'))

    await server.startAgain()
    await crowd.until('back', (bot) => bot.link.isOnline)
    await host.until('reveal')
    await crowd.until('answered', ({ answers }) => answers.some(({ reply }) => reply?.ok))
    expect(host.view?.screen.phase).toBe('reveal')
    expect(host.roster?.rows).toHaveLength(players)
  } finally {
    crowd.leave()
    host.close()
    await server.stop()
  }
})
