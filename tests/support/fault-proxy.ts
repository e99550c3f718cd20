import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import type { Random } from '../load/random.ts'
import { Carrier, linkFaults, type LinkFault, type Tap } from './carrier.ts'

/** A TCP proxy on 127.0.0.1 whose links tests cut, harm and restore. */
export class FaultProxy {
  /** How often each fault was done to a link. */
  readonly faults = new Map<LinkFault, number>()
  readonly #target: number
  readonly #tap: () => Tap | undefined
  readonly #server: Server
  #carriers: Carrier[] = []
  #isCut = false

  private constructor(target: number, tap: () => Tap | undefined) {
    this.#target = target
    this.#tap = tap
    this.#server = createServer((client) => this.#carry(client))
  }

  /** Each connection may have a `tap`. */
  static async before(
    port: number,
    tap: () => Tap | undefined = () => undefined
  ): Promise<FaultProxy> {
    const proxy = new FaultProxy(port, tap)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get faultCount(): number {
    return [...this.faults.values()].reduce((sum, count) => sum + count, 0)
  }

  /** Resets every connection and lets none in. */
  cut(): void {
    this.#isCut = true
    for (const carrier of this.#carriers) carrier.reset()
  }

  restore(): void {
    this.#isCut = false
  }

  /** Something happens to one of the links, for up to `longestMs`; nothing when there are none. */
  harm(random: Random, longestMs: number): void {
    this.#carriers = this.#carriers.filter(({ isOpen }) => isOpen)
    if (this.#carriers.length === 0) return
    const fault = random.pick(linkFaults)
    random.pick(this.#carriers).harm(fault, random.between(0.1, 1) * longestMs)
    this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1)
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #carry(client: Socket): void {
    if (this.#isCut) {
      client.destroy()
      return
    }
    this.#carriers = [
      ...this.#carriers.filter(({ isOpen }) => isOpen),
      new Carrier(client, connect(this.#target, '127.0.0.1'), this.#tap())
    ]
  }
}
