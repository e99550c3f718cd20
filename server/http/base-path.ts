import type { IncomingMessage, Server } from 'node:http'

/** `/`, or the path of the public address with a slash at both ends: `/preau/`. */
export function basePathOf(publicUrl: string | null): string {
  return publicUrl === null ? '/' : new URL(`${publicUrl}/`).pathname
}

/**
 * Takes the base path off every request, before anything else looks at it: a proxy may pass it on or not.
 * To be called once everything listens.
 */
export function takeOffBasePath(http: Server, basePath: string): void {
  if (basePath === '/') return
  const take = (request: IncomingMessage) => {
    const { url = '/' } = request
    if (url.startsWith(basePath)) request.url = url.slice(basePath.length - 1)
    // As people type what the screen shows, without the slash at the end.
    else if (`${url}/`.startsWith(basePath) || url.startsWith(`${basePath.slice(0, -1)}?`)) {
      request.url = `/${url.slice(basePath.length - 1)}`
    }
  }
  http.prependListener('request', take)
  http.prependListener('upgrade', take)
}
