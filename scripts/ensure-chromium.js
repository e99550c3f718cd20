import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './chromium.js'

const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function run(/** @type {string} */ command) {
  console.error(`Chromium is missing: ${command}`)
  spawnSync(command, { shell: true, stdio: ['ignore', 'ignore', 'inherit'] })
}

if (!findChromium() && !process.env.PREAU_CHROMIUM) {
  if (isDebianRoot) {
    run('apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y chromium')
  }
  if (!findChromium()) run('npx playwright-core install chromium')
}

if (!findChromium()) {
  console.error('The tests need Chromium: install it, or name its path in PREAU_CHROMIUM.')
  process.exit(1)
}
