import type { PlayerCommand } from '../../shared/commands.ts'
import type { RunNumber } from '../../shared/run.ts'
import type { Answer } from '../../shared/steps/kinds.ts'
import type { Confidence } from '../../shared/confidence.ts'
import type { Reply } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import { readList, writeList, type Box } from './storage.ts'

export interface Letter {
  readonly run: RunNumber
  readonly answer: Answer
  readonly reactionMs?: number | undefined
  readonly confidence?: Confidence | undefined
  readonly status: 'sending' | 'saved'
}

/** How an answer was given. */
export interface Circumstances {
  readonly reactionMs?: number
  readonly confidence?: Confidence
  /** It may take the place of an earlier one. */
  readonly replaces?: boolean
}

export interface Refusal {
  readonly run: RunNumber
  readonly code: RejectionCode
}

type Options = {
  box: Box
  gameId: string
  send: (command: PlayerCommand) => Promise<Reply>
  /** Between two tries, when the server asks for patience. */
  pause?: (ms: number) => Promise<void>
}

/** The server is in trouble, not the answer. */
const passing: readonly RejectionCode[] = ['storage_failed', 'server_error', 'flooding']
const longestPauseMs = 5000
/** This phone's clock runs a little ahead of the server's: the choices showed too soon. */
const earlyPauseMs = 300
const earlyTries = 10

/**
 * Answers on their way. Each is written down before it is sent and struck out once the server has
 * spoken, so that a lost link, a refresh or a closed tab never loses one.
 */
export class Outbox {
  /** The last answer refused, until the next one is given. */
  refusal = $state.raw<Refusal | null>(null)
  #letters = $state.raw<readonly Letter[]>([])
  #closed = false
  readonly #slot: string
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
    this.#slot = `preau-outbox-${options.gameId}`
    this.#letters = readList(options.box, this.#slot)
      .filter(isWritten)
      .map((letter) => ({ ...letter, status: 'sending' }))
    for (const letter of this.#letters) void this.#deliver(letter)
  }

  letter(run: RunNumber): Letter | null {
    return this.#letters.find((letter) => letter.run === run) ?? null
  }

  get waiting(): boolean {
    return this.#letters.some((letter) => letter.status === 'sending')
  }

  /**
   * The first answer to a run is the one that counts: another is ignored, but where it may replace the first, once
   * that one has arrived.
   */
  put(
    run: RunNumber,
    answer: Answer,
    { reactionMs, confidence, replaces }: Circumstances = {}
  ): void {
    const earlier = this.letter(run)
    if (earlier && !(replaces && earlier.status === 'saved')) return
    const letter: Letter = { run, answer, reactionMs, confidence, status: 'sending' }
    this.refusal = null
    this.#replace(run, letter)
    void this.#deliver(letter)
  }

  /** How sure the answer is, told after it. */
  rate(run: RunNumber, answer: Answer, confidence: Confidence): void {
    const { reactionMs } = this.letter(run) ?? {}
    const letter: Letter = { run, answer, reactionMs, confidence, status: 'sending' }
    this.#replace(run, letter)
    void this.#deliver(letter)
  }

  dismissRefusal(): void {
    this.refusal = null
  }

  close(): void {
    this.#closed = true
  }

  async #deliver(letter: Letter): Promise<void> {
    const { run, answer, reactionMs, confidence } = letter
    const pause = this.#options.pause ?? ((ms) => new Promise((done) => setTimeout(done, ms)))
    for (let tries = 1; ; tries += 1) {
      const reply = await this.#options.send({
        type: 'SubmitAnswer',
        run,
        answer,
        ...(reactionMs !== undefined && { reactionMs }),
        ...(confidence && { confidence })
      })
      // A closed session answers for the server: what is written stays for the next visit.
      if (this.#closed) return
      // What is said of it since then goes its own way.
      if (this.letter(run) !== letter) return
      if (reply.ok) return this.#replace(run, { ...letter, status: 'saved' })
      if (reply.code === 'not_open' && tries < earlyTries) await pause(earlyPauseMs)
      else if (passing.includes(reply.code)) await pause(Math.min(1000 * tries, longestPauseMs))
      else return this.#refuse(run, reply.code)
      if (this.#closed) return
    }
  }

  #refuse(run: RunNumber, code: RejectionCode): void {
    this.#replace(run, null)
    // Another answer stands for this seat, given on another device: the seat view shows it.
    if (code !== 'already_answered') this.refusal = { run, code }
  }

  #replace(run: RunNumber, letter: Letter | null): void {
    const others = this.#letters.filter((other) => other.run !== run)
    this.#letters = letter ? [...others, letter] : others
    // Another tab of this seat may have written too.
    const written = readList(this.#options.box, this.#slot)
      .filter(isWritten)
      .filter((other) => other.run !== run)
    if (letter?.status === 'sending') {
      const { answer, reactionMs, confidence } = letter
      written.push({ run, answer, reactionMs, confidence })
    }
    writeList(this.#options.box, this.#slot, written)
  }
}

function isWritten(value: unknown): value is Omit<Letter, 'status'> {
  const letter = value as Partial<Letter> | null
  return typeof letter?.run === 'number' && typeof letter.answer?.kind === 'string'
}
