import type { Answer, PlayerCommand, RunNumber } from '../../shared/commands.ts'
import type { Reply } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import { readList, writeList, type Box } from './storage.ts'

export interface Letter {
  readonly run: RunNumber
  readonly answer: Answer
  readonly reactionMs?: number | undefined
  readonly status: 'sending' | 'saved'
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
      .map(({ run, answer, reactionMs }) => ({ run, answer, reactionMs, status: 'sending' }))
    for (const letter of this.#letters) void this.#deliver(letter)
  }

  letter(run: RunNumber): Letter | null {
    return this.#letters.find((letter) => letter.run === run) ?? null
  }

  get waiting(): boolean {
    return this.#letters.some((letter) => letter.status === 'sending')
  }

  /** The first answer to a run is the one that counts: another is ignored while it is on its way. */
  put(run: RunNumber, answer: Answer, reactionMs?: number): void {
    if (this.letter(run)) return
    const letter: Letter = { run, answer, reactionMs, status: 'sending' }
    this.refusal = null
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
    const { run, answer, reactionMs } = letter
    const pause = this.#options.pause ?? ((ms) => new Promise((done) => setTimeout(done, ms)))
    for (let tries = 1; ; tries += 1) {
      const reply = await this.#options.send({
        type: 'SubmitAnswer',
        run,
        answer,
        ...(reactionMs !== undefined && { reactionMs })
      })
      // A closed session answers for the server: what is written stays for the next visit.
      if (this.#closed) return
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
    const waiting = this.#letters.filter(({ status }) => status === 'sending')
    writeList(
      this.#options.box,
      this.#slot,
      waiting.map(({ run, answer, reactionMs }) => ({ run, answer, reactionMs }))
    )
  }
}

function isWritten(value: unknown): value is Pick<Letter, 'run' | 'answer' | 'reactionMs'> {
  const letter = value as Partial<Letter> | null
  return typeof letter?.run === 'number' && typeof letter.answer?.kind === 'string'
}
