import { spawnSync } from 'node:child_process'

/** What the long proofs prove: a change of any of it makes them old. */
export const provenFolders = ['server/game', 'server/room', 'server/log', 'client/net']

/**
 * @typedef {Record<string, number>} Figures
 * @typedef {{
 *   commit: string, trees: Record<string, string>, machine: string, node: string, date: string, seconds: number,
 *   figures: Figures
 * }} Proof
 * @typedef {keyof typeof fullScale} Part
 * @typedef {Partial<Record<Part, Proof>>} Proofs
 */

/** What each part must have gone through at least, and what it may not have met. */
export const fullScale = {
  simulation: {
    least: { seeds: 20_000, freezes: 1, clockJumps: 1, inTime: 1 },
    none: ['broken', 'refusedInTime']
  },
  chaos: {
    least: { minutes: 5, longestFreezeMs: 40_000, inTime: 1 },
    none: ['faults', 'lost', 'double', 'refusedInTime']
  },
  fuzz: { least: { inputs: 1_000_000 }, none: ['crashes', 'hangs', 'stateChanges', 'faults'] },
  power: { least: { cuts: 5000 }, none: ['lost', 'unreadable', 'torn', 'returned'] }
}

export const parts = /** @type {Part[]} */ (Object.keys(fullScale))

/**
 * What a part lacks to be a proof, in words. A figure that is not there lacks too.
 * @param {Part} part
 * @param {Figures} figures
 */
export function lacking(part, figures) {
  const { least, none } = fullScale[part]
  return [
    ...Object.entries(least)
      .filter(([name, number]) => !((figures[name] ?? 0) >= number))
      .map(([name, number]) => `${name} ${figures[name] ?? 'missing'}, not ${number}`),
    ...none
      .filter((name) => figures[name] !== 0)
      .map((name) => `${name} ${figures[name] ?? 'missing'}, not 0`)
  ]
}

/**
 * One sentence that says what to run, or null when everything is proven as it is now.
 * @param {Proofs} proofs
 * @param {Record<string, string>} trees
 */
export function whatToProve(proofs, trees) {
  /** @type {Map<string, Part[]>} */
  const reasons = new Map()
  for (const part of parts) {
    const reason = whyNotProven(part, proofs[part], trees)
    if (reason !== null) reasons.set(reason, [...(reasons.get(reason) ?? []), part])
  }
  if (reasons.size === 0) return null
  const toRun = [...reasons.values()].flat()
  const why = [...reasons].map(([reason, which]) => `${which.join(', ')}: ${reason}`)
  const only = toRun.length < parts.length ? ` -- --only ${toRun.join(',')}` : ''
  return `Not proven as it is now (${why.join('; ')}): run \`npm run proofs${only}\` and commit docs/preuves.json and docs/preuves.md.`
}

/**
 * @param {Part} part
 * @param {Proof | undefined} proof
 * @param {Record<string, string>} trees
 */
function whyNotProven(part, proof, trees) {
  if (!proof) return 'never run'
  const changed = provenFolders.filter((folder) => proof.trees[folder] !== trees[folder])
  if (changed.length > 0) {
    return `${changed.join(', ')} changed since ${proof.commit.slice(0, 7)}`
  }
  const lacks = lacking(part, proof.figures)
  return lacks.length > 0 ? lacks.join(', ') : null
}

/**
 * The proven folders as they were committed last: in any clone, however shallow.
 * @param {string} root
 * @returns {Record<string, string>}
 */
export function committedTrees(root) {
  return Object.fromEntries(
    provenFolders.map((folder) => [folder, git(root, 'rev-parse', `HEAD:${folder}`)])
  )
}

/**
 * @param {string} root
 * @param {string[]} words
 */
export function git(root, ...words) {
  const { status, stdout, stderr, error } = spawnSync('git', words, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${words.join(' ')}: ${error?.message ?? stderr.trim()}`)
  return stdout.trim()
}
