import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import type { Behaviour } from '../load/behaviour.ts'
import { Crowd } from '../load/crowd.ts'
import type { Host } from '../load/host.ts'
import type { Random } from '../load/random.ts'
import { ServerProcess } from '../load/server-process.ts'
import { anyAnswer } from '../support/any-answer.ts'

const players = 20
/** Before the deadline, and after it. */
const stopBeforeMs = 2000
const goOnAfterMs = 2500
const leastOutageMs = 4000
const mostTries = 5

/** Answers in the last second, at the latest so long before the deadline that it has left. */
function atTheLast(random: Random): Behaviour {
  return (step, limitMs) => {
    const answer = anyAnswer(step, random)
    return answer && { answer, delayMs: (limitMs ?? 0) - random.between(200, 1000) }
  }
}

it('TIME-5, TIME-7 a server frozen over a deadline refuses nobody who answered before it', async () => {
  const server = await ServerProcess.start()
  const host = await server.launch()
  const crowd = await new Crowd({
    url: server.url,
    pin: host.pin,
    players,
    seed: 3,
    behaviour: atTheLast
  }).join()
  try {
    await crowd.settled()
    await host.move('StartGame')
    let run = 0
    let wasFrozen = false
    // A machine too slow to stop the server in time has shown nothing: the next question does.
    while (!wasFrozen && run < mostTries) {
      if (run > 0) await nextQuestion(host)
      await host.until('read')
      await host.move('Advance')
      await host.until('open')
      run += 1
      wasFrozen = await freezeOver(endOf(host), server.pid)
      await crowd.until('answered', (bot) => bot.isSettled, 60_000)
      await host.until('reveal', 60_000)
    }
    expect(wasFrozen, `in ${mostTries} tries`).toBe(true)
    const replies = crowd.bots.map(({ answers }) => answers.find((one) => one.run === run)?.reply)
    expect(replies).toEqual(replies.map(() => ({ ok: true })))

    await server.kill()
    const log = sqliteLog(openDatabase(server.folder))
    const events = (await log.read(host.gameId)).map(({ event }) => event)
    await log.close()
    const ofRun = events.filter((event) => event.type === 'AnswerSubmitted' && event.run === run)
    expect(ofRun).toHaveLength(players)
    // A machine so busy that the server does not run for two seconds adds shorter ones.
    const outages = events.filter(
      (event) => event.type === 'OutageAdded' && event.outageMs >= leastOutageMs
    )
    expect(outages).toHaveLength(1)
  } finally {
    crowd.leave()
    host.close()
    await server.stop()
  }
}, 300_000)

/** The server runs on this machine: its time is the time here. */
function endOf({ view }: Host): number {
  const end = view?.screen.phase === 'open' ? view.screen.clock?.endsAtMs : null
  if (end == null) throw new Error('no deadline is shown')
  return end
}

/** SIGSTOP before the deadline, SIGCONT after it. Was it stopped before anybody could answer? */
async function freezeOver(endsAtMs: number, pid: number): Promise<boolean> {
  await wait(endsAtMs - stopBeforeMs - Date.now())
  process.kill(pid, 'SIGSTOP')
  const stoppedAtMs = Date.now()
  await wait(endsAtMs + goOnAfterMs - Date.now())
  process.kill(pid, 'SIGCONT')
  return stoppedAtMs < endsAtMs - 1000
}

async function nextQuestion(host: Host): Promise<void> {
  await host.move('Advance')
  await host.until('standings')
  await host.move('Advance')
}
