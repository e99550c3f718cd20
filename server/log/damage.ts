import { eventTypes } from '../game/event-names.ts'
import type { SqliteDatabase } from './database.ts'

const damagedSql = `
  SELECT game FROM events GROUP BY game
  HAVING min(version) <> 1 OR max(version) <> count(*) OR sum(
    CASE WHEN json_valid(payload)
      THEN coalesce(payload ->> 'type', '') NOT IN (SELECT value FROM json_each(?))
      ELSE 1 END
  ) > 0
`

/** Games whose rows are no events of this version, or lack some. Goes through the whole file. */
export function damagedGames(database: SqliteDatabase): ReadonlySet<string> {
  const known = JSON.stringify([...eventTypes])
  return new Set(database.prepare(damagedSql).pluck().all(known) as string[])
}
