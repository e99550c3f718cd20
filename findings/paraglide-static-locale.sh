#!/usr/bin/env bash
# @inlang/paraglide-js 2.23.2, `experimentalStaticLocale` with the expression that its own bundles of one language use
# (`/** @type {any} */ (globalThis).__PARAGLIDE_STATIC_LOCALE__`): with the locale written in, each message still carries the
# check that nobody asks for another one, warning of 124 letters included. A bundler cannot take it out: `options.locale`
# may be a getter. Fifty short messages are mostly that sentence.
#
# Seen on 2026-12-01: 50 messages, 50 warnings, 14147 bytes minified by esbuild 0.28.2; without that line 5047 bytes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @inlang/paraglide-js@2.23.2 @inlang/plugin-message-format@4.4.4 esbuild@0.28.2 vite@8.3.8

mkdir -p project.inlang messages
cat >project.inlang/settings.json <<'JSON'
{
  "baseLocale": "fr",
  "locales": ["fr", "en"],
  "modules": ["./node_modules/@inlang/plugin-message-format/dist/index.js"],
  "plugin.inlang.messageFormat": { "pathPattern": "./messages/{locale}.json" }
}
JSON
cat >make.mjs <<'JS'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { compile } from '@inlang/paraglide-js'
import { build } from 'esbuild'

const count = 50
for (const locale of ['fr', 'en']) {
  const messages = Array.from({ length: count }, (_, n) => [`said_${n}`, `${locale} text ${n}`])
  writeFileSync(`messages/${locale}.json`, JSON.stringify(Object.fromEntries(messages)))
}
await compile({
  project: './project.inlang',
  outdir: './generated',
  strategy: ['baseLocale'],
  experimentalStaticLocale: '/** @type {any} */ (globalThis).__PARAGLIDE_STATIC_LOCALE__',
  disableAsyncLocalStorage: true
})
writeFileSync('page.js', `import { m } from './generated/messages.js'\nfor (const say of Object.values(m)) console.log(say())`)
const bundle = async () => {
  const { outputFiles } = await build({
    entryPoints: ['page.js'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    define: { 'globalThis.__PARAGLIDE_STATIC_LOCALE__': '"fr"' }
  })
  return outputFiles[0].text
}
const whole = await bundle()
const warnings = whole.split('options.locale cannot override').length - 1
for (const file of readdirSync('generated/messages')) {
  const path = `generated/messages/${file}`
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replaceAll(/^.*options\.locale !== undefined.*$/gmu, ''))
}
const plain = await bundle()
console.log(`${count} messages, ${warnings} warnings, ${whole.length} bytes; without them ${plain.length} bytes`)
console.log(`English left in: ${/en text 7/u.test(whole)}`)
process.exitCode = warnings === count && whole.length > 2 * plain.length ? 0 : 1
JS
node make.mjs
