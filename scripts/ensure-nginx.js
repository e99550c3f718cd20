import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { findNginx, nginxFolder } from './nginx.js'

const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function run(/** @type {string} */ command) {
  console.error(`nginx is missing: ${command}`)
  return spawnSync(command, {
    shell: true,
    cwd: nginxFolder,
    stdio: ['ignore', 'ignore', 'inherit']
  })
}

// Unpacked, not installed: its package would start a service on port 80.
if (!findNginx() && !process.env.PREAU_NGINX && existsSync('/usr/bin/apt-get')) {
  mkdirSync(nginxFolder, { recursive: true })
  if (isDebianRoot) {
    const needs = 'libpcre2-8-0 libssl3 zlib1g libcrypt1 openssl'
    run(
      `apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends ${needs}`
    )
  }
  run('apt-get -qq download nginx && dpkg -x nginx_*.deb .')
}

if (!findNginx()) {
  console.error('The tests need nginx: install it, or name its path in PREAU_NGINX.')
  process.exit(1)
}
