import type { HostSessions } from '../room/ports.ts'
import type { SqliteDatabase } from './database.ts'

export function memorySessions(): HostSessions {
  const openedAt = new Map<string, number>()
  return {
    add: (tokenHash, at) => void openedAt.set(tokenHash, at),
    has: (tokenHash, sinceMs) => (openedAt.get(tokenHash) ?? -Infinity) >= sinceMs,
    remove: (tokenHash) => void openedAt.delete(tokenHash),
    forget: (beforeMs) => {
      for (const [tokenHash, at] of openedAt) if (at < beforeMs) openedAt.delete(tokenHash)
    }
  }
}

export function sqliteSessions(database: SqliteDatabase): HostSessions {
  const add = database.prepare(
    'INSERT OR IGNORE INTO host_sessions (token_hash, created_at) VALUES (?, ?)'
  )
  const has = database
    .prepare('SELECT 1 FROM host_sessions WHERE token_hash = ? AND created_at >= ?')
    .pluck()
  const remove = database.prepare('DELETE FROM host_sessions WHERE token_hash = ?')
  const forget = database.prepare('DELETE FROM host_sessions WHERE created_at < ?')
  return {
    add: (tokenHash, at) => void add.run(tokenHash, at),
    has: (tokenHash, sinceMs) => has.get(tokenHash, sinceMs) !== undefined,
    remove: (tokenHash) => void remove.run(tokenHash),
    forget: (beforeMs) => void forget.run(beforeMs)
  }
}
