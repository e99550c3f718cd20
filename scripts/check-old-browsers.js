import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './build.js'
import { allowed } from './compat/allowed.js'
import { deskFloor, phoneFloor } from './compat/floors.js'
import { tooNewInScript } from './compat/script.js'
import { tooNewInStyle } from './compat/style.js'

ensureBuilt()

const assets = join(import.meta.dirname, '../dist/client/assets')
const unused = new Set(allowed.keys())
const problems = new Set()

for (const file of readdirSync(assets)) {
  const isStyle = file.endsWith('.css')
  if (!isStyle && !file.endsWith('.js')) continue
  const floor = /^(?:host|screen)-/u.test(file) ? deskFloor : phoneFloor
  const text = readFileSync(join(assets, file), 'utf8')
  for (const { what, lacking } of isStyle
    ? tooNewInStyle(text, floor)
    : tooNewInScript(text, floor)) {
    unused.delete(what)
    if (!allowed.has(what)) problems.add(`${file}: ${what} needs ${lacking.join(', ')}`)
  }
}
for (const what of unused) problems.add(`scripts/compat/allowed.js: nothing uses ${what}`)

if (problems.size > 0) {
  console.error([...problems].toSorted().join('\n'))
  process.exitCode = 1
}
