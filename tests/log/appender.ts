import { openDatabase } from '../../server/log/database.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { created, joined } from './log-events.ts'

/** Appends for ever and prints each version once acknowledged, until it is killed. */
const log = sqliteLog(openDatabase(process.argv[2] ?? ''))
await log.append('a', 0, [created('a')], 1)
for (let version = 1; ; version += 1) {
  await log.append('a', version, [joined(String(version))], version)
  process.stdout.write(`${version + 1}\n`)
}
