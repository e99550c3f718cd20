import { readFileSync, writeFileSync } from 'node:fs'

/** What a proof has counted, and which commands play again what it found wrong. */
export interface Counted {
  readonly figures: Readonly<Record<string, number>>
  readonly replay: readonly string[]
}

export function writeFigures(file: string, counted: Counted): void {
  writeFileSync(file, JSON.stringify(counted))
}

export function readFigures(file: string): Counted {
  return JSON.parse(readFileSync(file, 'utf8')) as Counted
}
