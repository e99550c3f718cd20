/**
 * Stands in for socket.io-parser's binary packets in the bundles: no message holds any (the server refuses
 * them), so phones need not load what takes them apart and puts them together.
 */
export function isBinary(): boolean {
  return false
}

export { isBinary as hasBinary }

export function deconstructPacket(): never {
  throw new Error('binary packets are not sent')
}

export function reconstructPacket(): never {
  throw new Error('binary packets are not expected')
}
