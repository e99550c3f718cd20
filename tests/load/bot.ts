import { confidences, type Confidence } from '../../shared/confidence.ts'
import { randomBytes } from 'node:crypto'
import type { Answer } from '../../shared/steps/kinds.ts'
import type { RunNumber } from '../../shared/run.ts'
import type { Reply, SeatGrant } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { EndedNotice, PlayerView, SeatView } from '../../shared/views.ts'
import type { Behaviour } from './behaviour.ts'
import { fromElsewhere, request } from './http.ts'
import { Link } from './link.ts'

/** One answer, from its first sending to the server's word on it. */
export interface BotAnswer {
  readonly run: RunNumber
  readonly given: Answer
  /** `performance.now()` */
  readonly sentAt: number
  /** Null while the server has not spoken. */
  reply: Reply | null
  replyMs: number | null
}

export interface BotOptions {
  /** Origin of the server. */
  readonly url: string
  readonly pin: string
  /** Null where the server draws the names. */
  readonly name: string | null
  readonly behaviour: Behaviour
}

/** Worth another try, as from a phone: the server is in trouble, or this clock runs a little ahead of its. */
const pausesMs: Partial<Record<RejectionCode, number>> = {
  storage_failed: 1000,
  server_error: 1000,
  flooding: 1000,
  not_open: 300
}
const mostPauses = 30

/** A player over the real wire, as lean as can be: joins, answers each open step once, remembers. */
export class Bot {
  readonly answers: BotAnswer[] = []
  /** `performance.now()` of the first message of each `run:phase`, and of its `run:result`. */
  readonly arrivals = new Map<string, number>()
  view: PlayerView | null = null
  seat: SeatView | null = null
  /** Why the server closed this seat for good. */
  ended: EndedNotice | null = null
  /** From the request to join to the first views; null until then. */
  joinMs: number | null = null
  /** Called with each view. */
  onView: (view: PlayerView) => void = () => {}

  readonly #options: BotOptions
  readonly #key = randomBytes(16).toString('base64url')
  #link: Link | null = null
  #run: RunNumber = 0
  #plannedRun: RunNumber = 0
  #timer: NodeJS.Timeout | undefined
  #hasLeft = false

  constructor(options: BotOptions) {
    this.#options = options
  }

  /** Takes a seat, connects, and waits for the first views. Throws a `Refused` that tells why not. */
  async join(): Promise<void> {
    const { url, pin, name } = this.#options
    const startedAt = performance.now()
    const body = { pin, key: this.#key, ...(name === null ? {} : { name }) }
    const reply = await request<SeatGrant>('POST', `${url}/api/join`, body, '', fromElsewhere())
    const { gameId, token } = reply.value
    const link = new Link(url, { role: 'player', gameId, token })
    this.#link = link
    link.socket.on('view', (view) => this.#see(view as PlayerView))
    link.socket.on('ended', (notice) => {
      this.ended = notice
      this.leave()
    })
    const seated = new Promise<void>((resolve) => {
      link.socket.on('seat', (seat) => {
        this.#sit(seat)
        resolve()
      })
    })
    await link.open()
    await seated
    this.joinMs = performance.now() - startedAt
  }

  /** Its connection; there is none before `join`. */
  get link(): Link {
    if (!this.#link) throw new Error('this bot has not joined')
    return this.#link
  }

  /** Has the server spoken about every answer that was planned? */
  get isSettled(): boolean {
    return this.#timer === undefined && this.answers.every(({ reply }) => reply !== null)
  }

  /** Goes for good. */
  leave(): void {
    this.#hasLeft = true
    this.#forgetPlan()
    this.#link?.close()
  }

  #see(view: PlayerView): void {
    if (this.view && view.version < this.view.version) return
    this.view = view
    if ('step' in view) this.#run = view.step.run
    this.#arrived(view.phase)
    if (view.phase !== 'open' || view.step.run !== this.#plannedRun) this.#forgetPlan()
    if (view.phase === 'open') this.#plan(view)
    this.onView(view)
  }

  #sit(seat: SeatView): void {
    this.seat = seat
    if (seat.result) this.#arrived('result')
  }

  #arrived(what: string): void {
    const key = `${this.#run}:${what}`
    if (!this.arrivals.has(key)) this.arrivals.set(key, performance.now())
  }

  #forgetPlan(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #plan({ step, clock }: Extract<PlayerView, { phase: 'open' | 'read' | 'reveal' }>): void {
    if (step.run === this.#plannedRun) return
    this.#plannedRun = step.run
    const plan = this.#options.behaviour(step, clock?.limitMs ?? null)
    if (!plan) return
    const startsInMs = (clock?.startsAtMs ?? 0) - (this.link.clock.now() ?? Infinity)
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        // As sure as chance has it.
        const confidence = confidences[Math.floor(plan.delayMs) % 3]
        void this.#answer(step.run, plan.answer, step.asksConfidence && confidence)
      },
      Math.max(0, startsInMs) + plan.delayMs
    )
  }

  /** Sends until the server has spoken, across lost links and restarts. */
  async #answer(run: RunNumber, given: Answer, confidence: Confidence | undefined): Promise<void> {
    const sentAt = performance.now()
    const answer: BotAnswer = { run, given, sentAt, reply: null, replyMs: null }
    this.answers.push(answer)
    const command = {
      type: 'SubmitAnswer',
      run,
      answer: given,
      ...(confidence && { confidence })
    } as const
    for (let pauses = 0; !this.#hasLeft;) {
      const reply = await this.link.send(command)
      if (!reply) continue
      const pauseMs = reply.ok ? undefined : pausesMs[reply.code]
      if (pauseMs === undefined || pauses === mostPauses) {
        answer.replyMs = performance.now() - sentAt
        answer.reply = reply
        return
      }
      pauses += 1
      await new Promise((done) => setTimeout(done, pauseMs))
    }
  }
}
