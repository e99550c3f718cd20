import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { StartupProblem } from '../startup-problem.ts'
import { schemaVersion } from './database.ts'

export interface Contents {
  readonly games: number
  readonly events: number
}

/**
 * What a database file holds, once it was found whole (`integrity_check`). Throws `StartupProblem` when
 * it is not there, damaged, of a later version, or not Préau's.
 */
export function checkDatabase(file: string): Contents {
  if (!existsSync(file)) throw new StartupProblem(`Il n’y a pas de base ${file}.`)
  const damaged = new StartupProblem(`La base ${file} est abîmée, ou n’est pas de Préau.`)
  let database: Database.Database | null = null
  try {
    database = new Database(file, { readonly: true, timeout: 5000 })
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw damaged
    const version = database.pragma('user_version', { simple: true }) as number
    if (version > schemaVersion) {
      throw new StartupProblem(`La base ${file} vient d’une version plus récente de Préau.`)
    }
    const counts = 'SELECT count(DISTINCT game) AS games, count(*) AS events FROM events'
    return database.prepare(counts).get() as Contents
  } catch (error) {
    throw error instanceof StartupProblem ? error : damaged
  } finally {
    database?.close()
  }
}

/** `12 parties, 3400 événements` */
export function inWords({ games, events }: Contents): string {
  const counted = (count: number, word: string) => `${count} ${word}${count > 1 ? 's' : ''}`
  return `${counted(games, 'partie')}, ${counted(events, 'événement')}`
}
