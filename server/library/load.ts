import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import type { Activity } from '../../shared/activity.ts'
import { ContentError, type FaultyFile, type Problem } from './content-error.ts'
import { imageFault } from './images.ts'
import { pathText } from './locate.ts'
import { readContent, type Content } from './read-content.ts'
import { resolveActivity, resolveProgramme } from './resolve.ts'

/** The activities that can be played, and the files that cannot. */
export interface Library {
  /** By their place, then in the order of their files' names. */
  readonly activities: readonly Activity[]
  readonly faulty: readonly FaultyFile[]
  find(id: string): Activity | undefined
}

interface Source {
  readonly content: Content
  readonly file: string
  readonly lineOf: LineOf
}

/**
 * Reads every `*.yaml`, `*.yml` and `*.json` of a folder, schemas apart, and the images they name. A file with a fault is
 * not played, nor is a programme that needs it; all others are.
 */
export function loadLibrary(folder: string): Library {
  const problems: Problem[] = []
  const read = new Map<string, Source>()
  const { files, strays } = contentFiles(folder)
  problems.push(...strays)
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
      const source = { content, file, lineOf }
      read.set(id, source)
      problems.push(...imageProblems(join(folder, 'images'), source))
    }
  }
  const isFaulty = (file: string) => problems.some((problem) => problem.file === file)
  const sound = (id: string) => {
    const source = read.get(id)
    return source && !isFaulty(source.file) ? source.content : undefined
  }
  const faultyFile = (id: string) =>
    read.get(id)?.file ?? files.find((file) => parse(file).name === id && isFaulty(file))
  const resolved = (type: Content['type']) =>
    [...read.values()].flatMap(({ content, file, lineOf }) => {
      if (content.type !== type || isFaulty(file)) return []
      const shelf = {
        activity: (id: string) => activityIn(sound(id)),
        glossary: (id: string) => glossaryIn(sound(id)),
        faultyFile,
        refuse: (path: string, expected: string) => {
          const [key = '', index] = path.split(/[[\]]/u)
          const line = lineOf(index === undefined ? [key] : [key, Number(index)])
          problems.push({ file, line, path, expected })
        }
      }
      const place = placeOf(content)
      if (content.type === 'activity') {
        return [{ file, place, activity: resolveActivity(content.activity, shelf) }]
      }
      if (content.type === 'glossary') return []
      return [{ file, place, activity: resolveProgramme(content.programme, shelf) }]
    })
  // Activities first: a programme that needs a faulty one is faulty.
  const all = [...resolved('activity'), ...resolved('programme')]
  if (files.length === 0) {
    const expected = 'doit contenir au moins une activité'
    problems.push({ file: folder, line: 1, path: '', expected })
  }
  const activities = all
    .filter(({ file }) => !isFaulty(file))
    .sort((a, b) => a.place - b.place || (a.file < b.file ? -1 : 1))
    .map(({ activity }) => activity)
  const byId = new Map(activities.map((activity) => [activity.id, activity]))
  return { activities, faulty: byFile(problems), find: (id) => byId.get(id) }
}

/** Throws one `ContentError` with all the problems of all the files of the folder, if there are any. */
export function checkContent(folder: string): void {
  const problems = loadLibrary(folder).faulty.flatMap((each) => each.problems)
  if (problems.length > 0) throw new ContentError(folder, problems)
}

function byFile(problems: readonly Problem[]): readonly FaultyFile[] {
  const files = [...new Set(problems.map(({ file }) => file))].sort()
  return files.map((file) => ({
    file,
    problems: problems.filter((problem) => problem.file === file)
  }))
}

function imageProblems(images: string, { content, file, lineOf }: Source): readonly Problem[] {
  const lists =
    content.type === 'activity'
      ? [{ at: [], steps: content.activity.steps }]
      : content.type === 'programme'
        ? content.programme.parts.flatMap((part, n) =>
            'steps' in part ? [{ at: ['parts', n], steps: part.steps }] : []
          )
        : []
  return lists.flatMap(({ at, steps }) =>
    steps.flatMap((step, n) => {
      const name = step.kind === 'slide' ? step.image?.file : undefined
      const expected = name === undefined ? null : imageFault(images, name)
      const path = [...at, 'steps', n, 'image', 'file']
      return expected === null ? [] : [{ file, line: lineOf(path), path: pathText(path), expected }]
    })
  )
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

/** What is read, and what its author may believe is. */
function contentFiles(folder: string): { files: readonly string[]; strays: readonly Problem[] } {
  if (!existsSync(folder)) return { files: [], strays: [] }
  // macOS leaves `._name` beside each file it copies to a USB stick.
  const names = readdirSync(folder)
    .filter((name) => !name.startsWith('.') && !name.endsWith('.schema.json'))
    .sort()
  const files = names.filter((name) => /\.(?:ya?ml|json)$/u.test(name))
  const strays = names.filter((name) => /\.(?:ya?ml|json)\b/iu.test(name) && !files.includes(name))
  const expected = 'doit finir par .yaml, en minuscules : ce fichier n’est pas lu'
  return { files, strays: strays.map((file) => ({ file, line: 1, path: '', expected })) }
}
