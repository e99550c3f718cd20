import type { Socket } from 'node:net'

export const linkFaults = [
  'reset',
  'slow close',
  'half open',
  'freeze',
  'latency',
  'bandwidth',
  'slicer'
] as const
export type LinkFault = (typeof linkFaults)[number]

const slowBytesPerSecond = 4000
const slicePauseMs = 2
const sliceBytes = 60

/** Told of what a connection hands on to the server. */
export type Tap = (bytes: Buffer) => void

/** One connection through a proxy: carries both ways, well or badly. */
export class Carrier {
  isOpen = true
  readonly #client: Socket
  readonly #server: Socket
  #latencyMs = 0
  #bytesPerSecond = Infinity
  #sliceBytes = Infinity
  #swallows = false
  #thawed: Promise<void> = Promise.resolve()
  #closesAfterMs = 0
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(client: Socket, server: Socket, tap?: Tap) {
    this.#client = client
    this.#server = server
    void this.#carry(client, server, tap)
    void this.#carry(server, client)
    for (const socket of [client, server]) {
      socket.on('error', () => socket.destroy())
      socket.on('close', () => this.#finish())
    }
  }

  /** Harms the link for this long; those that end it end it at once or after this long. */
  harm(fault: LinkFault, forMs: number): void {
    switch (fault) {
      case 'reset':
        return this.reset()
      case 'slow close':
        // The server hears the end at once, the phone much later.
        this.#closesAfterMs = forMs
        this.#server.destroy()
        return
      case 'half open':
        // What TCP took and lost never comes: such a link can only be cut afterwards.
        this.#swallows = true
        return this.#after(forMs, () => this.reset())
      case 'freeze':
        this.#thawed = new Promise<void>((resolve) => this.#after(forMs, resolve))
        return
      case 'latency':
        this.#latencyMs = Math.min(forMs / 4, 400)
        return this.#after(forMs, () => (this.#latencyMs = 0))
      case 'bandwidth':
        this.#bytesPerSecond = slowBytesPerSecond
        return this.#after(forMs, () => (this.#bytesPerSecond = Infinity))
      case 'slicer':
        this.#sliceBytes = sliceBytes
        return this.#after(forMs, () => (this.#sliceBytes = Infinity))
    }
  }

  /** Both ends are told at once, by a reset. */
  reset(): void {
    this.#closesAfterMs = 0
    this.#swallows = false
    this.#client.resetAndDestroy()
    this.#server.resetAndDestroy()
  }

  async #carry(from: Socket, to: Socket, tap?: Tap): Promise<void> {
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        for (const slice of this.#slices(chunk)) {
          await this.#hold(slice.length)
          if (this.#swallows || !to.writable) continue
          tap?.(slice)
          to.write(slice)
        }
      }
    } catch {
      // A reset: whoever is left hears of it below.
    }
    if (!this.#swallows) to.end()
  }

  *#slices(chunk: Buffer): Generator<Buffer> {
    for (let at = 0; at < chunk.length; at += this.#sliceBytes) {
      yield chunk.subarray(at, Math.min(chunk.length, at + this.#sliceBytes))
    }
  }

  async #hold(bytes: number): Promise<void> {
    await this.#thawed
    const pauseMs = this.#sliceBytes < Infinity ? slicePauseMs : 0
    const waitMs = this.#latencyMs + (bytes / this.#bytesPerSecond) * 1000 + pauseMs
    if (waitMs > 0) await new Promise<void>((resolve) => this.#after(waitMs, resolve))
  }

  #finish(): void {
    if (!this.isOpen || this.#swallows) return
    if (this.#closesAfterMs > 0) {
      this.#after(this.#closesAfterMs, () => this.reset())
      this.#closesAfterMs = 0
      return
    }
    this.isOpen = false
    for (const timer of this.#timers) clearTimeout(timer)
    this.#client.destroy()
    this.#server.destroy()
  }

  #after(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      run()
    }, ms)
    this.#timers.add(timer)
  }
}
