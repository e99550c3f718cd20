import type { Random } from '../load/random.ts'

/** Names that mean something to JavaScript, to Socket.IO or to the game. */
const telling = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  '_placeholder',
  'num',
  'type',
  'flow',
  'disconnect',
  'error',
  'newListener',
  'id'
]

const texts = [
  '',
  ' ',
  '\u0000',
  '\uFEFF',
  '\uFFFD',
  '\uD800',
  '\uDC00x',
  '\u202Etxt.exe',
  '\u200B\u200D',
  'e' + '\u0301'.repeat(60),
  '👩‍👩‍👧‍👦'.repeat(8),
  '𝕲𝖔𝖉',
  'İıſK',
  '<script>alert(1)</script>',
  "'; DROP TABLE events; --",
  '${7*7}{{7*7}}%s%n',
  '../../../../etc/passwd',
  '..\\..\\data\\preau.sqlite',
  'a\r\nb: c',
  'NaN',
  'true',
  'null',
  '000000',
  '１２３４５６',
  '-1',
  '1e9'
]

const numbers = [
  '0',
  '-0',
  '-1',
  '1',
  '0.5',
  '1e-320',
  '1e308',
  '1e999',
  '-1e999',
  '2147483648',
  '-2147483649',
  '4294967296',
  '9007199254740993',
  '123456789012345678901234567890',
  '1000001'
]

/** A text that programs stumble over, now and then a very long one. */
export function strangeText(random: Random, maxLength = 20_000): string {
  if (random.chance(0.02)) {
    const unit = random.pick([...texts, 'x', 'é', '😀']) || 'x'
    return unit.repeat(Math.ceil(random.between(1, maxLength) / unit.length)).slice(0, maxLength)
  }
  if (random.chance(0.3)) return random.pick(telling)
  if (random.chance(0.7)) return random.pick(texts)
  const length = Math.floor(random.between(1, 40))
  const letter = () => String.fromCharCode(Math.floor(random.between(0, 0x10000)))
  return Array.from({ length }, letter).join('')
}

/** Valid JSON of a value that nobody expects. */
export function strangeJson(random: Random, depth = 0): string {
  const kind = random.next()
  if (kind < 0.28) return JSON.stringify(strangeText(random))
  if (kind < 0.5) return random.pick(numbers)
  if (kind < 0.62 || depth > 3) return random.pick(['null', 'true', 'false', '{}', '[]', '""'])
  if (kind < 0.66) return nested(random)
  const size = Math.floor(random.between(0, random.chance(0.03) ? 300 : 5))
  const items = Array.from({ length: size }, () => strangeJson(random, depth + 1))
  if (kind < 0.82) return `[${items.join()}]`
  return `{${items.map((item) => `${key(random)}:${item}`).join()}}`
}

function key(random: Random): string {
  return JSON.stringify(random.chance(0.7) ? random.pick(telling) : strangeText(random, 300))
}

/** Brackets within brackets, as deep as a message may be long. */
function nested(random: Random): string {
  const depth = Math.floor(random.between(1, random.chance(0.3) ? 8000 : 100))
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['[[],', ']']
  ] as const)
  const core = random.pick(['1', '[]', 'null'])
  return `${open.repeat(depth)}${core}${close.repeat(depth)}`
}

/** JSON of this value with one to three things in it altered, or of the value as it is. */
export function mutatedJson(random: Random, value: unknown): string {
  const nodes = countNodes(value)
  const edits = random.chance(0.06) ? 0 : random.pick([1, 1, 1, 2, 3])
  const altered = new Set<number>()
  while (altered.size < Math.min(edits, nodes)) altered.add(Math.floor(random.between(0, nodes)))
  let visited = -1
  const write = (node: unknown): string => {
    visited += 1
    const text = isGroup(node) ? writeGroup(node) : (JSON.stringify(node) ?? 'null')
    return altered.has(visited - countNodes(node) + 1) ? alter(random, text) : text
  }
  const writeGroup = (node: object): string => {
    if (Array.isArray(node)) return `[${node.map(write).join()}]`
    const pairs = Object.entries(node).map(
      ([name, inner]) => `${JSON.stringify(name)}:${write(inner)}`
    )
    return `{${pairs.join()}}`
  }
  return write(value)
}

function isGroup(node: unknown): node is object {
  return typeof node === 'object' && node !== null
}

function countNodes(node: unknown): number {
  if (!isGroup(node)) return 1
  return Object.values(node).reduce((sum: number, inner) => sum + countNodes(inner), 1)
}

function alter(random: Random, text: string): string {
  const isObject = text.startsWith('{') && text.length > 2
  const isArray = text.startsWith('[') && text.length > 2
  if (isObject && random.chance(0.6)) {
    const more = `${key(random)}:${strangeJson(random, 2)}`
    const first = /^\{"[^"]*":/u.exec(text)?.[0] ?? '{'
    return random.pick([
      () => `${text.slice(0, -1)},${more}}`,
      () => `{${more},${text.slice(1)}`,
      // A key that comes twice.
      () => `${text.slice(0, -1)},${first.slice(1)}${strangeJson(random, 2)}}`,
      // A key that is missing, or has another name.
      () => `{${key(random)}:${text.slice(first.length)}`,
      () => `[${text}]`
    ])()
  }
  if (isArray && random.chance(0.6)) {
    return random.pick([
      () => `${text.slice(0, -1)},${strangeJson(random, 2)}]`,
      () => `[${Array.from({ length: 40 }, () => text.slice(1, -1)).join()}]`,
      () => `[${text.slice(1, -1)},${text.slice(1, -1)}]`,
      () => `{"0":${text}}`
    ])()
  }
  if (random.chance(0.15)) return JSON.stringify(text)
  return strangeJson(random)
}
