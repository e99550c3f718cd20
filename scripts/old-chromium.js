import { spawnSync } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

const folder = join(import.meta.dirname, '../node_modules/.cache/old-chromium')

/** Packages that hold a whole Chromium for Linux, by its major version. */
const packages = {
  88: 'chrome-aws-lambda@5.5.0',
  92: '@sparticuz/chromium@92.0.0',
  106: '@sparticuz/chromium@106.0.2'
}

/** @typedef {keyof typeof packages} OldVersion */

export const oldVersions = /** @type {OldVersion[]} */ (Object.keys(packages).map(Number))

/**
 * The path of a Chromium of years ago, fetched from the registry when it is not here yet, and the folder of libraries it
 * may miss. Throws when it can be had in no way.
 * @param {OldVersion} version
 */
export async function oldChromium(version) {
  const home = join(folder, String(version))
  const path = join(home, 'chromium')
  if (!existsSync(path)) {
    console.error(`Fetching Chromium ${version} (${packages[version]})`)
    const bin = fetchPackage(packages[version], home)
    const libraries = join(home, 'aws.tar')
    await inflate(join(bin, 'aws.tar.br'), libraries)
    run('tar', ['-xf', libraries, '-C', home])
    await inflate(join(bin, 'chromium.br'), `${path}.part`)
    rmSync(join(home, 'package'), { recursive: true })
    renameSync(`${path}.part`, path)
  }
  return { path, libraries: join(home, 'lib') }
}

/**
 * @param {string} name
 * @param {string} home
 */
function fetchPackage(name, home) {
  mkdirSync(home, { recursive: true })
  const packed = run('npm', ['pack', name, '--silent', '--pack-destination', home])
  run('tar', ['-xzf', join(home, packed.trim()), '-C', home, 'package/bin'])
  rmSync(join(home, packed.trim()))
  return join(home, 'package/bin')
}

/**
 * @param {string} from
 * @param {string} to
 */
async function inflate(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  const executable = createWriteStream(to, { mode: 0o755 })
  await pipeline(createReadStream(from), createBrotliDecompress(), executable)
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const { status, stdout } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit']
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
  return stdout
}
