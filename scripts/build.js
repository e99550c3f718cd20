import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesIn } from './files.js'

const root = join(import.meta.dirname, '..')
const main = join(root, 'dist/server/main.js')
const stamp = join(root, 'dist/built-from')

const settings = ['package-lock.json', 'scripts/build.js', 'svelte.config.js', 'vite.config.ts']
const made = /^client\/text\/(?:generated|project\.inlang)\/(?!settings\.json$)/

/** What the build is made from, in one word: dates lie after a copy or a checkout. */
function digest() {
  const hash = createHash('sha256')
  const sources = ['client', 'server', 'shared'].flatMap(filesIn).filter((path) => !made.test(path))
  for (const path of [...settings, ...sources]) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function isBuilt() {
  if (!existsSync(main)) return false
  // A machine that only runs the server need not have the sources.
  if (!existsSync(join(root, 'client'))) return true
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest()
}

async function build() {
  const from = digest()
  rmSync(stamp, { force: true })
  const vite = await import('vite')
  const pages = await vite.createBuilder({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error'
  })
  await pages.buildApp()
  await vite.build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: 'server/main.ts',
      outDir: 'dist/server',
      target: 'node20',
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } }
    }
  })
  writeFileSync(stamp, from)
}

/**
 * Builds the pages and the server, unless that was done from these very sources, and returns the path
 * of the server. The build has a process of its own: a test's or a server's would leave traces in it.
 */
export function ensureBuilt() {
  if (!isBuilt()) {
    const env = { ...process.env, NODE_ENV: 'production', VITEST: undefined, CONSOLA_LEVEL: '1' }
    const { status } = spawnSync(process.execPath, [import.meta.filename], {
      env,
      stdio: ['ignore', 'ignore', 'inherit']
    })
    if (status !== 0) throw new Error('Préau could not be built.')
  }
  return main
}

if (process.argv[1] === import.meta.filename) await build()
