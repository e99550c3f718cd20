import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { StorageFailed } from '../room/ports.ts'
import type { SqliteDatabase } from './database.ts'

/**
 * Looks whether the files of an open database are still those that stand in its folder: what is written
 * into one that was moved, deleted or replaced is nowhere after the next start. Throws `StorageFailed`.
 */
export function sameFiles(database: SqliteDatabase): () => void {
  const files = [database.name, `${database.name}-wal`]
  const opened = files.map(identityOf)
  return () => {
    for (const [index, file] of files.entries()) {
      const found = identityOf(file)
      opened[index] ??= found
      if (found !== opened[index]) {
        throw new StorageFailed(
          `${basename(file)} was moved, deleted or replaced under the running server: put it back, or start again`
        )
      }
    }
  }
}

function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev} ${found.ino}` : null
}
