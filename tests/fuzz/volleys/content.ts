import { readFileSync } from 'node:fs'
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

/** The booklet's quiz, shortened. */
const whole = parse(
  readFileSync(join(import.meta.dirname, '../../../content/aect-quiz.yaml'), 'utf8')
) as { steps: unknown[] }
const activity = { ...whole, steps: whole.steps.slice(1, 3) }
const yaml = stringify(activity)

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
  const before = process.cpuUsage()
  try {
    const reading = readContent(text, 'essai.yaml')
    const { user, system } = process.cpuUsage(before)
    const usedMs = (user + system) / 1000
    if (usedMs > longestMs(text))
      return `reading ${text.length} characters took ${usedMs.toFixed(0)} ms`
    if (reading.ok) return null
    const isClear = reading.problems.every(({ line, expected }) => line >= 1 && expected !== '')
    return isClear && reading.problems.length > 0 ? null : 'refused without saying why'
  } catch (error) {
    return `reading threw ${String(error)}`
  }
}

function file(random: Random): string {
  const text = drawn(random)
  // The longest take seconds, and say no more than others.
  return text.length < 30_000 || random.chance(0.02) ? text : text.slice(0, 30_000)
}

function drawn(random: Random): string {
  const kind = random.next()
  if (kind < 0.5) return mutatedText(random, yaml)
  if (kind < 0.9) return mutatedJson(random, activity)
  if (kind < 0.95) return strangeJson(random)
  return mutatedText(random, 'a: &b [*b, *b]\n? <<: !!js/function x\n- |\n  %TAG ! a\n---\n')
}
