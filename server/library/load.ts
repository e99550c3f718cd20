import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Activity } from '../../shared/activity.ts'
import { ContentError, type Problem } from './content-error.ts'
import { readActivity } from './read-activity.ts'

/** The activities that can be played. */
export interface Library {
  /** In the order of their files' names. */
  readonly activities: readonly Activity[]
  find(id: string): Activity | undefined
}

/**
 * Reads every `*.yaml`, `*.yml` and `*.json` of a folder, schemas apart. Throws one `ContentError`
 * with all the problems of all the files, for a game must not discover them in front of a room.
 */
export function loadLibrary(folder: string): Library {
  const problems: Problem[] = []
  const byId = new Map<string, { activity: Activity; file: string }>()
  const files = activityFiles(folder)
  for (const file of files) {
    const reading = readActivity(readFileSync(join(folder, file), 'utf8'), file)
    if (!reading.ok) {
      problems.push(...reading.problems)
      continue
    }
    const { activity, idLine } = reading
    const earlier = byId.get(activity.id)
    if (earlier) {
      const expected = `ne doit pas répéter « ${activity.id} », déjà donné par ${earlier.file}`
      problems.push({ file, line: idLine, path: 'id', expected })
    } else {
      byId.set(activity.id, { activity, file })
    }
  }
  if (files.length === 0) {
    problems.push({
      file: folder,
      line: 1,
      path: '',
      expected: 'doit contenir au moins une activité'
    })
  }
  if (problems.length > 0) throw new ContentError(folder, problems)
  return {
    activities: [...byId.values()].map(({ activity }) => activity),
    find: (id) => byId.get(id)?.activity
  }
}

function activityFiles(folder: string) {
  if (!existsSync(folder)) return []
  return (
    readdirSync(folder)
      .filter((name) => /\.(?:ya?ml|json)$/.test(name) && !name.endsWith('.schema.json'))
      // macOS leaves `._name` beside each file it copies to a USB stick.
      .filter((name) => !name.startsWith('.'))
      .sort()
  )
}
