import { readFileSync } from 'node:fs'

export interface Insult {
  readonly words: string
  /** `cru`: refused in names only; `sigle`: in small letters only. */
  readonly kind: string
}

/** What must be refused. */
export function readInsults(): readonly Insult[] {
  return readList('insults.txt')
}

/** What must be taken, however near. */
export function readNearMisses(): readonly string[] {
  return readList('near-misses.txt').map(({ words }) => words)
}

/** Lines of `kind: some words, some more`. */
function readList(file: string): readonly Insult[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const [kind = '', list = ''] = line.split(': ')
      return list.split(', ').map((words) => ({ kind, words }))
    })
}
