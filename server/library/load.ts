import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Activity } from '../../shared/activity.ts'
import { ContentError, type Problem } from './content-error.ts'
import { readContent, type Content } from './read-content.ts'
import { resolveActivity, resolveProgramme } from './resolve.ts'

/** The activities that can be played. */
export interface Library {
  /** By their place, then in the order of their files' names. */
  readonly activities: readonly Activity[]
  find(id: string): Activity | undefined
}

/**
 * Reads every `*.yaml`, `*.yml` and `*.json` of a folder, schemas apart. Throws one `ContentError`
 * with all the problems of all the files, for a game must not discover them in front of a room.
 */
export function loadLibrary(folder: string): Library {
  const problems: Problem[] = []
  const read = new Map<string, { content: Content; file: string; lineOf: LineOf }>()
  const files = activityFiles(folder)
  for (const file of files) {
    const reading = readContent(readFileSync(join(folder, file), 'utf8'), file)
    if (!reading.ok) {
      problems.push(...reading.problems)
      continue
    }
    const { lineOf, ok: _, ...content } = reading
    const id = idOf(content)
    const earlier = read.get(id)
    if (earlier) {
      const expected = `ne doit pas répéter « ${id} », déjà donné par ${earlier.file}`
      problems.push({ file, line: lineOf(['id']), path: 'id', expected })
    } else {
      read.set(id, { content, file, lineOf })
    }
  }
  const listed = [...read.values()].toSorted((a, b) => placeOf(a.content) - placeOf(b.content))
  const activities = listed.flatMap(({ content, file, lineOf }) => {
    const shelf = {
      activity: (id: string) => activityIn(read.get(id)?.content),
      glossary: (id: string) => glossaryIn(read.get(id)?.content),
      refuse: (path: string, expected: string) => {
        const [key = '', index] = path.split(/[[\]]/u)
        const line = lineOf(index === undefined ? [key] : [key, Number(index)])
        problems.push({ file, line, path, expected })
      }
    }
    if (content.type === 'activity') return [resolveActivity(content.activity, shelf)]
    return content.type === 'programme' ? [resolveProgramme(content.programme, shelf)] : []
  })
  if (files.length === 0) {
    problems.push({
      file: folder,
      line: 1,
      path: '',
      expected: 'doit contenir au moins une activité'
    })
  }
  if (problems.length > 0) throw new ContentError(folder, problems)
  const byId = new Map(activities.map((activity) => [activity.id, activity]))
  return { activities, find: (id) => byId.get(id) }
}

type LineOf = (path: readonly PropertyKey[]) => number

function idOf(content: Content): string {
  if (content.type === 'activity') return content.activity.id
  return content.type === 'programme' ? content.programme.id : content.glossary.id
}

function placeOf(content: Content): number {
  if (content.type === 'activity') return content.activity.place
  return content.type === 'programme' ? content.programme.place : 0
}

function activityIn(content: Content | undefined) {
  return content?.type === 'activity' ? content.activity : undefined
}

function glossaryIn(content: Content | undefined) {
  return content?.type === 'glossary' ? content.glossary.terms : undefined
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
