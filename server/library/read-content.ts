import { isMap, LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { z } from 'zod'
import { activitySchema, type AuthoredActivity } from './activity-schema.ts'
import type { Problem } from './content-error.ts'
import { explain } from './explain.ts'
import { lineAt, lineOf, pathText } from './locate.ts'
import {
  glossarySchema,
  programmeSchema,
  type AuthoredProgramme,
  type Glossary
} from './programme-schema.ts'
import { cutTexts, unquotedText } from './plain-scalars.ts'
import { explainSyntax } from './yaml-syntax.ts'

/** What a file of content holds. `lineOf` finds where something stands, for whoever finds fault with it. */
export type Reading =
  | (Content & { readonly ok: true; readonly lineOf: (path: readonly PropertyKey[]) => number })
  | { readonly ok: false; readonly problems: readonly Problem[] }

export type Content =
  | { readonly type: 'activity'; readonly activity: AuthoredActivity }
  | { readonly type: 'programme'; readonly programme: AuthoredProgramme }
  | { readonly type: 'glossary'; readonly glossary: Glossary }

/** Some thirty times the booklet's quiz: a longer file is a mistake, and would take seconds to read. */
const maxCharacters = 500_000

type Place = Pick<Problem, 'line' | 'expected'> & { readonly path?: readonly PropertyKey[] }

/**
 * Reads an activity, a programme or a glossary written in YAML or JSON, which YAML contains. `file` only names it in problems.
 * A refusal lists every problem of the content, once its encoding and its syntax are right.
 */
export function readContent(text: string, file: string): Reading {
  if (text.length > maxCharacters) {
    return refused(file, [{ line: 1, expected: 'doit tenir en 500 000 caractères' }])
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const places = [badEncoding, badSyntax, aliases, cutTexts].map((check) =>
    check(document, lines, text)
  )
  const blocking = places.find((found) => found.length > 0)
  if (blocking) return refused(file, blocking)
  if (document.contents === null) {
    return refused(file, [{ line: 1, expected: 'doit contenir une activité (ici rien)' }])
  }
  const parsed = parse(document)
  if (!parsed) return refused(file, [{ line: 1, expected: 'doit contenir une activité' }])
  if (!parsed.success) {
    const issues = parsed.error.issues.flatMap(perKey)
    const found = issues.map((issue) => {
      const { path, message } = issue
      const unquoted = wantsText(issue) ? unquotedText(document, path) : undefined
      const expected =
        unquoted === undefined
          ? message
          : `doit être un texte (ici ${unquoted}) : écrivez "${unquoted}", entre guillemets droits`
      return { line: lineOf(document, lines, path), path, expected }
    })
    return refused(file, found)
  }
  return { ok: true, ...parsed.data, lineOf: (path) => lineOf(document, lines, path) }
}

/** Null where zod itself gives up: over a mapping in the place of a text, whose `length` is one too. */
function parse(document: Document) {
  try {
    return contentSchema(document).safeParse(document.toJS(), { error: explain })
  } catch {
    return null
  }
}

/** A programme has parts, a glossary has terms: everything else is meant to be an activity. */
function contentSchema({ contents }: Document): z.ZodType<Content> {
  if (isMap(contents) && contents.has('parts')) {
    return programmeSchema.transform((programme) => ({ type: 'programme', programme }))
  }
  if (isMap(contents) && contents.has('terms')) {
    return glossarySchema.transform((glossary) => ({ type: 'glossary', glossary }))
  }
  return activitySchema.transform((activity) => ({ type: 'activity', activity }))
}

function refused(file: string, places: readonly Place[]): Reading {
  const problems = places.map(({ line, path = [], expected }) => ({
    file,
    line,
    path: pathText(path),
    expected
  }))
  return { ok: false, problems: problems.sort((one, other) => one.line - other.line) }
}

function badEncoding(_document: Document, lines: LineCounter, text: string): Place[] {
  const offset = text.indexOf('\uFFFD')
  if (offset < 0) return []
  return [{ line: lineAt(lines, offset), expected: 'doit être enregistré en UTF-8' }]
}

// Only the first: the parser loses its way there, and what it finds next is seldom a fault.
function badSyntax(document: Document, lines: LineCounter): Place[] {
  return document.errors.slice(0, 1).map((error) => ({
    line: lineAt(lines, error.pos[0]),
    expected: explainSyntax(error)
  }))
}

// Aliases can make a small file huge, and none is needed here.
function aliases(document: Document, lines: LineCounter): Place[] {
  const places: Place[] = []
  visit(document, {
    Alias(_key, alias) {
      const expected = 'syntaxe YAML : un renvoi (*) doit être remplacé par ce qu’il désigne'
      places.push({ line: lineAt(lines, alias.range?.[0] ?? 0), expected })
    }
  })
  return places
}

function wantsText(issue: { code?: string; expected?: unknown }): boolean {
  return issue.expected === 'string' || issue.code === 'invalid_union'
}

function perKey(issue: { code?: string; path: PropertyKey[]; message: string; keys?: unknown }) {
  if (issue.code !== 'unrecognized_keys' || !Array.isArray(issue.keys)) return [issue]
  return issue.keys.map((key: string) => ({ ...issue, path: [...issue.path, key] }))
}
