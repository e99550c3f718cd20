import postcss from 'postcss'
import { compat, lacking } from './support.js'

const { properties, selectors, types, 'at-rules': atRules } = compat.css

/** Units and functions of values, by name. */
const inValues = new Map(
  Object.values(types).flatMap((type) => Object.entries(type).filter(([, one]) => one.__compat))
)
const dynamicUnits = types.length?.viewport_percentage_units_dynamic

/**
 * What a style sheet uses that browsers of this floor do not know. What is asked for by `@supports`, or stands in a rule
 * behind another declaration of its property, has a fallback.
 * @param {string} css
 * @param {import('./floors.js').Floor} floor
 * @returns {{ what: string, lacking: string[] }[]}
 */
export function tooNewInStyle(css, floor) {
  /** @type {Map<string, string[]>} */
  const found = new Map()
  const note = (/** @type {string} */ what, /** @type {any} */ feature) => {
    const browsers = lacking(feature, floor)
    if (browsers.length > 0) found.set(what, browsers)
    return browsers.length > 0
  }

  const root = postcss.parse(css)
  root.walkAtRules((rule) => {
    if (rule.name === 'supports') rule.remove()
  })
  root.walkAtRules((rule) => void note(`@${rule.name}`, atRules[rule.name]))
  root.walkRules((rule) => {
    for (const [name = ''] of rule.selector.matchAll(/(?<=::?)[a-z-]+/gu))
      note(`:${name}`, selectors[name])
  })
  root.walkDecls((declaration) => {
    const { prop, value } = declaration
    if (hasFallback(declaration)) return
    if (prop.startsWith('--') || note(prop, properties[prop])) return valueParts(value)
    const words = value.split(/[\s,()]+/u)
    for (const word of words)
      if (/^[a-z-]+$/u.test(word)) note(`${prop}: ${word}`, properties[prop]?.[word])
    valueParts(value)
  })

  /** @param {string} value */
  function valueParts(value) {
    for (const [, name = ''] of value.matchAll(/([a-z-]+)\(/gu))
      note(`${name}()`, inValues.get(name))
    if (/\d[dsl]v(?:h|w|min|max|i|b)\b/u.test(value)) note('dvh', dynamicUnits)
  }

  return Array.from(found, ([what, lacking]) => ({ what, lacking }))
}

/** @param {import('postcss').Declaration} declaration */
function hasFallback(declaration) {
  const { prop, parent } = declaration
  const at = parent?.index(declaration) ?? 0
  return parent?.nodes.some(
    (other, place) =>
      other.type === 'decl' &&
      ((other.prop === prop && place < at) || other.prop === `-webkit-${prop}`)
  )
}
