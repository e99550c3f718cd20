import express, { Router } from 'express'
import { expect, it } from 'vitest'
import { createHttp, type HttpPorts } from '../../server/http/http.ts'
import { createHostAccess } from '../../server/http/host-access.ts'
import { openJournal } from '../../server/journal.ts'
import { memorySessions } from '../../server/log/sessions.ts'
import { listen, RunningServer } from '../support/server.ts'

const withLink = { PREAU_HOST_PASSWORD: '' }

it('opens a session with the printed link, once', async () => {
  const server = await RunningServer.start(withLink)
  const token = server.app.access.firstLink ?? ''
  const open = async (tried: string) => {
    const response = await server.request('POST', '/api/host/session', { token: tried })
    return [response.status, response.status === 204 ? null : await response.json()]
  }
  expect(await open('guess')).toEqual([401, { code: 'wrong_link' }])
  expect(await open(token)).toEqual([204, null])
  expect(await open(token)).toEqual([401, { code: 'wrong_link' }])
  const password = await server.request('POST', '/api/host/session', { password: 'longenough' })
  expect(password.status).toBe(401)
})

it('opens nothing with the link when its body is not as agreed', async () => {
  const server = await RunningServer.start(withLink)
  const token = server.app.access.firstLink ?? ''
  for (const body of [
    { token, more: 1 },
    { token: [token] },
    '{"token":',
    { token, x: 'x'.repeat(5000) }
  ]) {
    const response = await server.request('POST', '/api/host/session', body)
    expect(await response.json()).toEqual({ code: 'bad_message' })
  }
  expect(server.app.access.openWithLink(token)).not.toBeNull()
})

it('guards the cookie and the link to the server more under https', async () => {
  const server = await RunningServer.start({ PREAU_PUBLIC_URL: 'https://preau.exemple.fr' })
  expect(await server.signIn()).not.toBe('')
  const response = await server.request(
    'POST',
    '/api/host/session',
    { password: 'sous le préau' },
    { origin: 'https://preau.exemple.fr' }
  )
  expect(response.headers.get('set-cookie')).toMatch(/; Secure/u)
  expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000')
  expect(response.headers.get('content-security-policy')).toContain('wss://')
})

it('promises no https on a classroom’s network', async () => {
  const server = await RunningServer.start()
  const response = await server.request('POST', '/api/host/session', { password: 'sous le préau' })
  expect(response.headers.get('set-cookie')).not.toMatch(/Secure/u)
  expect(response.headers.get('strict-transport-security')).toBeNull()
})

it('logs a defect whole and tells nothing of it', async () => {
  const lines: string[] = []
  const url = await listen(
    express().use(
      createHttp({
        access: createHostAccess(memorySessions(), null, () => 0),
        games: {
          pinInfo: () => {
            throw new TypeError('a defect')
          }
        },
        journal: openJournal('info', { write: (line: string) => void lines.push(line) }),
        pages: Router(),
        images: 'content/images',
        origins: () => []
      } as unknown as HttpPorts)
    )
  )
  const response = await fetch(`${url}/api/pins/482913`)
  expect([response.status, await response.text()]).toEqual([500, '{"code":"server_error"}'])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('a defect')
  expect(lines[0]).not.toContain('482913')
})
