import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import express from 'express'
import { expect, it, vi } from 'vitest'
import { builtPages } from '../../server/http/pages.ts'
import { securityHeaders } from '../../server/http/security.ts'
import { temporaryFolder } from '../support/folder.ts'
import { listen } from '../support/server.ts'

/** A folder with pages as small as can be. */
function builtFolder(): string {
  const root = temporaryFolder()
  const files = {
    'secret.txt': 'never to be served',
    'dist/client/play/index.html': 'play',
    'dist/client/play-en/index.html': 'play-en',
    'dist/client/host/index.html': 'host',
    'dist/client/screen/index.html': 'screen',
    'dist/client/assets/play-abc.js': 'script',
    'dist/client/assets/play-abc.js.br': brotliCompressSync('script')
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

async function pages(): Promise<string> {
  return listen(express().use(builtPages(builtFolder())))
}

const inFrench = { headers: { 'accept-language': 'fr' } }

it('answers each address with its page, to be asked for each time', async () => {
  const url = await pages()
  for (const [path, page] of [
    ['/', 'play'],
    ['/j/482913', 'play'],
    ['/host?token=x', 'host'],
    ['/host/games/a', 'host'],
    ['/host/games/a/stage', 'host'],
    ['/host/games/a/nowhere', 'host'],
    ['/screen/a', 'screen']
  ] as const) {
    const response = await fetch(url + path, inFrench)
    expect([path, await response.text()]).toEqual([path, page])
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('vary')).toBe('accept-encoding, accept-language')
  }
})

it('gives a phone the page of its language', async () => {
  const url = await pages()
  const text = async (language: string) =>
    (await fetch(url, { headers: { 'accept-language': language } })).text()
  expect(await text('en-GB,en')).toBe('play-en')
  expect(await text('de, fr;q=0.5, en;q=0.2')).toBe('play')
  expect(await text('*')).toBe('play')
})

it('gives a phone the page of the language chosen, whatever its own', async () => {
  const url = await pages()
  const text = async (query: string) => (await fetch(`${url}/j/482913?${query}`, inFrench)).text()
  expect(await text('lang=en')).toBe('play-en')
  expect(await text('lang=fr')).toBe('play')
  expect(await text('lang=xx&lang=en')).toBe('play')
})

it('keeps assets for ever, and sends them compressed', async () => {
  const { headers } = await fetch(`${await pages()}/assets/play-abc.js`, {
    headers: { 'accept-encoding': 'br' }
  })
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(headers.get('content-encoding')).toBe('br')
  expect(headers.get('vary')).toMatch(/accept-encoding/iu)
})

it.each([
  '/nowhere',
  '/play/index.html',
  '/assets/nothing.js',
  '/assets/..%2f..%2f..%2fsecret.txt'
])('has nothing at %s', async (path) => {
  const response = await fetch((await pages()) + path)
  expect(response.status).toBe(404)
  expect(await response.text()).not.toContain('never to be served')
})

it('closes the file of a download cut short', async () => {
  const root = builtFolder()
  writeFileSync(join(root, 'dist/client/assets/large.js'), Buffer.alloc(8_000_000))
  const url = new URL(await listen(express().use(builtPages(root))))
  const openFiles = () => readdirSync('/proc/self/fd').length
  const before = openFiles()
  for (let n = 0; n < 40; n += 1) {
    const socket = connect(Number(url.port), url.hostname)
    socket.write('GET /assets/large.js HTTP/1.1\r\nHost: x\r\n\r\n')
    await once(socket, 'data')
    socket.resetAndDestroy()
  }
  await vi.waitFor(() => expect(openFiles()).toBeLessThan(before + 20), 5000)
})

it('ignores a range, sound or not', async () => {
  const url = `${await pages()}/assets/play-abc.js`
  for (const range of ['bytes=0-1', 'bytes=10-5', 'bytes=0-99999999999999999999']) {
    const response = await fetch(url, { headers: { range } })
    expect([response.status, await response.text()]).toEqual([200, 'script'])
  }
})

it('points at its assets from wherever it is served, compressed or not', async () => {
  const root = builtFolder()
  const built = '<script src="../assets/play-abc.js"></script>'
  writeFileSync(join(root, 'dist/client/play/index.html'), built)
  for (const [basePath, expected] of [
    ['/', '<script src="/assets/play-abc.js"></script>'],
    ['/preau/', '<script src="/preau/assets/play-abc.js"></script>']
  ] as const) {
    const url = await listen(express().use(builtPages(root, basePath)))
    for (const encoding of ['br', 'gzip', 'identity']) {
      const headers = { 'accept-encoding': encoding, 'accept-language': 'fr' }
      const response = await fetch(`${url}/j/482913`, { headers })
      expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding)
      expect(await response.text()).toBe(expected)
    }
  }
})

it('lets a page run the scripts written within it, and no other', async () => {
  const root = builtFolder()
  const built = '<script>one()</script><script src="../assets/play-abc.js"></script>'
  writeFileSync(join(root, 'dist/client/play/index.html'), built)
  const app = express().use(securityHeaders(false, false), builtPages(root))
  const url = await listen(app)
  const policy = async (path: string) =>
    (await fetch(url + path, inFrench)).headers.get('content-security-policy')
  const digest = createHash('sha256').update('one()').digest('base64')
  expect(await policy('/j/482913')).toContain(`;script-src 'self' 'sha256-${digest}';`)
  for (const path of ['/host', '/assets/play-abc.js'])
    expect(await policy(path)).toContain(";script-src 'self';")
})
