import type { Dues, KnownClock } from '../room/ports.ts'
import type { SqliteDatabase } from './database.ts'

/**
 * Due games and copies in SQLite, a table of its own: a game that cannot be read has no outline, and is due all
 * the same. A row is of one version of a game, so that any later event leaves it worth nothing.
 */
export function sqliteDues(database: SqliteDatabase): Dues {
  const seen = database.prepare('SELECT seen_at FROM dues WHERE what = ? AND version = ?').pluck()
  const note = database.prepare(
    'INSERT OR REPLACE INTO dues (what, version, seen_at) VALUES (?, ?, ?)'
  )
  const forget = database.prepare('DELETE FROM dues WHERE what = ?')
  const get = database.prepare('SELECT value FROM meta WHERE key = ?').pluck()
  const set = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)')
  const unset = database.prepare('DELETE FROM meta WHERE key = ?')
  const value = (key: string) => (get.get(key) as number | undefined) ?? null
  const keep = database.transaction(({ trustedMs, doubtedMs, doubtedRanMs }: KnownClock) => {
    set.run('clock_trusted', trustedMs)
    set.run('clock_doubted_ran', doubtedRanMs)
    if (doubtedMs === null) unset.run('clock_doubted')
    else set.run('clock_doubted', doubtedMs)
  })

  return {
    seenAt: (what, version) => (seen.get(what, version) as number | undefined) ?? null,
    note: (what, version, at) => void note.run(what, version, at),
    forget: (what) => void forget.run(what),
    knownClock: () => {
      // A database of before has the last sign of life only.
      const trustedMs = value('clock_trusted') ?? value('beat')
      if (trustedMs === null) return null
      const doubtedRanMs = value('clock_doubted_ran') ?? 0
      return { trustedMs, doubtedMs: value('clock_doubted'), doubtedRanMs }
    },
    keepClock: (known) => keep(known)
  }
}
