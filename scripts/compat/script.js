import { parse } from 'acorn'
import { compat, lacking } from './support.js'

const { builtins, classes, operators, regular_expressions: regular } = compat.javascript
const { api, html } = compat

/** What global names stand for, where it is not what they are called. */
const globals = new Map(
  Object.entries({
    window: api.Window,
    self: api.Window,
    globalThis: api.Window,
    document: api.Document,
    navigator: api.Navigator,
    crypto: api.Crypto,
    performance: api.Performance,
    location: api.Location,
    history: api.History
  })
)

/** Every member of every built-in and interface, by name: of whatever it is called on, nothing is known. */
const members = new Map()
for (const owner of [...Object.values(builtins), ...Object.values(api)]) {
  for (const [name, member] of Object.entries(owner)) {
    if (name === '__compat' || name.endsWith('_static') || name.endsWith('_event')) continue
    members.set(name, [...(members.get(name) ?? []), member])
  }
}

/**
 * What a script uses that browsers of this floor do not know: syntax, globals, and members whose name means nothing
 * older and is not the script's own.
 * @param {string} code
 * @param {import('./floors.js').Floor} floor
 * @returns {{ what: string, lacking: string[] }[]}
 */
export function tooNewInScript(code, floor) {
  /** @type {Map<string, string[]>} */
  const found = new Map()
  const note = (/** @type {string} */ what, /** @type {any} */ feature) => {
    const browsers = lacking(feature, floor)
    if (browsers.length > 0) found.set(what, browsers)
  }
  const tree = parse(code, { ecmaVersion: 'latest', sourceType: 'module' })
  const own = ownNames(tree)
  walk(tree, (node) => {
    switch (node.type) {
      case 'MemberExpression':
        if (!node.computed) noteMember(node)
        break
      case 'Identifier':
        note(node.name, api[node.name] ?? builtins[node.name] ?? functionOf(node.name))
        break
      case 'CallExpression':
        if (node.callee.property?.name === 'addEventListener') noteEvent(node.arguments[0]?.value)
        break
      case 'Literal':
        if (node.regex) noteRegex(node.regex.pattern, node.regex.flags)
        else if (typeof node.value === 'string') noteText(node.value)
        break
      case 'TemplateElement':
        noteText(node.value.cooked ?? '')
        break
      case 'PropertyDefinition':
        note(
          'class field',
          node.key.type === 'PrivateIdentifier'
            ? classes.private_class_fields
            : classes.public_class_fields
        )
        break
      case 'MethodDefinition':
        if (node.key.type === 'PrivateIdentifier') note('#method()', classes.private_class_methods)
        break
      case 'StaticBlock':
        note('static {}', classes.static.initialization_blocks)
        break
      case 'BinaryExpression':
        if (node.left.type === 'PrivateIdentifier') note('#x in', classes.private_class_fields_in)
        break
      case 'AssignmentExpression':
        if (node.operator === '??=') note('??=', operators.nullish_coalescing_assignment)
        break
    }
  })
  if (tree.body.some(awaits)) note('top-level await', operators.await.top_level)
  return Array.from(found, ([what, lacking]) => ({ what, lacking }))

  /** @param {any} node */
  function noteMember({ object, property }) {
    const { name } = property
    const owner = globals.get(object.name) ?? api[object.name] ?? builtins[object.name]
    const known = owner?.[`${name}_static`] ?? owner?.[name]
    if (known) return note(`${object.name}.${name}`, known)
    const meanings = members.get(name)
    if (!meanings || own.has(name)) return
    if (meanings.every((/** @type {any} */ one) => lacking(one, floor).length > 0))
      note(`.${name}`, meanings[0])
  }

  /** @param {unknown} event */
  function noteEvent(event) {
    const feature =
      api.Element[`${event}_event`] ??
      api.Window[`${event}_event`] ??
      api.Document[`${event}_event`]
    note(`${event} event`, feature)
  }

  /**
   * @param {string} pattern
   * @param {string} flags
   */
  function noteRegex(pattern, flags = '') {
    if (/\(\?<[=!]/u.test(pattern)) note('(?<= or (?<! in a pattern', regular.lookbehind_assertion)
    if (flags.includes('v')) note('v flag', builtins.RegExp.unicodeSets)
    if (flags.includes('d')) note('d flag', builtins.RegExp.hasIndices)
  }

  /** @param {string} text a pattern, a piece of a page, or anything else */
  function noteText(text) {
    noteRegex(text)
    for (const [, element = '', attributes = ''] of text.matchAll(/<([a-z][\w-]*)([^>]*)/gu)) {
      note(`<${element}>`, html.elements[element])
      for (const [name] of attributes.matchAll(/(?<=\s)[a-z][\w-]*/gu))
        note(`${name}=`, html.global_attributes[name] ?? html.elements[element]?.[name])
    }
  }
}

/** @param {string} name */
function functionOf(name) {
  return api.Window[name]?.__compat?.tags?.includes('global') ? api.Window[name] : undefined
}

/** Names that the script gives to members of its own objects. @param {any} tree */
function ownNames(tree) {
  const names = new Set()
  walk(tree, ({ type, key, computed }) => {
    const defines =
      type === 'Property' || type === 'MethodDefinition' || type === 'PropertyDefinition'
    if (defines && !computed) names.add(key.name ?? key.value)
  })
  return names
}

/** @param {any} node whether it waits outside any function */
function awaits(node) {
  if (!node || typeof node !== 'object' || /Function/u.test(node.type ?? '')) return false
  return node.type === 'AwaitExpression' || Object.values(node).some(awaits)
}

/**
 * @param {any} node
 * @param {(node: any) => void} look
 */
function walk(node, look) {
  if (typeof node.type === 'string') look(node)
  for (const child of Object.values(node)) {
    if (child && typeof child === 'object') walk(child, look)
  }
}
