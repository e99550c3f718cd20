import { connect } from 'node:net'

export interface Piped {
  readonly status: number
  readonly headers: string
  readonly body: string
}

/** Posts all bodies over one connection, without waiting for an answer to any; resolves with the answers in order. */
export function postAll(
  url: string,
  path: string,
  bodies: readonly object[],
  headers: Readonly<Record<string, string>>
): Promise<Piped[]> {
  const { host, hostname, port } = new URL(url)
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const requests = bodies.map((body) => {
    const text = JSON.stringify(body)
    const length = Buffer.byteLength(text)
    return `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n${more.join('')}Content-Length: ${length}\r\n\r\n${text}`
  })
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(port), hostname, () => socket.write(requests.join('')))
    socket.on('error', reject)
    socket.on('data', (bytes) => {
      text += String(bytes)
      const answers = text.split(/(?=HTTP\/1\.1 \d{3} )/u)
      if (answers.length < bodies.length || !isWhole(answers.at(-1) ?? '')) return
      socket.destroy()
      resolve(answers.map(read))
    })
  })
}

function read(answer: string): Piped {
  const [headers = '', body = ''] = answer.split('\r\n\r\n')
  return { status: Number(answer.slice(9, 12)), headers, body }
}

function isWhole(answer: string): boolean {
  const { headers, body } = read(answer)
  const length = /^content-length: (\d+)/imu.exec(headers)?.[1]
  return length !== undefined && Buffer.byteLength(body) >= Number(length)
}
