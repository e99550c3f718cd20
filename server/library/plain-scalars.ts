import {
  isPair,
  isScalar,
  isSeq,
  visit,
  type Document,
  type LineCounter,
  type Scalar,
  type YAMLSeq
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
  const remark = /[ \t]*#[^\n]*/uy
  const indexIn = indices()
  const pathTo = (ancestors: readonly unknown[], scalar: Scalar) =>
    ancestors.flatMap((each, n): PropertyKey[] => {
      if (isSeq(each)) return [indexIn(each, ancestors[n + 1] ?? scalar)]
      return isPair(each) && isScalar(each.key) ? [String(each.key.value)] : []
    })
  visit(document, {
    Scalar(key, scalar, ancestors) {
      const end = scalar.range?.[1]
      if (key === 'key' || scalar.type !== 'PLAIN' || end === undefined) return
      if (typeof scalar.value !== 'string' && scalar.source !== '') return
      remark.lastIndex = end
      const cut = remark.exec(text)?.[0]
      if (cut === undefined) return
      // Nothing at all, and then a comment, is how one leaves a key empty.
      if (scalar.source === '' && /^[ \t]*#(?:\s|$)/u.test(cut)) return
      const path = pathTo(ancestors, scalar)
      if (path.some((each) => keysOfNames.includes(String(each)))) return
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

/** Looks through each list once, however many of its items are asked for. */
function indices() {
  const known = new Map<YAMLSeq, Map<unknown, number>>()
  return (list: YAMLSeq, item: unknown): number => {
    const places = known.get(list) ?? new Map(list.items.map((each, index) => [each, index]))
    known.set(list, places)
    return places.get(item) ?? -1
  }
}
