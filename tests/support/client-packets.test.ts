import { expect, it } from 'vitest'
import { ClientPackets } from './client-packets.ts'

const upgrade = 'GET /socket.io/?transport=websocket HTTP/1.1\r\nUpgrade: websocket\r\n\r\n'

/** As a client sends it: masked. */
function frame(text: string, opcode = 1): Buffer {
  const mask = Buffer.from([7, 77, 177, 250])
  const plain = Buffer.from(text)
  const length = Buffer.alloc(plain.length < 126 ? 2 : 4)
  length.writeUInt8(0x80 + opcode, 0)
  length.writeUInt8(0x80 + Math.min(plain.length, 126), 1)
  if (plain.length >= 126) length.writeUInt16BE(plain.length, 2)
  return Buffer.concat([length, mask, plain.map((byte, at) => byte ^ mask[at % 4]!)])
}

function post(session: string, body: string): Buffer {
  const head = `POST /socket.io/?EIO=4&transport=polling&sid=${session} HTTP/1.1`
  return Buffer.from(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/** What is read when the bytes come so many at a time. */
function read(bytes: Buffer, atATime: number): [string, string | null][] {
  const packets: [string, string | null][] = []
  const reader = new ClientPackets((...packet) => packets.push(packet))
  for (let at = 0; at < bytes.length; at += atATime) reader.take(bytes.subarray(at, at + atATime))
  return packets
}

it.each([1, 7, 10_000])('reads a WebSocket that comes %i bytes at a time', (atATime) => {
  const long = 'é'.repeat(300)
  const bytes = Buffer.concat([
    Buffer.from(upgrade),
    frame('40{"token":"t"}'),
    frame('ping', 9),
    frame(long)
  ])
  expect(read(bytes, atATime)).toEqual([
    ['40{"token":"t"}', null],
    [long, null]
  ])
})

it.each([1, 7, 10_000])('reads what is posted %i bytes at a time', (atATime) => {
  const bytes = Buffer.concat([
    Buffer.from('GET /socket.io/?transport=polling&sid=s HTTP/1.1\r\n\r\n'),
    post('s', '40{"token":"é"}'),
    post('s', '421["time"]\u001e422["command",{}]')
  ])
  expect(read(bytes, atATime)).toEqual([
    ['40{"token":"é"}', 's'],
    ['421["time"]', 's'],
    ['422["command",{}]', 's']
  ])
})
