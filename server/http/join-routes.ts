import { Router, type Request, type Response } from 'express'
import { z } from 'zod'
import type { JoinRequest, ResumeRequest } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import type { Games } from './ports.ts'
import { refuse } from './status.ts'
import { Tries } from './tries.ts'

const pin = z.string().regex(/^\d{6}$/u)

const joinSchema: z.ZodType<JoinRequest> = z.strictObject({
  pin,
  key: z.string().min(16).max(64),
  // Longer than any name: too long a name gets its own sentence, not "bad message".
  name: z.string().max(200).exactOptional()
})

const resumeSchema: z.ZodType<ResumeRequest> = z.strictObject({
  pin,
  code: z.string().min(1).max(20)
})

/** What betrays a guess. A refusal for any other reason comes from somebody who knows the PIN. */
const guesses: ReadonlySet<RejectionCode> = new Set(['unknown_pin', 'unknown_code'])

/** How people come in: `GET /pins/:pin`, `POST /join`, `POST /resume`. */
export function joinRoutes(games: Games): Router {
  const router = Router()
  const tries = new Tries({ perAddress: 20, altogether: 300 })

  async function answer(
    request: Request,
    response: Response,
    attempt: () => object | RejectionCode | Promise<object | RejectionCode>
  ): Promise<void> {
    const address = request.ip ?? ''
    if (await tries.areUsedUp(address)) return refuse(response, 'too_many_tries')
    const outcome = await attempt()
    const isGuess = typeof outcome === 'string' && guesses.has(outcome)
    // Asked again: of a burst that was let in as one, nothing past the limit is told, hit or miss.
    const isPastLimit = isGuess ? !(await tries.failed(address)) : await tries.areUsedUp(address)
    if (isPastLimit) return refuse(response, 'too_many_tries')
    if (typeof outcome === 'string') refuse(response, outcome)
    else response.json(outcome)
  }

  router.get('/pins/:pin', (request, response) =>
    answer(request, response, () => games.pinInfo(request.params.pin))
  )
  router.post('/join', (request, response) => {
    const body = joinSchema.safeParse(request.body)
    if (!body.success) return refuse(response, 'bad_message')
    return answer(request, response, () => games.join(body.data.pin, body.data.key, body.data.name))
  })
  router.post('/resume', (request, response) => {
    const body = resumeSchema.safeParse(request.body)
    if (!body.success) return refuse(response, 'bad_message')
    return answer(request, response, () => games.resume(body.data.pin, body.data.code))
  })
  return router
}
