import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { StartupProblem } from '../startup-problem.ts'

export type SqliteDatabase = Database.Database

/** Of the tables; a later one is refused. */
export const schemaVersion = 3

/** What makes a database of one version one of the next. */
const steps: readonly string[] = [
  `CREATE TABLE events (
    game TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    payload TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (game, version)
  ) WITHOUT ROWID;
  CREATE INDEX events_by_type ON events (type, game);
  CREATE TABLE host_sessions (token_hash TEXT PRIMARY KEY, created_at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;`,
  `CREATE TABLE activities (hash TEXT PRIMARY KEY, activity TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE outlines (
    game TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    outline TEXT NOT NULL
  ) WITHOUT ROWID;`,
  `CREATE TABLE dues (
    what TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
  ) WITHOUT ROWID;`
]

/** What a database that was put aside is called: it tells when. */
export function formerName(now: Date): string {
  const stamp = now.toISOString().slice(0, 19).replace(/[-:]/gu, '').replace('T', '-')
  return `preau-ancienne-${stamp}.sqlite`
}

/**
 * Loads SQLite, which was compiled for the Node that Préau was installed with. Throws `StartupProblem` when it is
 * another one that runs now.
 */
export function loadSqlite(): void {
  try {
    new Database(':memory:').close()
  } catch (error) {
    throw new StartupProblem(
      `SQLite ne se charge pas avec Node ${process.versions.node} (${codeOf(error)}) : Node a sans doute changé depuis l’installation. Dans le dossier de Préau, relancez « npm ci ».`
    )
  }
}

/** The database of a folder of data. */
export function databaseFile(folder: string): string {
  return join(folder, 'preau.sqlite')
}

/**
 * Takes the folder for this process, until `database` is closed or the process ends, however it ends:
 * the kernel lets go of the lock. The lock has a file of its own, so that a backup can read the
 * database meanwhile. Throws SQLITE_BUSY when another process has it.
 */
export function lockFolder(database: SqliteDatabase, folder: string): void {
  database.prepare('ATTACH ? AS owner').run(join(folder, 'preau.lock'))
  database.pragma('owner.locking_mode = EXCLUSIVE')
  database.exec('BEGIN EXCLUSIVE; COMMIT')
}

/**
 * Opens, and makes if need be, the database in `folder`; one of an earlier version is brought to this one,
 * and kept as it was beside, for as long as a restore keeps a former one. What it commits survives a power cut: WAL with
 * `synchronous=FULL`, read back. Only one process may have it open.
 * Throws `StartupProblem` when the folder cannot be written, the file is damaged, from a later
 * version, or open elsewhere.
 */
export function openDatabase(folder: string, now = new Date()): SqliteDatabase {
  const file = databaseFile(folder)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartupProblem(
      `Le dossier de données ${folder} ne peut pas être créé (${codeOf(error)}). Choisissez-en un autre avec PREAU_DATA.`
    )
  }
  let database: SqliteDatabase | undefined
  try {
    database = new Database(file, { timeout: 500 })
    lockFolder(database, folder)
    prepare(database, file)
    upgrade(database, file, now)
    return database
  } catch (error) {
    database?.close()
    throw error instanceof StartupProblem ? error : new StartupProblem(explain(file, codeOf(error)))
  }
}

function prepare(database: SqliteDatabase, file: string): void {
  database.pragma('main.journal_mode = WAL')
  database.pragma('main.synchronous = FULL')
  database.pragma('secure_delete = ON')
  const mode: unknown = database.pragma('main.journal_mode', { simple: true })
  const synchronous: unknown = database.pragma('main.synchronous', { simple: true })
  if (mode !== 'wal' || synchronous !== 2) {
    throw new StartupProblem(
      `La base ${file} n’accepte pas l’écriture sûre (WAL, synchronous=FULL).`
    )
  }
  if (database.pragma('main.quick_check', { simple: true }) !== 'ok') {
    throw new StartupProblem(explain(file, 'SQLITE_CORRUPT'))
  }
  // What a crash left in it may have been erased since.
  database.pragma('main.wal_checkpoint(TRUNCATE)')
}

function upgrade(database: SqliteDatabase, file: string, now: Date): void {
  const version = database.pragma('user_version', { simple: true }) as number
  if (version > schemaVersion) {
    throw new StartupProblem(`La base ${file} vient d’une version plus récente de Préau.`)
  }
  if (version === schemaVersion) return
  if (version > 0) keepFormer(database, dirname(file), now)
  database.transaction(() => {
    for (const step of steps.slice(version)) database.exec(step)
    database.pragma(`user_version = ${schemaVersion}`)
  })()
}

function keepFormer(database: SqliteDatabase, folder: string, now: Date): void {
  const former = join(folder, formerName(now))
  const partial = `${former}.partial`
  rmSync(partial, { force: true })
  // Names are in it: for its owner only, from the first byte on.
  writeFileSync(partial, '', { mode: 0o600 })
  database.prepare('VACUUM main INTO ?').run(partial)
  renameSync(partial, former)
}

function explain(file: string, code: string): string {
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') {
    return `La base ${file} est déjà ouverte par un autre Préau.`
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return `La base ${file} est abîmée. Remettez une sauvegarde, ou déplacez ce fichier pour repartir de zéro.`
  }
  return `La base ${file} ne peut pas être ouverte ou écrite (${code}). Vérifiez les droits et la place, ou changez PREAU_DATA.`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
