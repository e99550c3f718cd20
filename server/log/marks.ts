import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import type { GameId } from '../../shared/commands.ts'

export interface Mark {
  /** The last version that was acknowledged, as far as it was marked. */
  readonly version: number
  /** When it was stored. */
  readonly at: number
  /** Acknowledged events that were missing at a start; absent when none ever were. */
  readonly lost?: number
}

/** The file of marks of a folder of data. */
export function marksFile(folder: string): string {
  return join(folder, 'preau.marks')
}

/**
 * How far each game had got, kept apart from the database: SQLite ends a damaged write-ahead log at its
 * first bad byte, and says nothing of what it drops.
 */
export class Marks {
  readonly #file: string
  readonly #marks: Map<GameId, Mark>
  #isWritten = true

  constructor(folder: string) {
    this.#file = marksFile(folder)
    this.#marks = readMarks(this.#file)
  }

  /** Holds what is marked against the last versions in the database, and keeps what is missing as lost. */
  compare(versions: ReadonlyMap<GameId, number>, now: number): void {
    for (const [gameId, { version, at, lost = 0 }] of this.#marks) {
      const stored = versions.get(gameId) ?? 0
      if (stored >= version) continue
      // Of a game without any event nobody can say whether it was lost or erased: what is erased stays so.
      if (stored === 0) {
        this.forget(gameId)
        continue
      }
      this.#set(gameId, { version: stored, at, lost: lost + version - stored })
    }
    for (const [gameId, version] of versions) {
      if (this.#marks.get(gameId)?.version !== version) this.stored(gameId, version, now)
    }
  }

  stored(gameId: GameId, version: number, at: number): void {
    this.#set(gameId, { ...this.#marks.get(gameId), version, at })
  }

  forget(gameId: GameId): void {
    if (this.#marks.delete(gameId)) this.#isWritten = false
  }

  get(gameId: GameId): Mark | undefined {
    return this.#marks.get(gameId)
  }

  entries(): Iterable<[GameId, Mark]> {
    return this.#marks
  }

  /** On the disk once it returns; throws Node's error when it cannot be. */
  write(): void {
    if (this.#isWritten) return
    const next = `${this.#file}.next`
    const descriptor = openSync(next, 'w', 0o600)
    try {
      writeFileSync(descriptor, JSON.stringify(Object.fromEntries(this.#marks)))
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(next, this.#file)
    this.#isWritten = true
  }

  #set(gameId: GameId, mark: Mark): void {
    this.#marks.set(gameId, mark)
    this.#isWritten = false
  }
}

/** Without marks, or with what is none, nothing is known to be missing. */
function readMarks(file: string): Map<GameId, Mark> {
  if (!existsSync(file)) return new Map()
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<GameId, Mark>))
  } catch {
    return new Map()
  }
}
