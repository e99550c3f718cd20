import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
  writeSync
} from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { backUp } from '../../server/log/backup.ts'
import { checkDatabase } from '../../server/log/check.ts'
import { openDatabase } from '../../server/log/database.ts'
import { formersIn, restore } from '../../server/log/restore.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { StartupProblem } from '../../server/startup-problem.ts'
import { occurrences, temporaryFolder } from '../support/folder.ts'
import { created, joined } from './log-events.ts'

const at = new Date('2026-11-23T14:06:20Z')
const formerName = 'preau-ancienne-20261123-140620.sqlite'

/** A folder with one game of `names`, whose log is open. */
async function folderWith(...names: string[]) {
  const folder = temporaryFolder()
  const log = sqliteLog(openDatabase(folder))
  await log.append('a', 0, [created('a'), ...names.map(joined)], 1)
  return { folder, log }
}

const namesIn = async (folder: string) => {
  const log = sqliteLog(openDatabase(folder))
  const events = (await log.read('a')).map(({ event }) => event)
  await log.close()
  return events.flatMap((event) => ('name' in event ? [event.name] : []))
}

it('copies what is stored, the write-ahead log included, into a file that stands alone', async () => {
  const { folder, log } = await folderWith('x', 'y')
  const elsewhere = temporaryFolder()
  const file = join(elsewhere, 'copie.sqlite')
  expect(await backUp(folder, file)).toEqual({ games: 1, events: 3 })
  expect(readdirSync(elsewhere)).toEqual(['copie.sqlite'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(checkDatabase(file)).toEqual({ games: 1, events: 3 })
  expect(readdirSync(elsewhere)).toEqual(['copie.sqlite'])
  await log.append('a', 3, [joined('z')], 2)
  await log.close()
})

it('overwrites nothing, and leaves nothing behind when it cannot', async () => {
  const { folder, log } = await folderWith('x')
  const elsewhere = temporaryFolder()
  const file = join(elsewhere, 'copie.sqlite')
  writeFileSync(file, 'precious')
  await expect(backUp(folder, file)).rejects.toThrow(/existe déjà/u)
  await expect(backUp(folder, join(elsewhere, 'none', 'copie'))).rejects.toThrow(StartupProblem)
  await expect(backUp(elsewhere, join(elsewhere, 'other'))).rejects.toThrow(/pas de base/u)
  expect(readdirSync(elsewhere)).toEqual(['copie.sqlite'])
  await log.close()
})

it('does not call a damaged database a backup', async () => {
  const { folder, log } = await folderWith(...Array.from({ length: 500 }, (_, n) => `x${n}`))
  await log.close()
  damage(join(folder, 'preau.sqlite'))
  const file = join(folder, 'copie')
  await expect(backUp(folder, file)).rejects.toThrow(/abîmée/u)
  expect(existsSync(file)).toBe(false)
})

it('restores, and keeps the former database beside', async () => {
  const { folder, log } = await folderWith('x')
  const file = join(temporaryFolder(), 'copie.sqlite')
  await backUp(folder, file)
  await log.append('a', 2, [joined('y')], 2)
  await log.close()
  const former = join(folder, formerName)
  expect(await restore(folder, file, at)).toEqual({ games: 1, events: 2, former })
  expect(await namesIn(folder)).toEqual(['Élodie x'])
  expect(checkDatabase(former)).toEqual({ games: 1, events: 3 })
  expect(existsSync(file)).toBe(true)
})

it('restores into an empty folder, and over a damaged database', async () => {
  const { folder, log } = await folderWith('x')
  const file = join(temporaryFolder(), 'copie.sqlite')
  await backUp(folder, file)
  await log.close()
  const empty = join(temporaryFolder(), 'new')
  expect(await restore(empty, file, at)).toMatchObject({ former: null })
  expect(await namesIn(empty)).toEqual(['Élodie x'])
  writeFileSync(join(folder, 'preau.sqlite'), 'not a database at all, '.repeat(500))
  expect(await restore(folder, file, at)).toMatchObject({ former: join(folder, formerName) })
  expect(await namesIn(folder)).toEqual(['Élodie x'])
})

it('refuses what is no whole backup, and changes nothing then', async () => {
  const { folder, log } = await folderWith(...Array.from({ length: 500 }, (_, n) => `x${n}`))
  const elsewhere = temporaryFolder()
  const damaged = join(elsewhere, 'damaged.sqlite')
  await backUp(folder, damaged)
  damage(damaged)
  const text = join(elsewhere, 'text.sqlite')
  writeFileSync(text, 'not a database at all, '.repeat(500))
  const later = join(elsewhere, 'later')
  const database = openDatabase(later)
  database.pragma('user_version = 99')
  database.close()
  await log.close()
  const before = readdirSync(folder)
  for (const [file, reason] of [
    [damaged, /abîmée/u],
    [text, /abîmée/u],
    [join(later, 'preau.sqlite'), /plus récente/u],
    [join(elsewhere, 'none.sqlite'), /pas de base/u],
    [join(folder, 'preau.sqlite'), /elle-même/u]
  ] as const) {
    await expect(restore(folder, file, at)).rejects.toThrow(reason)
  }
  expect(readdirSync(folder)).toEqual(before)
  expect(await namesIn(folder)).toHaveLength(500)
})

it('erases names in the former database too, and the whole of it when asked', async () => {
  const { folder, log } = await folderWith('Inoubliable')
  const file = join(temporaryFolder(), 'copie.sqlite')
  await backUp(folder, file)
  await log.close()
  await restore(folder, file, at)
  expect(occurrences(folder, 'Inoubliable')).toBeGreaterThan(3)
  const again = sqliteLog(openDatabase(folder))
  await again.remove('a')
  expect(occurrences(folder, 'Inoubliable')).toBe(0)
  await again.close()
  const formers = formersIn(folder)
  // Its name tells whole seconds.
  const keptSinceMs = Math.floor(at.getTime() / 1000) * 1000
  expect(formers.list()).toEqual([{ name: formerName, keptSinceMs }])
  formers.remove(formerName)
  expect(formers.list()).toEqual([])
  expect(readdirSync(folder)).not.toContain(formerName)
  expect(readdirSync(folder)).toContain('preau.sqlite')
})

function damage(path: string): void {
  const middle = Math.floor(statSync(path).size / 2 / 4096) * 4096
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(8192, 'Z'), 0, 8192, middle)
  closeSync(file)
}
