import { connect } from 'node:net'

/** A connection that is neither answered nor let go for so long hangs. */
const patienceMs = 20_000

export interface Exchange {
  /** All that came back before the connection ended. */
  readonly received: string
  /** What is wrong, in words; null when the server answered or let go. */
  readonly fault: string | null
}

/**
 * What to say after what came back so far: undefined to wait for more, null to say nothing and go on with
 * the next.
 */
export type Say = (received: string) => Buffer | string | null | undefined

/** Opens a TCP connection to 127.0.0.1, says one thing after the other, and reads until it ends. */
export function exchange(port: number, ...says: readonly Say[]): Promise<Exchange> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let received = ''
    let said = 0
    const end = (fault: string | null) => {
      clearTimeout(late)
      socket.destroy()
      resolve({ received, fault })
    }
    const hangs = `neither answered nor closed in ${patienceMs / 1000} s`
    const late = setTimeout(() => end(hangs), patienceMs)
    const goOn = () => {
      for (; said < says.length && !hasClosed(received); said += 1) {
        const words = says[said]?.(received)
        if (words === undefined) return
        if (words !== null) socket.write(words)
      }
      if (!socket.writableEnded) socket.end()
    }
    socket.on('connect', goOn)
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1')
      goOn()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // Cut in the middle of nonsense is an answer; nobody listening is not.
      end(error.code === 'ECONNREFUSED' ? 'nobody listens' : null)
    })
    socket.on('close', () => end(null))
  })
}

/** The request that opens a WebSocket. */
export function upgradeRequest(port: number, headers: readonly string[] = []): string {
  return [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
    '\r\n'
  ].join('\r\n')
}

/** The server's own goodbye in a WebSocket, after which it waits for ours. */
function hasClosed(received: string): boolean {
  return received.includes('\x88\x00') || received.includes('\x88\x02')
}

/** Says it once the WebSocket is open. */
export function onceOpen(frames: Buffer): Say {
  return (received) => (received.includes('\r\n\r\n') ? frames : undefined)
}

export interface FrameParts {
  /** 1 text, 2 binary, 8 close, 9 ping, 10 pong (RFC 6455, 5.2). */
  readonly opcode?: number
  readonly isFinal?: boolean
  readonly reserved?: number
  readonly isMasked?: boolean
  /** What the header says of the length; by default the truth. */
  readonly length?: number
}

/** A WebSocket frame as a client sends it; masked with zeros, which change nothing. */
export function frame(payload: Buffer | string, parts: FrameParts = {}): Buffer {
  const body = Buffer.from(payload)
  const { opcode = 1, isFinal = true, reserved = 0, isMasked = true, length = body.length } = parts
  const head = [(isFinal ? 0x80 : 0) | (reserved << 4) | opcode]
  const mask = isMasked ? 0x80 : 0
  if (length < 126) head.push(mask | length)
  else if (length < 65_536) head.push(mask | 126, length >> 8, length & 0xff)
  else {
    const size = Buffer.alloc(8)
    size.writeBigUInt64BE(BigInt(length))
    head.push(mask | 127, ...size)
  }
  return Buffer.concat([Buffer.from(head), Buffer.alloc(isMasked ? 4 : 0), body])
}
