import type { Socket } from 'socket.io-client'

type Engine = Socket['io']['engine']

/**
 * What passes through one bot's WebSocket: its messages, and their bytes as sent. Left out are the
 * frames' own headers (2 to 8 bytes) and the heartbeat (one byte each way every 25 s), which
 * depend on how long one looks.
 */
export class Traffic {
  framesIn = 0
  bytesIn = 0
  framesOut = 0
  bytesOut = 0

  watch(engine: Engine): void {
    engine.on('packet', ({ type, data }) => {
      if (type !== 'message' && type !== 'open') return
      this.framesIn += 1
      this.bytesIn += 1 + sizeOf(data)
    })
    engine.on('packetCreate', ({ type, data }) => {
      if (type !== 'message') return
      this.framesOut += 1
      this.bytesOut += 1 + sizeOf(data)
    })
  }

  get frames(): number {
    return this.framesIn + this.framesOut
  }

  get bytes(): number {
    return this.bytesIn + this.bytesOut
  }
}

function sizeOf(message: unknown): number {
  return typeof message === 'string' ? Buffer.byteLength(message) : 0
}
