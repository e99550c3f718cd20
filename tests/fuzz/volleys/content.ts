import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { readContent } from '../../../server/library/read-content.ts'
import type { Random } from '../../load/random.ts'
import { mutatedText } from '../mutate.ts'
import { mutatedJson, strangeJson } from '../strange.ts'
import type { Volley } from './volley.ts'

/** Reading takes time in proportion to the length, nests and all. */
const longestMs = (text: string) => 100 + text.length / 75
const together = 20

const folder = join(import.meta.dirname, '../../../content')
const mostItems = 4

/** The files of the library, one of each sort of step at least, their lists shortened. */
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => {
    const whole = parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>
    const value = name.startsWith('decouvrir') ? whole : shortened(whole)
    const text = stringify(value)
    const { ok } = readContent(text, name)
    if (!ok) throw new Error(`${name} is spoilt before anything was done to it`)
    return { value, text }
  })

function shortened(whole: Record<string, unknown>): Record<string, unknown> {
  const lists = ['steps', 'terms'].flatMap((key) => {
    const list = whole[key]
    return Array.isArray(list) ? [[key, list.slice(0, mostItems)] as const] : []
  })
  return { ...whole, ...Object.fromEntries(lists) }
}

/** Content files that no author meant: each is read, or refused with a file, a line and what was expected. */
export const content: Volley = async (random) => {
  const faults = []
  for (let n = 0; n < together; n += 1) {
    const fault = faultWith(file(random))
    if (fault !== null) faults.push(fault)
  }
  // Others may go on meanwhile.
  await new Promise((done) => setImmediate(done))
  return { inputs: together, faults }
}

function faultWith(text: string): string | null {
  try {
    const { reading, usedMs } = timed(text)
    // What takes long by itself does so each time; tidying up after others does not.
    if (usedMs > longestMs(text)) {
      const leastMs = Math.min(usedMs, timed(text).usedMs, timed(text).usedMs)
      if (leastMs > longestMs(text))
        return `reading ${text.length} characters took ${leastMs.toFixed(0)} ms`
    }
    if (reading.ok) return null
    const isClear = reading.problems.every(({ line, expected }) => line >= 1 && expected !== '')
    return isClear && reading.problems.length > 0 ? null : 'refused without saying why'
  } catch (error) {
    return `reading threw ${String(error)}`
  }
}

function timed(text: string) {
  const before = process.cpuUsage()
  const reading = readContent(text, 'essai.yaml')
  const { user, system } = process.cpuUsage(before)
  return { reading, usedMs: (user + system) / 1000 }
}

function file(random: Random): string {
  const text = drawn(random)
  // The longest take seconds, and say no more than others.
  return text.length < 30_000 || random.chance(0.02) ? text : text.slice(0, 30_000)
}

function drawn(random: Random): string {
  const kind = random.next()
  const { value, text } = random.pick(files)
  if (kind < 0.5) return mutatedText(random, text)
  if (kind < 0.9) return mutatedJson(random, value)
  if (kind < 0.95) return strangeJson(random)
  return mutatedText(random, 'a: &b [*b, *b]\n? <<: !!js/function x\n- |\n  %TAG ! a\n---\n')
}
