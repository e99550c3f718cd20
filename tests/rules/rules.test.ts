import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { filesIn } from '../../scripts/files.js'

const id = /[A-Z]+-\d+/g

const rules = Array.from(
  readFileSync('server/game/RULES.md', 'utf8').matchAll(/^\s*- \*\*([A-Z]+-\d+)\*\*/gm),
  ([, rule]) => rule!
)

const testFiles = filesIn('tests').filter((file) => file.endsWith('.test.ts'))
/** The rules that open a test's title: `it('SCORE-1, SCORE-2 …'`, `it.each(…)('JOIN-3 …'`. */
const tested = testFiles.flatMap((file) =>
  Array.from(
    readFileSync(file, 'utf8').matchAll(/\(\s*(['"`])([A-Z]+-\d+(?:, ?[A-Z]+-\d+)*)(?=[ :'"`])/g),
    ([, , ids]) => ids!.match(id)!.map((rule) => ({ file, rule }))
  ).flat()
)

it('each rule has an id of its own', () => {
  expect(rules).not.toEqual([])
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
})

it('each rule has a test', () => {
  const ids = new Set(tested.map(({ rule }) => rule))
  expect(rules.filter((rule) => !ids.has(rule))).toEqual([])
})

it('each test names a rule that exists', () => {
  expect(tested.filter(({ rule }) => !rules.includes(rule))).toEqual([])
})
