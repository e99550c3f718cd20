import { confidences } from '../../shared/confidence.ts'
import type { Session } from '../../client/net/session.svelte.ts'
import type { Outbox } from '../../client/play/outbox.svelte.ts'
import type { Answer, StepView } from '../../shared/steps/kinds.ts'
import { anyAnswer } from '../support/any-answer.ts'
import type { PlayerCommand } from '../../shared/commands.ts'
import type { RunNumber } from '../../shared/run.ts'
import type { ExtraTime } from '../../shared/extra-time.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { SeatGrant } from '../../shared/protocol.ts'
import type { PlayerView, SeatView } from '../../shared/views.ts'
import type { Random } from '../load/random.ts'
import { memoryBox } from '../play/memory-box.ts'
import type { Client } from './client.ts'
import type { Surroundings } from './surroundings.ts'

export interface PlayerParts {
  readonly name: string
  readonly pin: string
  readonly client: Client
  readonly around: Surroundings
  readonly random: Random
}

/** A phone: the real session and outbox, on a device that is reloaded, sleeps, and loses its link. */
export class SimulatedPlayer {
  readonly name: string
  /** What the phone was told is stored. */
  readonly acknowledged = new Map<RunNumber, Answer>()
  /** Answers that were refused, and why. */
  readonly refusals: {
    readonly run: RunNumber
    readonly answer: Answer
    readonly code: RejectionCode
  }[] = []
  /** Of the phones that had this seat, one after the other. */
  readonly tokens = new Set<string>()
  /** The trainer has removed this player. */
  isRemoved = false
  grant: SeatGrant | null = null
  bestScoreShown = 0
  session: Session<PlayerView, SeatView> | null = null
  readonly #parts: PlayerParts
  #box = memoryBox()
  #isMoving = false
  readonly #key: string
  #outbox: Outbox | null = null
  #wake: () => void = () => undefined
  #planned: RunNumber = 0

  constructor(parts: PlayerParts) {
    this.#parts = parts
    this.name = parts.name
    this.#key = `key of ${parts.name}`.padEnd(16, '.')
  }

  /** Asks for a seat until one is given, always with the same key. */
  async join(): Promise<void> {
    const { pin, around, name, random } = this.#parts
    const extraTime = random.pick<ExtraTime | null>([null, null, null, 'x1.5', 'none'])
    while (!this.grant) {
      const request = { pin, key: this.#key, name, ...(extraTime && { extraTime }) }
      const reply = await around.join(request)
      if (reply !== null && typeof reply === 'object') this.grant = reply
      else await around.time.wait(1000)
    }
    this.open()
  }

  /** Opens the page: after joining, and again whenever it was closed. */
  open(): void {
    const { client, around } = this.#parts
    const { gameId, token } = this.grant as SeatGrant
    this.tokens.add(token)
    this.#planned = 0
    const session = new client.Session<PlayerView, SeatView>(
      { role: 'player', gameId, token },
      {
        open: (auth) => around.open(auth, () => this.#look(session)),
        pulseMs: around.pulseMs,
        onWake: (callback) => {
          this.#wake = callback
          return () => undefined
        }
      }
    )
    this.session = session
    this.#outbox = new client.Outbox({
      box: this.#box,
      gameId,
      send: (command) => this.#send(session, command)
    })
    this.#look(session)
  }

  reload(): void {
    if (!this.session) return
    this.close()
    this.open()
  }

  /** Takes the seat on another phone, with the personal code; what the old one held is left behind. */
  async move(): Promise<void> {
    const code = this.session?.personal?.code
    if (code === undefined || this.#isMoving) return
    this.#isMoving = true
    const { pin, around } = this.#parts
    for (;;) {
      const reply = await around.resume(pin, code)
      if (reply !== null && typeof reply === 'object') {
        this.close()
        this.#box = memoryBox()
        this.grant = reply
        this.open()
        break
      }
      if (reply === 'unknown_code' || reply === 'unknown_pin') break
      await around.time.wait(1000)
    }
    this.#isMoving = false
  }

  close(): void {
    this.session?.close()
    this.#outbox?.close()
  }

  /** As after the screen was off for a while. */
  wake(): void {
    this.#wake()
  }

  /** Where is it that it should not be? Null when it is at its place. */
  get trouble(): string | null {
    if (!this.session) return 'never came in'
    const { refused, ended, link } = this.session
    return refused ?? ended?.reason ?? (link === 'online' ? null : link)
  }

  get isSettled(): boolean {
    return !this.#outbox?.waiting
  }

  async #send(session: Session<PlayerView, SeatView>, command: PlayerCommand) {
    const reply = await session.send(command)
    // A closed session answers for the server.
    if (session !== this.session || session.ended !== null || command.type !== 'SubmitAnswer')
      return reply
    if (reply.ok) this.acknowledged.set(command.run, command.answer)
    else this.refusals.push({ run: command.run, answer: command.answer, code: reply.code })
    return reply
  }

  #look(session: Session<PlayerView, SeatView>): void {
    if (session !== this.session) return
    const { view, personal } = session
    this.#useTeam(session)
    this.bestScoreShown = Math.max(this.bestScoreShown, personal?.score ?? 0)
    // As the page, which lets nobody answer before it knows whose seat this is.
    if (!personal || view?.phase !== 'open' || view.step.run === this.#planned) return
    const { step, clock } = view
    this.#planned = step.run
    if (personal.run === step.run && personal.answer !== null) return
    const {
      random,
      around: { time }
    } = this.#parts
    const reactionMs = Math.round(random.between(200, random.pick([2000, 6000, 15_000])))
    const answer = anyAnswer(step, random, personal.team ?? null)
    if (!answer) return
    const confidence = step.asksConfidence && random.pick(confidences)
    const waitMs =
      Math.max(0, (clock?.startsAtMs ?? 0) - (session.clock.now() ?? Infinity)) + reactionMs
    time.after(waitMs, () => {
      if (session !== this.session) return
      this.#outbox?.put(step.run, answer, { reactionMs, ...(confidence && { confidence }) })
      if (personal.mayChange) this.#changeLater(session, step)
    })
  }

  /** Talks with the team, and wants something else. */
  #changeLater(session: Session<PlayerView, SeatView>, step: StepView): void {
    const { random, around } = this.#parts
    const answer = anyAnswer(step, random, session.personal?.team ?? null)
    around.time.after(random.between(500, 4000), () => {
      if (answer && session === this.session)
        this.#outbox?.put(step.run, answer, { replaces: true })
    })
  }

  /** Chooses a team where one may, and now and then hands the voice of one's team to the next. */
  #useTeam(session: Session<PlayerView, SeatView>): void {
    const { view, personal } = session
    const { random } = this.#parts
    const mayChoose = view?.phase === 'lobby' && view.choosesTeam === true
    if (mayChoose && random.chance(0.3)) {
      const team = random.pick(view.teams ?? []).team
      if (team !== personal?.team) void session.send({ type: 'ChooseTeam', team })
    }
    if (personal?.speaks && random.chance(0.05)) void session.send({ type: 'HandOver' })
  }
}
