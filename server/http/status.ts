import type { Response } from 'express'
import type { Refusal } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'

const statuses: Partial<Record<RejectionCode, number>> = {
  unknown_pin: 404,
  unknown_code: 404,
  unknown_game: 404,
  unknown_player: 404,
  unknown_activity: 404,
  not_signed_in: 401,
  wrong_password: 401,
  wrong_link: 401,
  not_allowed: 403,
  too_many_tries: 429,
  too_many_joins: 429,
  bad_message: 400,
  name_empty: 422,
  name_too_long: 422,
  name_forbidden: 422,
  name_reserved: 422,
  name_rude: 422,
  storage_failed: 503,
  server_error: 500
}

/** After how long it is worth asking again. */
const retryAfterSeconds: Partial<Record<RejectionCode, number>> = {
  too_many_tries: 60,
  too_many_joins: 10
}

/**
 * Refuses a request: the code, under the HTTP status that fits it (409 when none fits better), and a name to take
 * instead of a refused one.
 */
export function refuse(
  response: Response,
  code: RejectionCode,
  suggestion: string | null = null
): void {
  const refusal: Refusal = { code, ...(suggestion !== null && { suggestion }) }
  const seconds = retryAfterSeconds[code]
  if (seconds !== undefined) response.setHeader('retry-after', String(seconds))
  response.status(statuses[code] ?? 409).json(refusal)
}
