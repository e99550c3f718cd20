import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { describe, expect, it } from 'vitest'
import { filesIn } from '../../scripts/files.js'

interface Locked {
  version?: string
  resolved?: string
  hasInstallScript?: boolean
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}
const lockfile = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>
}
const locked = Object.entries(lockfile.packages).map(([path, entry]) => ({
  name: path.replace(/^.*node_modules\//, ''),
  ...entry
}))

/** Below these, a known hole or an incompatibility. */
const floors: Record<string, string> = {
  'socket.io-parser': '4.2.7', // CVE-2026-69185
  'engine.io': '6.6.7', // CVE-2026-59725
  ws: '8.21.1',
  'socket.io': '4.8.4',
  express: '5.3.0',
  qs: '6.16.0',
  'body-parser': '2.3.0',
  svelte: '5.53.5',
  vite: '8.0.0'
}

/** From here on, Node 20 or the type checker would be lost. */
const ceilings: Record<string, string> = {
  'better-sqlite3': '13.0.0',
  vitest: '5.0.0',
  typescript: '7.0.0'
}

function isBelow(version: string, limit: string): boolean {
  return version.localeCompare(limit, 'en', { numeric: true }) < 0
}

const imported = /^import\s+(?!type\b)(?:[\w\s{},*$]+?\s+from\s+)?'([^'.][^']*)'/gm

function packagesImportedBy(...folders: string[]): Set<string> {
  const specifiers = folders
    .flatMap(filesIn)
    .flatMap((file) => Array.from(readFileSync(file, 'utf8').matchAll(imported), ([, one]) => one!))
  const names = specifiers.map((one) => one.split('/', one.startsWith('@') ? 2 : 1).join('/'))
  return new Set(
    names.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
  )
}

describe('resolved versions', () => {
  it.each(Object.entries(floors))('%s is at least %s', (name, floor) => {
    const versions = locked.filter((one) => one.name === name).map((one) => one.version!)
    expect(versions).not.toEqual([])
    expect(versions.filter((version) => isBelow(version, floor))).toEqual([])
  })

  it.each(Object.entries(ceilings))('%s is below %s', (name, ceiling) => {
    const versions = locked.filter((one) => one.name === name).map((one) => one.version!)
    expect(versions).not.toEqual([])
    expect(versions.filter((version) => !isBelow(version, ceiling))).toEqual([])
  })

  it('are named exactly in the manifest', () => {
    const asked = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(asked.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('are tied to no registry', () => {
    expect(locked.filter((one) => one.resolved !== undefined)).toEqual([])
  })

  it('run the install scripts that were read, and no other', () => {
    const reviewed = Object.keys(manifest.allowScripts).map((key) => key.replace(/(?<=.)@.*/, ''))
    const scripted = locked.filter((one) => one.hasInstallScript).map((one) => one.name)
    expect(scripted.toSorted()).toEqual(reviewed.toSorted())
    const run = Object.keys(manifest.allowScripts).filter((key) => manifest.allowScripts[key])
    expect(run).toEqual(['better-sqlite3'])
  })
})

describe('direct dependencies', () => {
  it('of the server are 12 at most, all declared', () => {
    const names = packagesImportedBy('server')
    expect(names.size).toBeLessThanOrEqual(12)
    expect([...names].filter((name) => !(name in manifest.dependencies))).toEqual([])
  })

  it('of the phone are 3 at most', () => {
    const names = packagesImportedBy('client/play', 'client/net', 'client/text')
    expect(names.size).toBeLessThanOrEqual(3)
  })
})
