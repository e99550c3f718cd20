import { randomInt } from 'node:crypto'
import type { Refusal } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'

/** The server answered, and said no. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: RejectionCode

  constructor(code: RejectionCode) {
    super(`refused: ${code}`)
    this.code = code
  }
}

export interface Answered<Value> {
  readonly value: Value
  /** As to be sent back: `name=value`. */
  readonly cookie: string
}

/**
 * One request of the HTTP contract. Throws a `Refused` with the server's code, or fetch's `TypeError`
 * when nobody answers.
 */
export async function request<Value>(
  method: 'GET' | 'POST',
  url: string,
  body?: unknown,
  cookie = '',
  more: Readonly<Record<string, string>> = {}
): Promise<Answered<Value>> {
  const headers: Record<string, string> = { ...more }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (cookie) headers['cookie'] = cookie
  const response = await fetch(url, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(30_000)
  })
  const text = await response.text()
  if (!response.ok) throw new Refused(codeIn(text))
  return {
    value: (text === '' ? null : JSON.parse(text)) as Value,
    cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }
}

/** As a proxy on the server's machine tells it: many people, not one connection's. Elsewhere nobody believes it. */
export function fromElsewhere(): Record<string, string> {
  return { 'x-forwarded-for': `198.18.${randomInt(256)}.${randomInt(256)}` }
}

function codeIn(text: string): RejectionCode {
  try {
    return (JSON.parse(text) as Refusal).code ?? 'server_error'
  } catch {
    return 'server_error'
  }
}
