import { dirname, relative, resolve, sep } from 'node:path'
import { directions } from './directions.js'

/** @type {import('eslint').Rule.RuleModule} */
const importDirections = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { refused: '{{ own }} may not import {{ what }}: see scripts/lint/directions.js.' }
  },
  create(context) {
    const inProject = (/** @type {string} */ path) =>
      relative(context.cwd, path).split(sep).join('/')
    const file = inProject(context.filename)
    const own = /^(?:(?:client|server)\/)?[^/]+/.exec(file)?.[0] ?? file
    const row = directions.find(({ from }) => file.startsWith(from))

    function isAllowed(/** @type {string} */ specifier) {
      if (!/^\.{0,2}\//.test(specifier)) {
        return row?.packages.some((name) => isPartOf(specifier, name))
      }
      const target = inProject(resolve(dirname(context.filename), specifier))
      if (row?.from === '' && !target.includes('/')) return true
      return target.startsWith(`${own}/`) || row?.may.some((start) => target.startsWith(start))
    }

    function check(/** @type {any} */ node) {
      const what = node.source?.value
      if (typeof what !== 'string' || isAllowed(what)) return
      context.report({ node, messageId: 'refused', data: { own, what } })
    }

    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
      TSImportType: check
    }
  }
}

/** @param {string} specifier @param {string} name */
function isPartOf(specifier, name) {
  if (name.endsWith('*')) return specifier.startsWith(name.slice(0, -1))
  return specifier === name || specifier.startsWith(`${name}/`)
}

/** @type {import('eslint').Rule.RuleModule} */
const noBarrels = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { barrel: 'A file that only passes others on hides where things live.' }
  },
  create: (context) => ({
    Program(node) {
      const passing = node.body.filter(
        (one) =>
          one.type === 'ExportAllDeclaration' ||
          (one.type === 'ExportNamedDeclaration' && !one.declaration)
      )
      const importing = node.body.filter((one) => one.type === 'ImportDeclaration')
      if (passing.length > 0 && passing.length + importing.length === node.body.length) {
        context.report({ node, messageId: 'barrel' })
      }
    }
  })
}

export const rules = { 'import-directions': importDirections, 'no-barrels': noBarrels }
