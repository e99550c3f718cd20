import { ServerResponse, type IncomingMessage } from 'node:http'
import type { Server } from 'socket.io'
import { isOwn } from '../room/origin.ts'

const headers = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'"
}

/**
 * Checks whose page sends each request of Engine.IO: the first of a session and all that follow, polling and upgrades.
 * CORS would protect neither WebSocket nor what is sent without reading the answer.
 */
export function guardOrigin(engine: Server['engine'], origins: () => readonly string[]): void {
  engine.use(
    (request: IncomingMessage, response: ServerResponse, next: (error?: Error) => void) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      if (!isForScript(request) && isOwn(request, origins())) next()
      // What stands for the response of an upgrade can only be given up.
      else if (!(response instanceof ServerResponse)) next(new Error('not_allowed'))
      else {
        response.writeHead(403, { 'content-type': 'application/json' })
        response.end('{"code":"not_allowed"}')
      }
    }
  )
}

/** JSONP: an answer made to be run by any page's script tag. */
function isForScript({ url = '' }: IncomingMessage): boolean {
  return [...new URL(url, 'http://localhost').searchParams.keys()].some((key) => /^j$/iu.test(key))
}
