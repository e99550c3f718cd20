import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { RunningServer } from '../support/server.ts'

it('lets go of a request that never ends', async () => {
  const server = await RunningServer.start()
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  let received = ''
  socket.on('data', (chunk) => (received += String(chunk)))
  socket.write('GET / HTTP/1.1\r\nHost: préau\r\n')
  await new Promise((resolve) => socket.once('close', resolve))
  expect(received).toContain('408')
}, 60_000)
