import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { settledFile, type Written } from './cut.ts'
import type { Promised } from './verdict.ts'

const walHeaderBytes = 32
const databaseName = 'preau.sqlite'
const logName = 'preau.sqlite-wal'

/** The files between two fsyncs: any cut in this span of time leaves something between their two sides. */
export interface Span {
  readonly what: 'rest' | 'log header' | 'commit' | 'checkpoint' | 'truncation'
  readonly database: Written
  readonly log: Written
  /** What else lies in the folder and is not being written. */
  readonly beside: readonly { readonly name: string; readonly bytes: Buffer }[]
  readonly promised: Promised
}

export interface Files {
  readonly database: Buffer
  readonly log: Buffer
}

/** The database and its write-ahead log as they are now. */
export function filesIn(folder: string): Files {
  return { database: read(join(folder, databaseName)), log: read(join(folder, logName)) }
}

/** Makes `folder` hold what a power cut in `span` left. */
export function layOut(folder: string, { beside }: Span, { database, log }: Files): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const { name, bytes } of beside) writeFileSync(join(folder, name), bytes)
  writeFileSync(join(folder, databaseName), database)
  writeFileSync(join(folder, logName), log)
}

/**
 * Looks at the files after each thing SQLite does and derives in which order it wrote and synced
 * them. See README.md for what this relies on.
 */
export class DiskWatch {
  readonly #folder: string
  /** As if SQLite synced its log at checkpoints only, which is what `synchronous=NORMAL` does. */
  readonly #lazy: boolean
  #before: Files
  #durableLog: Buffer
  #spans: Span[] = []
  /** What lay beside at the last look: it is written once what it tells of is on the disk, or before that goes. */
  #besideBefore: Span['beside'] = []

  /** `before`: what is on the disk for sure. */
  constructor(folder: string, before: Files, { lazy = false } = {}) {
    this.#folder = folder
    this.#lazy = lazy
    this.#before = before
    this.#durableLog = before.log
  }

  /** Takes note of what was written since the last look, while no more than this was promised. */
  look(promised: Promised): void {
    const before = this.#before
    const now = filesIn(this.#folder)
    const note = (what: Span['what'], database: Written, newestLog: Buffer) => {
      const log = { durable: this.#durableLog, newest: newestLog }
      this.#spans.push({ what, database, log, beside: this.#besideBefore, promised })
    }
    if (now.log.length > 0 && !now.log.equals(before.log)) {
      const header = now.log.subarray(0, walHeaderBytes)
      if (!before.log.subarray(0, walHeaderBytes).equals(header)) {
        const begun = Buffer.concat([header, before.log.subarray(walHeaderBytes)])
        note('log header', settledFile(before.database), begun)
        this.#durableLog = begun
      }
      note('commit', settledFile(before.database), now.log)
      if (!this.#lazy) this.#durableLog = now.log
    }
    if (!now.database.equals(before.database)) {
      const synced = now.log.length > 0 ? now.log : before.log
      this.#durableLog = synced
      note('checkpoint', { durable: before.database, newest: now.database }, synced)
    }
    if (now.log.length === 0 && this.#durableLog.length > 0) {
      note('truncation', settledFile(now.database), now.log)
    }
    this.#before = now
    this.#besideBefore = this.#beside()
  }

  /** Takes note of a moment in which nothing is being done. */
  rest(promised: Promised): void {
    const { database, log } = this.#before
    const onDisk = { durable: this.#durableLog, newest: log }
    const beside = this.#beside()
    this.#spans.push({
      what: 'rest',
      database: settledFile(database),
      log: onDisk,
      beside,
      promised
    })
  }

  /** What was noted since it was last asked. */
  take(): Span[] {
    const spans = this.#spans
    this.#spans = []
    return spans
  }

  #beside(): Span['beside'] {
    return readdirSync(this.#folder)
      .filter((name) => /^preau\.(?:lock.*|marks)$/u.test(name))
      .map((name) => ({ name, bytes: read(join(this.#folder, name)) }))
  }
}

function read(file: string): Buffer {
  return existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
}
