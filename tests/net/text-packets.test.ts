import { decodePacket as decode, encodePacket as encode } from 'engine.io-parser'
import { expect, it } from 'vitest'
import { decodePacket, encodePacket } from '../../client/net/text-packets.ts'

const packets = [
  { type: 'open', data: '{"sid":"a"}' },
  { type: 'close' },
  { type: 'ping' },
  { type: 'pong', data: 'probe' },
  { type: 'message', data: '42["view",{}]' },
  { type: 'upgrade' },
  { type: 'noop' }
] as const

it.each(packets)('encodes and decodes $type as the library does', (packet) => {
  let expected = ''
  encode(packet, true, (encoded) => (expected = encoded as string))
  encodePacket(packet, true, (encoded) => expect(encoded).toBe(expected))
  expect(decodePacket(expected)).toEqual({ data: '', ...decode(expected) })
})

it.each(['', '9', 'x', 'bAAAA'])('takes %j for no packet', (encoded) => {
  expect(decodePacket(encoded).type).toBe('error')
})
