import { createHash } from 'node:crypto'
import type { Activity } from '../../shared/activity.ts'
import type { SqliteDatabase } from './database.ts'

/**
 * The activities that games play, each kept once on the disk and held once in memory, however many
 * games play it. They are known by the hash of what they say.
 */
export class Activities {
  readonly #database: SqliteDatabase
  readonly #held = new Map<string, WeakRef<Activity>>()

  constructor(database: SqliteDatabase) {
    this.#database = database
  }

  /** Keeps an activity, within the transaction under way, and returns the name it can be had by. */
  keep(activity: Activity): string {
    const text = JSON.stringify(activity)
    const hash = hashOf(text)
    this.#database
      .prepare('INSERT OR IGNORE INTO activities (hash, activity) VALUES (?, ?)')
      .run(hash, text)
    this.#hold(hash, activity)
    return hash
  }

  /** Throws when it is not there. */
  get(hash: string): Activity {
    const held = this.#held.get(hash)?.deref()
    if (held) return held
    const text = this.#database
      .prepare('SELECT activity FROM activities WHERE hash = ?')
      .pluck()
      .get(hash)
    if (typeof text !== 'string') throw new Error(`activity ${hash} is not there`)
    return this.#hold(hash, JSON.parse(text) as Activity)
  }

  /** The one held in the place of an equal one. */
  share(activity: Activity): Activity {
    return this.#hold(hashOf(JSON.stringify(activity)), activity)
  }

  #hold(hash: string, activity: Activity): Activity {
    const held = this.#held.get(hash)?.deref()
    if (held) return held
    for (const [other, reference] of this.#held) {
      if (!reference.deref()) this.#held.delete(other)
    }
    this.#held.set(hash, new WeakRef(activity))
    return activity
  }
}

/** Erases those that no game plays any more. */
export function forgetUnplayed(database: SqliteDatabase): void {
  database.exec(
    `DELETE FROM activities WHERE hash NOT IN (
      SELECT payload ->> 'activity' FROM events WHERE type = 'GameCreated' AND json_valid(payload)
    )`
  )
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
