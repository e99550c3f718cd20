import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The files of a folder and of those below it, as paths from the project's root written with slashes. */
export function filesIn(/** @type {string} */ folder) {
  const root = join(import.meta.dirname, '..')
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .map((path) => path.split(sep).join('/'))
    .toSorted()
}
