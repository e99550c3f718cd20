import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { RunningServer } from '../support/server.ts'

it.each([
  ['fr-FR', 'fr', 'Page introuvable'],
  ['en-GB', 'en', 'Page not found'],
  ['de', 'fr', 'Page introuvable']
])(
  'an address that does not exist has a page with a title and a language: %s',
  async (wanted, lang, title) => {
    const server = await RunningServer.start()
    for (const path of ['/nowhere', '/host/..%2f', '/images/nothing.png', '/j/']) {
      const headers = { accept: 'text/html,*/*', 'accept-language': wanted }
      const response = await server.request('GET', path, undefined, headers)
      const page = await response.text()
      expect([path, response.status]).toEqual([path, 404])
      expect(page).toContain(`<html lang="${lang}">`)
      expect(page).toContain(`<title>${title} · Préau</title>`)
      // Its style is the one that its policy lets through, and nothing else is.
      const style = /<style>(.*)<\/style>/su.exec(page)?.[1] ?? ''
      const hash = createHash('sha256').update(style).digest('base64')
      const policy = response.headers.get('content-security-policy')
      expect(policy).toContain(`style-src 'sha256-${hash}'`)
      expect(policy).toContain("default-src 'none'")
    }
    const bare = await server.request('GET', '/nowhere', undefined, { accept: 'image/png' })
    expect([bare.status, bare.headers.get('content-type')]).toEqual([
      404,
      'text/plain; charset=utf-8'
    ])
  }
)
