import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** MDN's data: what every browser understands since when. Read as text, since its types are as large as itself. */
export const compat = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@mdn/browser-compat-data')), 'utf8')
)

/** @typedef {import('./floors.js').Floor} Floor */

/**
 * Which browsers of a floor do not know a feature: « Safari 15.4 »; empty when all do, or when nothing is known of it.
 * @param {any} feature a node of `compat`
 * @param {Floor} floor
 * @returns {string[]}
 */
export function lacking(feature, floor) {
  const support = feature?.__compat?.support
  if (!support) return []
  return Object.entries(floor).flatMap(([browser, oldest]) => {
    const since = knownSince(support[browser])
    if (since !== null && !isOlder(oldest, since)) return []
    return [`${compat.browsers[browser].name} ${since ?? '(none)'}`]
  })
}

/**
 * The version that brought a feature in full and under its own name; null when there is none.
 * @param {any} statements
 */
function knownSince(statements) {
  const versions = [statements ?? []]
    .flat()
    .filter((one) => one.version_added && !one.version_removed && !one.flags && !one.prefix)
    .filter((one) => !one.alternative_name && one.version_added !== 'preview')
    .map((one) => String(one.version_added).replace('≤', ''))
  return versions.toSorted((a, b) => (isOlder(a, b) ? -1 : 1))[0] ?? null
}

/**
 * @param {string} one
 * @param {string} other
 */
function isOlder(one, other) {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number))
  const at = [0, 1].find((part) => (a?.[part] ?? 0) !== (b?.[part] ?? 0)) ?? 0
  return (a?.[at] ?? 0) < (b?.[at] ?? 0)
}
