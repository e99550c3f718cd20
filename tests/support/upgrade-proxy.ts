import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'

/** What a network does to WebSockets; polling passes, but where it is cut off as a whole. */
export type UpgradeFate =
  | 'passes'
  /** Taken and never answered. */
  | 'swallowed'
  /** Answered by the page of a captive portal. */
  | 'portal'
  /** Answered by this status. */
  | 400
  | 403
  | 426
  /** Reset instead of an answer. */
  | 'cut'
  /** Reset once the upgrade was answered. */
  | 'reset'
  /** Open, and nothing passes. */
  | 'mute'

interface Tunnel {
  readonly ends: readonly Duplex[]
  mute: boolean
  /** The server has answered. */
  live: boolean
}

/** An HTTP proxy on 127.0.0.1 that treats WebSockets as some networks do. */
export class UpgradeProxy {
  fate: UpgradeFate
  /** Holds each reply back until it is complete, as scanners do. */
  readonly #buffers: boolean
  upgrades = 0
  polls = 0
  /** How many upgrades were tried before the first poll; null before it. */
  triesBeforePolling: number | null = null
  /** Holds back what is polled from the moment that a connection asks for its WebSocket, which it then waits for. */
  holdsChanges = false
  readonly #target: URL
  readonly #server: Server
  readonly #tunnels = new Set<Tunnel>()
  readonly #held = new Set<() => void>()
  #changing = false

  private constructor(target: string, fate: UpgradeFate, buffers: boolean) {
    this.#target = new URL(target)
    this.fate = fate
    this.#buffers = buffers
    this.#server = createServer((asked, reply) => this.#pass(asked, reply))
    this.#server.on('upgrade', (asked, socket: Socket, head) => this.#upgrade(asked, socket, head))
  }

  static async before(
    target: string,
    fate: UpgradeFate,
    { buffers = false } = {}
  ): Promise<UpgradeProxy> {
    const proxy = new UpgradeProxy(target, fate, buffers)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => proxy.close())
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** WebSockets that are open. */
  get live(): number {
    return [...this.#tunnels].filter(({ live, mute }) => live && !mute).length
  }

  /** Polls that are held back. */
  get held(): number {
    return this.#held.size
  }

  /** Lets pass what was held back, and all that follows. */
  release(): void {
    this.holdsChanges = false
    this.#changing = false
    for (const pass of this.#held) pass()
    this.#held.clear()
  }

  /** From now on nothing passes through the WebSockets that are open, and nobody is told. */
  mute(): void {
    for (const tunnel of this.#tunnels) tunnel.mute = true
  }

  /** Resets the WebSockets that are open. */
  reset(): void {
    for (const { ends } of this.#tunnels) for (const end of ends) (end as Socket).resetAndDestroy()
  }

  close(): void {
    this.reset()
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #pass(asked: IncomingMessage, reply: ServerResponse): void {
    if (asked.url?.includes('transport=polling')) {
      this.polls += 1
      this.triesBeforePolling ??= this.upgrades
    }
    const { hostname, port } = this.#target
    const { method, url: path, headers } = asked
    const passed = request({ hostname, port, method, path, headers }, (answer) => {
      const isHeld = this.#changing && method === 'GET' && path?.includes('transport=polling')
      if (isHeld) this.#held.add(() => give(answer))
      else give(answer)
    })
    const give = (answer: IncomingMessage) => {
      reply.writeHead(answer.statusCode ?? 502, answer.headers)
      if (!this.#buffers) return void answer.pipe(reply)
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => reply.end(Buffer.concat(parts)))
    }
    passed.on('error', () => reply.destroy())
    reply.on('close', () => passed.destroy())
    asked.pipe(passed)
  }

  #upgrade(asked: IncomingMessage, socket: Socket, head: Buffer): void {
    this.upgrades += 1
    socket.on('error', () => socket.destroy())
    const { fate } = this
    const tunnel = { ends: [socket] as Socket[], mute: false, live: false }
    this.#tunnels.add(tunnel)
    socket.on('close', () => this.#tunnels.delete(tunnel))
    if (fate === 'swallowed') return
    if (fate === 'cut') return void socket.resetAndDestroy()
    // Only a connection that polls already has an id.
    if (this.holdsChanges && asked.url?.includes('sid=')) this.#changing = true
    if (fate === 'portal') {
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Bienvenue</h1>')
      return
    }
    if (typeof fate === 'number') {
      socket.end(`HTTP/1.1 ${fate} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
      return
    }
    const server = connect(Number(this.#target.port), this.#target.hostname)
    tunnel.ends.push(server)
    server.on('error', () => server.destroy())
    server.on('close', () => socket.destroy())
    socket.on('close', () => server.destroy())
    const { rawHeaders } = asked
    const lines = rawHeaders.flatMap((name, at) =>
      at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []
    )
    server.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    server.write(head)
    socket.on('data', (chunk) => tunnel.mute || server.write(chunk))
    server.on('data', (chunk) => {
      if (tunnel.mute) return
      tunnel.live = true
      // The answer to the upgrade comes first, perhaps with the first frame.
      const end = chunk.indexOf('\r\n\r\n')
      if (fate === 'passes' || end < 0) return void socket.write(chunk)
      socket.write(chunk.subarray(0, end + 4), () => fate === 'reset' && socket.resetAndDestroy())
      tunnel.mute = true
    })
  }
}
