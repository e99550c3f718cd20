import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { StartupProblem } from '../startup-problem.ts'
import { checkDatabase, type Contents } from './check.ts'
import { databaseFile } from './database.ts'

/** In one go: a backup in steps begins again whenever the server writes in between. */
const allPages = 0x7fffffff

/**
 * Copies the database of `folder` into `file`, also while a server uses it, and opens the copy to see
 * that it is whole. Nothing stands under the name `file` before that. Throws `StartupProblem` with a line
 * for whoever asked for it.
 */
export async function backUp(folder: string, file: string): Promise<Contents> {
  if (existsSync(file)) throw new StartupProblem(`${file} existe déjà : choisissez un autre nom.`)
  const source = databaseFile(folder)
  if (!existsSync(source)) throw new StartupProblem(`Il n’y a pas de base ${source}.`)
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  try {
    await copyDatabase(source, partial)
    const contents = checkDatabase(partial)
    renameSync(partial, file)
    return contents
  } catch (error) {
    throw error instanceof StartupProblem
      ? error
      : new StartupProblem(`La sauvegarde ${file} n’a pas pu être écrite (${reasonOf(error)}).`)
  } finally {
    rmSync(partial, { force: true })
  }
}

/** Copies a database, what is still in its write-ahead log included, into one file that stands alone. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  // Names are in it: for its owner only, from the first byte on.
  writeFileSync(to, '', { mode: 0o600 })
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    await source.backup(to, { progress: () => allPages })
  } finally {
    source.close()
  }
  const copy = new Database(to)
  copy.pragma('journal_mode = DELETE')
  copy.close()
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? String(error.code) : error.message
}
