import { Router, type Request, type Response } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { JoinRequest, ResumeRequest } from '../../shared/protocol.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import { networkOf, surroundingsOf } from '../room/network.ts'
import { readUntrusted } from '../untrusted.ts'
import { normalCode } from '../room/secrets.ts'
import { JoinsByNetwork } from './joins-by-network.ts'
import type { KnownSecrets } from './known-secrets.ts'
import type { Games } from './ports.ts'
import { refuse } from './status.ts'
import { Tries } from './tries.ts'

const pin = z.string().regex(/^\d{6}$/u)

/** Body of `POST /join`. */
export const joinSchema: z.ZodType<JoinRequest> = z.strictObject({
  pin,
  key: z.string().min(16).max(64),
  // Longer than any name: too long a name gets its own sentence, not "bad message".
  name: z.string().max(200).exactOptional(),
  extraTime: z.enum(['x4/3', 'x1.5', 'x2', 'none']).exactOptional()
})

/** Body of `POST /resume`. */
const resumeSchema: z.ZodType<ResumeRequest> = z.strictObject({
  pin,
  code: z.string().min(1).max(20)
})

type Outcome = object | RejectionCode
type Attempt = () => Outcome | Promise<Outcome>

/** How people come in: `GET /pins/:pin`, `POST /join`, `POST /resume`. Each join and resume is `answered`. */
export function joinRoutes(
  games: Games,
  known: KnownSecrets,
  answered: (type: 'Join' | 'Resume', outcome: string) => void
): Router {
  const router = Router()
  const turns = { everyMs: 250, most: 24 }
  const pinTries = new Tries({ perGuesser: 20, altogether: 300, turns })
  /** A code is one of 190 million, and whoever may guess it is in the room: they are not to keep others out. */
  const codeTries = {
    known: new Tries({ perGuesser: 200, altogether: 2000, turns }),
    strange: new Tries({ perGuesser: 20, altogether: 300, turns })
  }
  /** Each take of a seat is stored for good: one seat is not taken for ever. */
  const takes = new RateLimiterMemory({ points: 20, duration: 60 })
  const joins = new JoinsByNetwork()

  async function answer(
    request: Request<{ pin?: string }>,
    response: Response,
    pin: string,
    attempt: Attempt,
    type: 'Join' | 'Resume' | null = null
  ): Promise<void> {
    const network = networkOf(request)
    const guesser = { id: network, side: surroundingsOf(request) }
    const outcome = known.has(network, pin)
      ? await attempt()
      : await pinTries.attempt(guesser, attempt, (outcome) => outcome === 'unknown_pin')
    if (type !== null) answered(type, typeof outcome === 'string' ? outcome : 'ok')
    if (typeof outcome === 'string') {
      const isOfName = outcome.startsWith('name_')
      return refuse(response, outcome, isOfName ? await games.freeName(pin) : null)
    }
    known.add(network, pin)
    response.json(outcome)
  }

  const take = (seat: string, attempt: Attempt): Promise<Outcome> =>
    takes.consume(seat).then(attempt, () => 'too_many_tries')

  async function join(request: JoinRequest, network: string): Promise<Outcome> {
    if (await games.hasSeat(request)) return games.join(request, network)
    if (!joins.take(network)) return 'too_many_joins'
    const outcome = await games.join(request, network)
    if (typeof outcome === 'string') joins.giveBack(network)
    return outcome
  }

  router.get('/pins/:pin', (request, response) => {
    const { pin } = request.params
    return answer(request, response, pin, () => games.pinInfo(pin))
  })
  router.post('/join', (request, response) => {
    const body = readUntrusted(joinSchema, request.body)
    if (!body) return refuse(response, 'bad_message')
    const { pin, key } = body
    const network = networkOf(request)
    return answer(request, response, pin, () => take(key, () => join(body, network)), 'Join')
  })
  router.post('/resume', (request, response) => {
    const body = readUntrusted(resumeSchema, request.body)
    if (!body) return refuse(response, 'bad_message')
    const { pin, code } = body
    const network = networkOf(request)
    const tries = known.has(network, pin) ? codeTries.known : codeTries.strange
    const guesser = { id: `${network} ${pin}`, side: surroundingsOf(request) }
    const resume = () => take(`${pin} ${normalCode(code)}`, () => games.resume(pin, code))
    const attempt = () => tries.attempt(guesser, resume, (outcome) => outcome === 'unknown_code')
    return answer(request, response, pin, attempt, 'Resume')
  })
  return router
}
