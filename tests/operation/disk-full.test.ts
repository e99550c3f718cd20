import { expect, it } from 'vitest'
import type { HostView } from '../../shared/views.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import { RunningServer, type TestClient } from '../support/server.ts'

const storageWorks = (host: TestClient) => (host.view as HostView).storageWorks

it('LOG-3 a full disk refuses, tells the trainer, keeps what was stored; with space again the game goes on', async () => {
  const server = await RunningServer.start()
  const { gameId, pin } = await server.launch()
  const host = await server.host(gameId)
  const amina = await server.player(pin, 'Amina')
  const pages = server.database.pragma('page_count', { simple: true }) as number
  server.database.pragma(`max_page_count = ${pages}`)

  // What is left of the last pages takes a few more.
  const seated = ['Amina']
  let refusal: Response | null = null
  for (let n = 1; n <= 60 && refusal === null; n += 1) {
    const body = { pin, key: `the key of number ${n}`, name: `Yanis ${n}` }
    const response = await server.request('POST', '/api/join', body)
    if (response.ok) seated.push(body.name)
    else refusal = response
  }
  expect([refusal?.status, await refusal?.json()]).toEqual([503, { code: 'storage_failed' }])
  await host.until(() => !storageWorks(host))
  expect((await server.request('GET', '/readyz')).status).toBe(503)
  // A name is smaller than a seat: the last page may take a few.
  const rename = (n: number) => amina.send({ type: 'Rename', name: `${'A'.repeat(17)} ${n}` })
  let reply = await rename(1)
  for (let n = 2; n <= 60 && reply.ok; n += 1) reply = await rename(n)
  expect(reply).toEqual({ ok: false, code: 'storage_failed' })
  const stored = async () =>
    (await sqliteLog(server.database).read(gameId)).flatMap(({ event }) =>
      event.type === 'PlayerJoined' ? event.name : []
    )
  expect(await stored()).toEqual(seated)

  server.database.pragma(`max_page_count = ${pages + 1000}`)
  expect(await rename(99)).toEqual({ ok: true })
  await host.until(() => storageWorks(host))
  expect((await server.request('GET', '/readyz')).status).toBe(200)
  expect((await host.move('StartGame')).ok).toBe(true)
  expect((await host.move('Advance')).ok).toBe(true)
  await amina.until(() => amina.phase() === 'open')
  expect(await stored()).toEqual(seated)
})
