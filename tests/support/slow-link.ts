import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export interface LinkSpeed {
  /** There and back, in ms. */
  readonly roundTripMs: number
  /** Of all connections together, each way. */
  readonly bytesPerSecond: number
}

/** What Chromium's developer tools call slow 3G. */
export const slow3g: LinkSpeed = { roundTripMs: 400, bytesPerSecond: 50_000 }

/**
 * A link before a server on 127.0.0.1: each byte, a WebSocket's too, is half a round trip late and waits for those
 * before it; a new connection costs a round trip before its first byte.
 */
export class SlowLink {
  readonly #speed: LinkSpeed
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(target: number, speed: LinkSpeed) {
    this.#speed = speed
    const up = this.#way()
    const down = this.#way()
    this.#server = createServer((phone) => {
      const server = connect(target, '127.0.0.1')
      this.#carry(phone, server, up, speed.roundTripMs)
      this.#carry(server, phone, down, 0)
    })
  }

  static async before(port: number, speed: LinkSpeed): Promise<SlowLink> {
    const link = new SlowLink(port, speed)
    await new Promise<void>((resolve) => link.#server.listen(0, '127.0.0.1', resolve))
    return link
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  /** Tells when a chunk is through, in ms from now: the way is busy until the one before it is. */
  #way(): (bytes: number) => number {
    let busyUntil = 0
    return (bytes) => {
      const now = performance.now()
      busyUntil = Math.max(now, busyUntil) + (bytes / this.#speed.bytesPerSecond) * 1000
      return busyUntil - now + this.#speed.roundTripMs / 2
    }
  }

  #carry(from: Socket, to: Socket, way: (bytes: number) => number, firstMs: number): void {
    this.#sockets.add(from)
    const opensAt = performance.now() + firstMs
    from.setNoDelay(true)
    const after = (bytes: number, act: () => void) => {
      const openMs = Math.max(0, opensAt - performance.now())
      setTimeout(act, openMs + way(bytes))
    }
    // In parts, so that what is small is not held back by what is large.
    const largest = 4096
    from.on('data', (data) => {
      for (let at = 0; at < data.length; at += largest) {
        const part = data.subarray(at, at + largest)
        after(part.length, () => to.write(part))
      }
    })
    from.on('end', () => after(0, () => to.end()))
    from.on('error', () => to.destroy())
    from.on('close', () => this.#sockets.delete(from))
  }
}
