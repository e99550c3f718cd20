import { evenly } from '../load/behaviour.ts'
import { Crowd } from '../load/crowd.ts'
import { Host } from '../load/host.ts'
import { lostAnswers } from '../load/part.ts'
import { hostPassword, ServerProcess } from '../load/server-process.ts'

export interface ProgrammeOptions {
  readonly players: number
  /** How many teams share their points. */
  readonly teams: number
  /** Sections to play; all of them when absent. */
  readonly sections?: readonly string[]
  /** Told of each step as it is revealed. */
  readonly onStep?: (line: string) => void
}

export interface ProgrammeReport {
  readonly steps: number
  readonly kills: number
  /** Parts of the programme in which the server was killed, by title. */
  readonly partsKilled: readonly string[]
  readonly acknowledged: number
  readonly lost: number
  readonly kinds: readonly string[]
  readonly breaks: number
  /** Each team's points once all is over. */
  readonly teamScores: readonly number[]
}

const answerWithinMs = 800
const outageMs = 300
const patienceMs = 90_000

/**
 * The whole booklet in one game of teams, with a break, on a real server killed (`kill -9`) and started again once in each
 * part, in the middle of the answers where there are some, and once during the break.
 */
export async function playProgramme({
  players,
  teams,
  sections,
  onStep = () => undefined
}: ProgrammeOptions): Promise<ProgrammeReport> {
  const server = await ServerProcess.start()
  const options = ['arguments', 'meilleur']
  const made = { count: teams, made: 'drawn', answers: 'each', mean: 'all' } as const
  const settings = { standings: 'end', options, teams: made } as const
  const host = await Host.launch(server.url, hostPassword, settings, 'aect-programme')
  if (sections) await host.send({ type: 'ChooseSections', sections })
  const crowd = await new Crowd({
    url: server.url,
    pin: host.pin,
    players,
    seed: 11,
    behaviour: (random) => evenly(random, answerWithinMs)
  }).join()
  const partsKilled = new Set<string>()
  const kinds = new Set<string>()
  let steps = 0
  let breaks = 0
  let kills = 0

  const kill = async (part: string) => {
    partsKilled.add(part)
    kills += 1
    await server.kill()
    await new Promise((done) => setTimeout(done, outageMs))
    await server.startAgain()
    await crowd.until('back', (bot) => bot.link.isOnline)
  }
  const currentPart = () => host.view?.plan?.find(({ state }) => state === 'current')?.part ?? ''
  const moved = async (flow: number | undefined) => {
    const until = Date.now() + patienceMs
    while (host.view?.flow === flow) {
      if (Date.now() > until) throw new Error(`stuck in ${host.phase}`)
      await new Promise((done) => setTimeout(done, 10))
    }
  }

  try {
    await crowd.settled()
    await host.move('StartGame')
    await moved(0)
    while (host.phase !== 'ended') {
      const flow = host.view?.flow
      const part = currentPart()
      switch (host.phase) {
        case 'read':
          await host.move('Advance')
          break
        case 'open': {
          if (!partsKilled.has(part)) {
            const received = () => host.view?.screen.answers.received ?? 0
            while (received() < players / 2 && host.phase === 'open') {
              await new Promise((done) => setTimeout(done, 10))
            }
            await kill(part)
          }
          // Closes by itself once everybody has answered, except texts, which wait for who reads them.
          if (host.view?.screen.step?.kind === 'words') {
            while ((host.view?.screen.answers.received ?? 0) < players && host.phase === 'open') {
              await new Promise((done) => setTimeout(done, 10))
            }
            await host.move('CloseStep')
          }
          break
        }
        case 'reveal': {
          const { step } = host.view?.screen ?? {}
          if (step) kinds.add(step.kind)
          steps += 1
          onStep(`${steps} ${part} · ${step?.kind} · ${step?.correction?.tally.answers ?? 0}`)
          // A part without questions is interrupted while it is read.
          const isLast = step?.kind === 'slide' && step.figure?.name === 'progress'
          if (isLast && !partsKilled.has(part)) await kill(part)
          // The room rests once, and the server does not outlive it.
          if (breaks === 0 && partsKilled.size > 1) {
            breaks += 1
            await host.move('TakeBreak')
            await host.until('break')
            await kill(part)
          } else await host.move('Advance')
          break
        }
        default:
          await host.move('Advance')
      }
      await moved(flow)
    }
    await crowd.until('told how it ended', ({ seat }) => seat?.recap != null)
    const answers = crowd.bots.flatMap((bot) => bot.answers)
    return {
      steps,
      kills,
      partsKilled: [...partsKilled],
      acknowledged: answers.filter(({ reply }) => reply?.ok).length,
      lost: lostAnswers(crowd),
      kinds: [...kinds],
      breaks,
      teamScores: (host.view?.screen.teams ?? []).map(({ score }) => score)
    }
  } finally {
    crowd.leave()
    host.close()
    await server.stop()
  }
}
