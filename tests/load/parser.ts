import { EventEmitter } from 'node:events'

/** A Socket.IO packet on the default namespace. */
interface Packet {
  type: number
  nsp: string
  data?: unknown
  id?: number
}

const broadcastStart = '2["view",'
let lastText = ''
let lastPacket: Packet | null = null

class LeanEncoder {
  encode({ type, id, data }: Packet): string[] {
    return [`${type}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`]
  }
}

/** Reads a broadcast once for all the bots that receive it: they share one core. */
class LeanDecoder extends EventEmitter {
  add(text: string): void {
    if (!text.startsWith(broadcastStart)) {
      this.emit('decoded', decoded(text))
      return
    }
    if (lastPacket === null || text !== lastText) {
      lastText = text
      lastPacket = decoded(text)
    }
    this.emit('decoded', lastPacket)
  }

  destroy(): void {
    this.removeAllListeners()
  }
}

function decoded(text: string): Packet {
  let at = 1
  while (isDigit(text.charCodeAt(at))) at += 1
  const packet: Packet = { type: Number(text[0]), nsp: '/' }
  if (at > 1) packet.id = Number(text.slice(1, at))
  if (at < text.length) packet.data = JSON.parse(text.slice(at))
  return packet
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** The part of Socket.IO's wire format that a text-only client on the default namespace needs. */
export const leanParser = { Encoder: LeanEncoder, Decoder: LeanDecoder }
