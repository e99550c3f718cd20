import type { IncomingHttpHeaders } from 'node:http'

/**
 * May a page of this origin open a connection? Its own host may, and the configured origins. A request
 * without Origin does not come from a page of another site: browsers always send it there.
 */
export function isAllowedOrigin(headers: IncomingHttpHeaders, origins: readonly string[]): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  if (origins.includes(origin)) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
