import { join } from 'node:path'
import { stepKinds } from '../../server/game/steps/registry.ts'
import { loadLibrary } from '../../server/library/load.ts'
import type { SeatGrant } from '../../shared/protocol.ts'
import type { GameSettings } from '../../shared/settings.ts'
import type { Answer, Step, StepView } from '../../shared/steps/kinds.ts'
import { evenly } from '../load/behaviour.ts'
import { Crowd } from '../load/crowd.ts'
import { Host } from '../load/host.ts'
import { fromElsewhere, request } from '../load/http.ts'
import type { Random } from '../load/random.ts'
import { hostPassword, type ServerProcess } from '../load/server-process.ts'
import { anyAnswer } from '../support/any-answer.ts'

const library = loadLibrary(join(import.meta.dirname, '../../content'))

/** Places of the steps that take answers, one of each kind, in the activity that shows them all. */
export const everyKindAt = (library.find('decouvrir-preau')?.steps ?? []).flatMap(({ kind }, at) =>
  stepKinds[kind].takesAnswers ? [at] : []
)

const pause = () => new Promise((done) => setTimeout(done, 10))

export interface SceneOptions {
  readonly activityId: string
  /** Place among the activity's steps of the one that is open. */
  readonly at: number
  readonly settings?: Partial<GameSettings>
  readonly witnesses: number
  readonly strangers: number
}

/**
 * A game whose step is open without a clock and must stay as it is: the first witness has answered, the others never
 * do. The step before it, when there is one that takes answers, was played by all.
 */
export class Scene {
  readonly host: Host
  readonly step: Step
  readonly seats: readonly SeatGrant[]
  readonly crowd: Crowd

  private constructor(host: Host, step: Step, seats: readonly SeatGrant[], crowd: Crowd) {
    this.host = host
    this.step = step
    this.seats = seats
    this.crowd = crowd
  }

  static async begin(
    { url }: ServerProcess,
    { activityId, at, settings = {}, witnesses, strangers }: SceneOptions
  ): Promise<Scene> {
    const host = await Host.launch(url, hostPassword, { time: 'none', ...settings }, activityId)
    const step = library.find(activityId)?.steps[at]
    if (!step) throw new Error(`${activityId} has no step ${at}`)
    let bots = 0
    const crowd = new Crowd({
      url,
      pin: host.pin,
      players: witnesses,
      seed: 1,
      behaviour: (random) => {
        const answers = evenly(random, 200)
        bots += 1
        const isFirst = bots === 1
        return (seen, limitMs) => (seen.index < at || isFirst ? answers(seen, limitMs) : null)
      }
    })
    await crowd.join()
    const seats: SeatGrant[] = []
    for (let n = 0; n < strangers; n += 1) {
      const body = { pin: host.pin, key: `stranger ${n}`.padEnd(16, '.'), name: `Étranger ${n}` }
      const reply = await request<SeatGrant>('POST', `${url}/api/join`, body, '', fromElsewhere())
      seats.push(reply.value)
    }
    const run = () => host.view?.screen.step?.run
    const isThere = () => host.view?.screen.step?.index === at && host.phase === 'open'
    while (!isThere()) {
      const { flow, screen } = host.view ?? {}
      const isEarly = host.phase === 'read' && (screen?.step?.index ?? 0) < at - 1
      // What is open closes by itself once all have answered; but texts, which wait for who reads them.
      if (host.phase === 'open') {
        const isLacking = () => crowd.bots.some(({ answers }) => answers.at(-1)?.run !== run())
        while (host.phase === 'open' && isLacking()) await pause()
        await host.move('CloseStep').catch(() => undefined)
      } else {
        const move = host.phase === 'lobby' ? 'StartGame' : isEarly ? 'SkipStep' : 'Advance'
        await host.move(move)
      }
      while (host.view?.flow === flow) await pause()
    }
    // A team's other members are refused: that is an answer too.
    const isAnswered = () =>
      crowd.bots.some(({ answers }) => answers.at(-1)?.run === run() && answers.at(-1)?.reply)
    while (!isAnswered()) await pause()
    return new Scene(host, step, seats, crowd)
  }

  get run(): number {
    return this.view.run
  }

  get view(): StepView {
    const { step } = this.host.view?.screen ?? {}
    if (!step) throw new Error('no step is open')
    return step
  }

  /** One that would be taken. */
  goodAnswer(random: Random): Answer | null {
    return anyAnswer(this.view, random)
  }

  /** Would this answer be taken from somebody who has not answered? */
  takes(answer: Answer): boolean {
    if (answer.kind !== this.step.kind) return false
    const facts = { order: [], drawn: [], decided: [], made: [] }
    const moderation = { hidden: new Set(), merged: new Map(), highlighted: new Set() }
    const all = { ...facts, moderation: { ...moderation, sorted: 'time' } } as never
    return (
      'answer' in stepKinds[answer.kind].accept(this.step, answer, all, { judgeText: () => null })
    )
  }

  /** The state of the game as its trainer sees it. */
  seen(): string {
    const { version, flow, screen, players, allowed, current } = this.host.view ?? {}
    const { phase, answers, join, namesHidden, teams } = screen ?? {}
    const rows = this.host.roster?.rows.map(({ name, score, rank, answered, team }) => {
      return [name, score, rank, answered, team]
    })
    // How many are expected to answer goes up and down with the strangers' links.
    const counts = { received: answers?.received, seats: players?.seats }
    const shown = { version, flow, phase, join, namesHidden, allowed, current, teams }
    return JSON.stringify({ ...shown, ...counts, rows })
  }

  /** The game goes on as if nothing had happened. */
  async finish(): Promise<void> {
    await this.host.move('CloseStep')
    await this.host.until('reveal')
    await this.host.move('EndGame')
    // Without points there is no podium.
    while (this.host.phase === 'reveal') await pause()
    if (this.host.phase === 'podium') await this.host.move('Advance')
    await this.host.until('ended')
  }

  leave(): void {
    this.crowd.leave()
    this.host.close()
  }
}
