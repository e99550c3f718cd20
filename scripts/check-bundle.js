import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { ensureBuilt } from './build.js'

// What a phone may cost before its first question can be answered.
const maxBytes = 45_000
const maxRequests = 6
/** Finding the game by its PIN, and joining it. */
const apiCalls = 2

ensureBuilt()

const read = (/** @type {string} */ url) =>
  readFileSync(join(import.meta.dirname, '../dist/client', url))
const find = (/** @type {string} */ text, /** @type {RegExp} */ pattern) =>
  Array.from(text.matchAll(pattern), (match) => match[1] ?? '')

/** The phone's page is built once for each language. */
for (const page of ['play', 'play-en']) checkPage(`${page}/index.html`)

/** @param {string} page */
function checkPage(page) {
  const html = read(page).toString()
  const from = (/** @type {string} */ file, /** @type {string} */ link) =>
    posix.join(posix.dirname(file), link)
  const links = find(html, /(?:src|href)="(?!data:)([^"]+)"/g)
  const files = new Set(links.map((link) => from(page, link)))

  // What a script imports at once counts; what it imports when it is needed, after the first answer, does not.
  // A set visits what is added.
  for (const file of files) {
    if (!/\.(?:js|css)$/.test(file)) continue
    const text = read(file).toString()
    const named = file.endsWith('.js')
      ? find(text, /(?:^|;)(?:import|export)[^;("'`]*["'`](\.\/[\w.-]+\.js)["'`]/g)
      : find(text, /url\(["']?(?!data:)([^)"'#]+)/g)
    for (const one of named) files.add(from(file, one))
  }

  let bytes = 0
  for (const file of files) {
    const counts = /\.(?:js|css)$/.test(file)
    const size = counts ? brotliCompressSync(read(file)).length : read(file).length
    if (counts) bytes += size
    console.log(`${String(size).padStart(7)} ${counts ? 'brotli' : '      '}  ${file}`)
  }

  const requests = 1 + files.size + apiCalls
  console.log(`${String(bytes).padStart(7)} of ${maxBytes} bytes of script and style, brotli`)
  console.log(
    `${String(requests).padStart(7)} of ${maxRequests} requests: page, ${files.size} files, ${apiCalls} API calls`
  )

  if (bytes > maxBytes || requests > maxRequests) {
    console.error('The phone page is over its budget.')
    process.exitCode = 1
  }
}
