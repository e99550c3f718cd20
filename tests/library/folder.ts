import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that holds these files until the test ends. */
export function folderOf(files: Record<string, string | Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), 'preau-content-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

export const good = `id: essai
title: Essai
summary: Un essai.
language: fr
source:
  title: Livre
  authors: Autrice
  edition: Première édition
  licence: Domaine public
steps:
  - id: une
    kind: choice
    prompt: Laquelle ?
    choices:
      - id: a
        text: celle-ci
      - id: b
        text: celle-là
    right: [a]
    explanation: Parce que.
    limitSeconds: 20
`

/** The good file with one passage changed, which must be there. */
export function goodBut(passage: string, other: string) {
  if (!good.includes(passage)) throw new Error(`Not in the good file: ${passage}`)
  return good.replace(passage, other)
}
