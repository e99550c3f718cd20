import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A fresh folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'preau-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** All that the files of a folder hold, as bytes. */
export function bytesIn(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')
}

/** How many times a name stands in the files of a folder, whatever they are. */
export function occurrences(folder: string, name: string): number {
  const bytes = Buffer.from(name, 'utf8').toString('latin1')
  return bytesIn(folder).split(bytes).length - 1
}
