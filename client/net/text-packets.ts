/**
 * Stands in for how engine.io-parser encodes and decodes packets, in the bundles: all are text (see `no-binary.ts`), so
 * phones need not load what turns blobs and base64 into each other.
 */
const types = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop']

interface Packet {
  readonly type: string
  readonly data?: string
}

export function encodePacket(
  { type, data = '' }: Packet,
  _supportsBinary: boolean,
  callback: (encoded: string) => void
): void {
  callback(types.indexOf(type) + data)
}

export function decodePacket(encoded: string): Packet {
  const type = types[Number(encoded[0])]
  return type ? { type, data: encoded.slice(1) } : { type: 'error', data: 'parser error' }
}

export function encodePacketToBinary(): never {
  throw new Error('binary packets are not sent')
}
