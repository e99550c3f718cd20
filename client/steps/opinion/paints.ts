import type { OpinionOption } from '../../../shared/steps/opinion.ts'
import { letterOf } from '../../ui/letters.ts'

/** How an option is painted: a colour with its sign, which tells them apart without it. */
export interface Paint {
  readonly fill: string
  readonly on: string
  readonly sign: string
}

const chalk = 'var(--chalk)'
const ink = 'var(--paint-ink)'

/**
 * Strong at the far ends, light near the middle, and the same on both sides: a colour must not say which side is right.
 * The signs tell them apart.
 */
const scale: Record<string, Paint> = {
  '2': { fill: 'var(--choice-a)', on: chalk, sign: '++' },
  '1': { fill: 'oklch(0.8 0.07 256)', on: ink, sign: '+' },
  '0': { fill: 'oklch(0.82 0.02 85)', on: ink, sign: '=' },
  '-1': { fill: 'oklch(0.8 0.07 256)', on: ink, sign: '−' },
  '-2': { fill: 'var(--choice-a)', on: chalk, sign: '−−' }
}
const without: Paint = { fill: 'var(--choice-f)', on: chalk, sign: '?' }

const letters = ['a', 'b', 'c', 'd', 'e', 'f']

export function paintOf(options: readonly OpinionOption[], index: number): Paint {
  const isScale = options.some(({ agreement }) => agreement !== null)
  if (isScale) {
    const agreement = options[index]?.agreement ?? null
    return agreement === null ? without : (scale[String(agreement)] ?? without)
  }
  const letter = letters[index % letters.length] ?? 'a'
  const on = letter === 'c' ? ink : chalk
  return { fill: `var(--choice-${letter})`, on, sign: letterOf(index) }
}
