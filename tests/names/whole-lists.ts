/**
 * Judges whole lists of French names, towns and words: `npm run names`. They are fetched once from the registry, in exact
 * versions, into node_modules/.cache, and are no dependencies. Fails when more than one in 20,000 of a list is refused that
 * is no insult of `insults.txt`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { judgeName, judgeText } from '../../server/names/judge-name.ts'
import { readInsults } from './word-lists.ts'

const packages = [
  '@faker-js/faker@10.6.0',
  '@etalab/decoupage-administratif@6.0.0',
  'dictionary-fr@3.0.0'
]
const mostRefused = 1 / 20_000
const folder = path.resolve('node_modules/.cache/names')

if (!existsSync(path.join(folder, 'node_modules/dictionary-fr'))) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }')
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--prefix', folder]
  execFileSync('npm', ['install', ...options, ...packages], { stdio: 'inherit' })
}

const insults = new Set(readInsults().map(({ words }) => words.toLowerCase()))
const firstNames = fakerList('first_name')
const surnames = fakerList('last_name')
const lists: Record<string, readonly string[]> = {
  'prénoms français': firstNames.french,
  'prénoms du monde': firstNames.all,
  'noms français': surnames.french,
  'noms du monde': surnames.all,
  'prénoms et noms tirés': pairs(firstNames.french, surnames.all, 50_000),
  communes: read<{ nom: string }[]>('@etalab/decoupage-administratif/data/communes.json').map(
    ({ nom }) => nom
  ),
  'mots du dictionnaire': readFileSync(
    path.join(folder, 'node_modules/dictionary-fr/index.dic'),
    'utf8'
  )
    .split('\n')
    .slice(1)
    .map((line) => line.split(/[/\t ]/u)[0] ?? '')
}
const writings: readonly ((words: string) => string)[] = [
  (words) => words,
  (words) => words.normalize('NFKD').replace(/\p{M}/gu, ''),
  (words) => words.toLowerCase(),
  (words) => words.replaceAll('-', ' ')
]
const judgements: Record<string, (words: string) => boolean> = {
  noms: (words) => judgeName(words) === 'name_rude',
  réponses: (words) => judgeText(words) !== null
}

console.log('| liste | entrées | jugées comme | insultes refusées | autres refusés | lesquels |')
console.log('| --- | ---: | --- | ---: | ---: | --- |')
for (const [title, list] of Object.entries(lists)) {
  const entries = [...new Set(list)].filter((entry) => entry !== '')
  for (const [as, isRefused] of Object.entries(judgements)) {
    const refused = entries.filter((entry) => writings.some((write) => isRefused(write(entry))))
    const others = refused.filter((entry) => !insults.has(entry.toLowerCase()))
    const counts = [entries.length, as, refused.length - others.length, others.length]
    console.log(`| ${[title, ...counts, others.join(', ')].join(' | ')} |`)
    if (others.length > Math.ceil(entries.length * mostRefused)) process.exitCode = 1
  }
}

function fakerList(kind: 'first_name' | 'last_name'): { french: string[]; all: string[] } {
  // Every locale stands in a file of its own.
  const program = `import('@faker-js/faker').then(({ allFakers }) => console.log(JSON.stringify(
    Object.entries(allFakers).map(([locale, { rawDefinitions }]) => [locale, rawDefinitions.person?.${kind} ?? []]))))`
  const text = execFileSync(process.execPath, ['-e', program], { cwd: folder, maxBuffer: 2 ** 26 })
  const named = (JSON.parse(text.toString()) as [string, unknown][]).map(
    ([locale, names]) => [locale, leaves(names).filter((name) => !name.includes('{{'))] as const
  )
  const french = named.filter(([locale]) => locale.startsWith('fr'))
  return { french: french.flatMap(([, names]) => names), all: named.flatMap(([, names]) => names) }
}

function leaves(names: unknown): string[] {
  if (typeof names === 'string') return [names]
  return typeof names === 'object' && names !== null ? Object.values(names).flatMap(leaves) : []
}

/** Full names as people write them: the same ones each time. */
function pairs(first: readonly string[], last: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const [a, b] = [first[(n * 7919) % first.length] ?? '', last[(n * 104_729) % last.length] ?? '']
    return (
      [`${a} ${b}`, `${b}-${a}`, `${a.slice(0, 1)}. ${b}`, `${a}_${b}`, `${a}${b}`][n % 5] ?? ''
    )
  })
}

function read<Content>(file: string): Content {
  return JSON.parse(readFileSync(path.join(folder, 'node_modules', file), 'utf8')) as Content
}
