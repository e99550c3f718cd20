/** Told of a packet of Engine.IO's that is text, and of the session it names where it does: by polling. */
export type OnPacket = (text: string, session: string | null) => void

const separator = '\u001e'

/** Reads what a client of Socket.IO sends on one connection: as a WebSocket, or by requests that each post some packets. */
export class ClientPackets {
  readonly #onPacket: OnPacket
  #waiting = Buffer.alloc(0)
  #isUpgraded = false

  constructor(onPacket: OnPacket) {
    this.#onPacket = onPacket
  }

  take(bytes: Buffer): void {
    this.#waiting = Buffer.concat([this.#waiting, bytes])
    while (this.#isUpgraded ? this.#readFrame() : this.#readRequest()) continue
  }

  #readRequest(): boolean {
    const end = this.#waiting.indexOf('\r\n\r\n')
    if (end < 0) return false
    const head = this.#waiting.toString('latin1', 0, end)
    const from = end + 4
    const to = from + Number(/^content-length: *(\d+)/imu.exec(head)?.[1] ?? 0)
    if (this.#waiting.length < to) return false
    const session = /^POST \S*[?&]sid=([^&\s]+)/u.exec(head)?.[1]
    const body = this.#waiting.toString('utf8', from, to)
    this.#waiting = this.#waiting.subarray(to)
    this.#isUpgraded = /^upgrade: *websocket/imu.test(head)
    if (session !== undefined) {
      for (const packet of body.split(separator)) this.#onPacket(packet, session)
    }
    return true
  }

  /** RFC 6455, 5.2: an opcode, a length in one of three sizes, a mask, what is masked. */
  #readFrame(): boolean {
    const bytes = this.#waiting
    if (bytes.length < 2) return false
    const short = bytes.readUInt8(1) & 0x7f
    const maskAt = short < 126 ? 2 : short === 126 ? 4 : 10
    const from = maskAt + 4
    if (bytes.length < from) return false
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
    if (bytes.length < from + length) return false
    const isText = (bytes.readUInt8(0) & 0x0f) === 1
    if (isText) {
      const mask = bytes.subarray(maskAt, from)
      const text = bytes.subarray(from, from + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0))
      this.#onPacket(Buffer.from(text).toString(), null)
    }
    this.#waiting = bytes.subarray(from + length)
    return true
  }
}
