import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import type { KeptCopies } from '../room/ports.ts'
import { StartupProblem } from '../startup-problem.ts'
import { copyDatabase, reasonOf } from './backup.ts'
import { checkDatabase, type Contents } from './check.ts'
import { databaseFile, formerName, lockFolder } from './database.ts'
import { marksFile } from './marks.ts'

const former = /^preau-ancienne-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.sqlite(?:-wal|-shm)?$/u

export interface Restored extends Contents {
  /** Where the former database is kept; null when there was none. */
  readonly former: string | null
}

/**
 * Puts the backup `file` in the place of the database of `folder`, and keeps the former one beside.
 * The backup is looked through first, and stays where it is. Throws `StartupProblem` when a server
 * uses the folder, or when the backup is not whole; nothing was changed then.
 */
export async function restore(folder: string, file: string, now: Date): Promise<Restored> {
  const target = databaseFile(folder)
  if (resolve(file) === resolve(target)) throw new StartupProblem(`${file} est la base elle-même.`)
  checkDatabase(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const owner = takeFolder(folder)
  const incoming = `${target}.incoming`
  try {
    rmSync(incoming, { force: true })
    await copyDatabase(file, incoming)
    const contents = checkDatabase(incoming)
    const kept = existsSync(target) ? setAside(folder, target, now) : null
    // They are the former database's: what the backup does not have is not lost.
    rmSync(marksFile(folder), { force: true })
    renameSync(incoming, target)
    return { ...contents, former: kept }
  } catch (error) {
    throw error instanceof StartupProblem
      ? error
      : new StartupProblem(`La base n’a pas pu être remise (${reasonOf(error)}).`)
  } finally {
    rmSync(incoming, { force: true })
    owner.close()
  }
}

/** The former databases of a folder, each with when it was set aside. */
export function formersIn(folder: string): KeptCopies {
  return {
    list: () =>
      readdirSync(folder).flatMap((name) => {
        const [, ...parts] = former.exec(name) ?? []
        const [year, month, day, hour, minute, second] = parts.map(Number)
        if (year === undefined || month === undefined) return []
        return [{ name, keptSinceMs: Date.UTC(year, month - 1, day, hour, minute, second) }]
      }),
    remove: (name) => rmSync(join(folder, name), { force: true })
  }
}

/** Holds the folder as a server would, until closed. */
function takeFolder(folder: string): Database.Database {
  const owner = new Database(':memory:', { timeout: 0 })
  try {
    lockFolder(owner, folder)
    return owner
  } catch {
    owner.close()
    throw new StartupProblem(
      `Un Préau utilise le dossier ${folder} : arrêtez-le avant de remettre une sauvegarde.`
    )
  }
}

/** So that one file is all there is to set aside; a damaged database goes as it is. */
function emptyLog(target: string): void {
  try {
    const database = new Database(target, { timeout: 0 })
    // Empties the write-ahead log, and needs none any more.
    database.pragma('journal_mode = DELETE')
    database.close()
  } catch {
    // A damaged one may be the very reason for restoring.
  }
}

/** Under a name that tells when, with its write-ahead log, which belongs to it. */
function setAside(folder: string, target: string, now: Date): string {
  const kept = join(folder, formerName(now))
  if (existsSync(kept)) throw new StartupProblem(`${basename(kept)} existe déjà.`)
  emptyLog(target)
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(`${target}${suffix}`)) renameSync(`${target}${suffix}`, `${kept}${suffix}`)
  }
  return kept
}
