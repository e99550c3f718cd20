import { isMap, isNode, isScalar, isSeq, type Document, type LineCounter } from 'yaml'

/**
 * The line, from 1, where an author finds `path`: its key, or the item of a list. What is missing
 * is shown where it should have been.
 */
export function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]) {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const key of path) {
    const [at, value] = inside(node, key)
    const start = startOf(at)
    if (start === undefined) break
    offset = start
    node = value
  }
  return lineAt(lines, offset)
}

/** The line, from 1, of a position in the text. */
export function lineAt(lines: LineCounter, offset: number) {
  // An empty text has no line at all.
  return Math.max(1, lines.linePos(offset).line)
}

/** `steps[3].choices[0].text` */
export function pathText(path: readonly PropertyKey[]) {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
}

function inside(node: unknown, key: PropertyKey): [at: unknown, value: unknown] {
  if (isSeq(node)) return [node.items[Number(key)], node.items[Number(key)]]
  if (!isMap(node)) return [undefined, undefined]
  const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === key)
  return [pair?.key, pair?.value]
}

function startOf(node: unknown) {
  return isNode(node) ? node.range?.[0] : undefined
}
