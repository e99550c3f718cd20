import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

/** An HTTP proxy on 127.0.0.1 that loses the first requests for some paths, as a bad network does. */
export class LosingProxy {
  /** Which paths, and how many requests for each of them are still to be lost. */
  readonly losing: { readonly path: RegExp; left: number }[] = []
  readonly #target: number
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(target: number) {
    this.#target = target
    this.#server = createServer((incoming, outgoing) => {
      if (this.#loses(incoming)) return void incoming.socket.destroy()
      const { method, url, headers } = incoming
      const onward = request({ host: '127.0.0.1', port: target, method, path: url, headers })
      onward.on('response', (response) => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers)
        response.pipe(outgoing)
      })
      onward.on('error', () => outgoing.destroy())
      incoming.pipe(onward)
    })
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
    this.#server.on('upgrade', (incoming, socket: Socket) => this.#upgrade(incoming, socket))
  }

  static async before(port: number): Promise<LosingProxy> {
    const proxy = new LosingProxy(port)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
  }

  #loses({ url = '' }: IncomingMessage): boolean {
    const one = this.losing.find(({ path, left }) => left > 0 && path.test(url))
    if (one) one.left -= 1
    return one !== undefined
  }

  #upgrade({ method, url, rawHeaders }: IncomingMessage, socket: Socket): void {
    const onward = connect(this.#target, '127.0.0.1')
    const lines = [`${method} ${url} HTTP/1.1`]
    for (let at = 0; at < rawHeaders.length; at += 2)
      lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`)
    onward.write(`${lines.join('\r\n')}\r\n\r\n`)
    socket.pipe(onward).pipe(socket)
    for (const end of [socket, onward]) {
      end.on('error', () => undefined)
      end.on('close', () => (socket.destroy(), onward.destroy()))
    }
  }
}
