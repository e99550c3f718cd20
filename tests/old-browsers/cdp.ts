import WebSocket from 'ws'

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: Record<string, unknown>
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

type Params = Record<string, unknown>

/** The DevTools protocol over its WebSocket: what every Chromium speaks, whatever its age. */
export class Cdp {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (message: Message) => void>()
  readonly #listeners = new Set<(message: Message) => void>()
  #lastId = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (text: Buffer) => this.#receive(JSON.parse(text.toString()) as Message))
  }

  static async open(url: string): Promise<Cdp> {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return new Cdp(socket)
  }

  /** Throws what the browser says is wrong. */
  async send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
    const id = (this.#lastId += 1)
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve))
    this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }))
    const { result, error } = await answer
    if (error) throw new Error(`${method}: ${error.message}`)
    return result ?? {}
  }

  on(sessionId: string, method: string, heard: (params: Params) => void): void {
    this.#listeners.add((message) => {
      if (message.sessionId === sessionId && message.method === method) heard(message.params ?? {})
    })
  }

  close(): void {
    this.#socket.terminate()
  }

  #receive(message: Message): void {
    if (message.id === undefined) for (const heard of this.#listeners) heard(message)
    else this.#waiting.get(message.id)?.(message)
  }
}
