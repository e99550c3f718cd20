import { expect, it } from 'vitest'
import { memoryLog } from '../../server/log/memory.ts'
import { Readiness } from '../../server/operation/readiness.ts'
import { watchedLog } from '../../server/operation/watched-log.ts'
import { VersionConflict } from '../../server/room/ports.ts'
import { created } from '../log/log-events.ts'
import { RunningServer } from '../support/server.ts'

const ready = async (server: RunningServer) => {
  const response = await server.request('GET', '/readyz')
  return [response.status, await response.json()]
}

it('is ready once it listens', async () => {
  expect(await ready(await RunningServer.start())).toEqual([200, { ok: true }])
})

it('is not ready while the storage does not work, and is again when it does', async () => {
  const server = await RunningServer.start()
  const { pin } = await server.launch()
  server.database.pragma('query_only = ON')
  const body = { pin, key: 'a key of sixteen characters', name: 'Amina' }
  expect((await server.request('POST', '/api/join', body)).status).toBe(503)
  expect(await ready(server)).toEqual([503, { ok: false, code: 'storage_failed' }])
  expect((await server.request('GET', '/healthz')).status).toBe(200)
  server.database.pragma('query_only = OFF')
  expect((await server.request('POST', '/api/join', body)).status).toBe(200)
  expect(await ready(server)).toEqual([200, { ok: true }])
})

it('takes another writer’s win for no failure of the disk, and a sign of life for its recovery', async () => {
  const readiness = new Readiness()
  const log = watchedLog(memoryLog(), {
    appended: ({ works }) => readiness.wrote(works),
    beaten: (works) => readiness.wrote(works)
  })
  await expect(log.append('a', 3, [created('a')], 1)).rejects.toThrow(VersionConflict)
  expect(readiness.problem).toBeNull()
  readiness.wrote(false)
  expect(readiness.problem).toBe('storage_failed')
  log.beat(2)
  expect(readiness.problem).toBeNull()
})
