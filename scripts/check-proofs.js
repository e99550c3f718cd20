import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { committedTrees, whatToProve } from './proven.js'

const root = join(import.meta.dirname, '..')
const file = join(root, 'docs/preuves.json')

const proofs = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
const sentence = whatToProve(proofs, committedTrees(root))
if (sentence !== null) {
  console.error(sentence)
  process.exitCode = 1
}
