import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  visit,
  type Document,
  type LineCounter,
  type Scalar
} from 'yaml'
import { lineAt } from './locate.ts'

/** Where names stand, not texts: a comment may follow them. */
const keysOfNames = [
  'id',
  'kind',
  'language',
  'section',
  'option',
  'again',
  'optionsOf',
  'glossary',
  'activity',
  'figure',
  'file',
  'right',
  'scale',
  'wanted',
  'good',
  'look',
  '$schema'
]

/** Texts without quotes of which YAML keeps the beginning only: what follows ` #` is a comment to it. */
export function cutTexts(document: Document, lines: LineCounter, text: string) {
  const places: { line: number; path: readonly PropertyKey[]; expected: string }[] = []
  visit(document, {
    Scalar(key, scalar, ancestors) {
      const end = scalar.range?.[1]
      if (key === 'key' || scalar.type !== 'PLAIN' || end === undefined) return
      if (typeof scalar.value !== 'string' && scalar.source !== '') return
      const path = pathTo(ancestors, scalar)
      const isName = path.some((each) => keysOfNames.includes(String(each)))
      const cut = /^[ \t]*#[^\n]*/u.exec(text.slice(end))?.[0]
      if (isName || cut === undefined) return
      // Nothing at all, and then a comment, is how one leaves a key empty.
      if (scalar.source === '' && /^[ \t]*#(?:\s|$)/u.test(cut)) return
      const expected = `est coupé avant « ${cut.trim()} » : mettez tout le texte entre guillemets droits (une remarque va sur sa propre ligne)`
      places.push({ line: lineAt(lines, end), path, expected })
    }
  })
  return places
}

/** A text that YAML takes for something else, `1983` or `true`: what its author typed. Undefined for all other values. */
export function unquotedText(document: Document, path: readonly PropertyKey[]): string | undefined {
  const node = document.getIn(path, true)
  if (!isScalar(node) || node.type !== 'PLAIN' || typeof node.value === 'string') return undefined
  return node.source === '' ? undefined : node.source
}

function pathTo(ancestors: readonly unknown[], scalar: Scalar): readonly PropertyKey[] {
  return ancestors.flatMap((each, n): PropertyKey[] => {
    const inside = ancestors[n + 1] ?? scalar
    if (isSeq(each)) return [each.items.indexOf(inside)]
    return isPair(each) && !isMap(each) && isScalar(each.key) ? [String(each.key.value)] : []
  })
}
