import { basename } from 'node:path'
import { Router, type CookieOptions } from 'express'
import { z } from 'zod'
import type {
  ActivityCard,
  ClockConfirmation,
  HostLink,
  HostSession,
  LaunchRequest,
  FaultyFile
} from '../../shared/protocol.ts'
import { defaultSettings, type GameSettings } from '../../shared/settings.ts'
import { aboutMs } from '../game/pace.ts'
import { optionsNeeded } from '../game/plan.ts'
import type { Activity } from '../../shared/activity.ts'
import { mostTeams } from '../../shared/teams.ts'
import { networkOf, surroundingsOf } from '../room/network.ts'
import { readUntrusted } from '../untrusted.ts'
import type { Library } from '../library/load.ts'
import type { Addresses } from './addresses.ts'
import { hostCookie, sessionSeconds, type HostAccess } from './host-access.ts'
import type { KnownSecrets } from './known-secrets.ts'
import { Lanes } from './lanes.ts'
import type { Games, Retained } from './ports.ts'
import { refuse } from './status.ts'
import { Tries } from './tries.ts'

/** Body of `POST /session`. */
export const signInSchema = z.union([
  z.strictObject({ token: z.string().min(1).max(200) }),
  z.strictObject({ password: z.string().min(1).max(200) })
])

const settingsSchema: z.ZodType<GameSettings> = z.strictObject({
  pace: z.enum(['host', 'automatic']),
  time: z.enum(['x1', 'x1.5', 'x2', 'none']),
  points: z.enum(['speed', 'accuracy', 'none']),
  streakBonus: z.boolean(),
  shuffleChoices: z.boolean(),
  lateJoining: z.boolean(),
  standings: z.enum(['each', 'end', 'never']),
  names: z.enum(['typed', 'drawn']),
  teams: z
    .strictObject({
      count: z.number().int().min(2).max(mostTeams),
      made: z.enum(['drawn', 'chosen', 'host']),
      answers: z.enum(['each', 'spokesperson', 'consensus']),
      mean: z.enum(['present', 'all'])
    })
    .nullable(),
  options: z.array(z.string().min(1).max(60)).max(20).nullable()
})

/** Body of `POST /games`. */
export const launchSchema: z.ZodType<LaunchRequest> = z.strictObject({
  activityId: z.string().min(1).max(100),
  settings: settingsSchema
})

/** Body of `PUT /addresses`. */
const addressSchema = z.strictObject({ origin: z.string().min(1).max(300) })

/** Body of `POST /clock`. */
const clockSchema: z.ZodType<ClockConfirmation> = z.strictObject({ saysMs: z.number() })

export interface HostPorts {
  readonly access: HostAccess
  readonly addresses: Addresses
  readonly games: Games
  readonly retention: Retained
  readonly library: Library
  readonly isSecure: boolean
  /** The cookie goes no further: other sites may live beside. */
  readonly basePath: string
  /** A session ended: what it opened must end too. */
  readonly signedOut: (session: string) => void
}

/** The trainer's side, under `/api/host`. All but `session` needs the cookie. */
export function hostRoutes(ports: HostPorts, known: KnownSecrets): Router {
  const { access, addresses, games, retention, library, isSecure } = ports
  const router = Router()
  const tries = new Tries({
    perGuesser: 10,
    altogether: 100,
    turns: { everyMs: 1000, most: 7 },
    inAdvance: true
  })
  const stretching = new Lanes({ atOnce: 2, waiting: 20 })
  const tryPassword = async (password: string) => {
    const token = await access.openWithPassword(password)
    return token === null ? 'wrong_password' : { token }
  }
  const cookie: CookieOptions = {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    path: ports.basePath
  }

  router.get('/session', (request, response) => {
    const session: HostSession = {
      signedIn: access.sessionIn(request.headers.cookie) !== null,
      signInWith: access.signInWith
    }
    response.json(session)
  })

  router.post('/session', async (request, response) => {
    const body = readUntrusted(signInSchema, request.body)
    if (!body) return refuse(response, 'bad_message')
    const signIn = (token: string) => {
      response.cookie(hostCookie, token, { ...cookie, maxAge: sessionSeconds * 1000 })
      response.status(204).end()
    }
    if ('token' in body) {
      // Nobody guesses 256 bits: tries are not counted, and nobody's failures keep the trainer out.
      const token = access.openWithLink(body.token)
      return token === null ? refuse(response, 'wrong_link') : signIn(token)
    }
    const network = networkOf(request)
    const outcome = await tries.attempt(
      {
        id: network,
        side: surroundingsOf(request),
        isKnown: known.has(network, 'password')
      },
      async () =>
        (await stretching.run(() => tryPassword(body.password))) ?? ('too_many_tries' as const),
      (outcome) => outcome === 'wrong_password'
    )
    if (typeof outcome === 'string') return refuse(response, outcome)
    known.add(network, 'password')
    signIn(outcome.token)
  })

  router.delete('/session', (request, response) => {
    const session = access.close(request.headers.cookie)
    if (session !== null) ports.signedOut(session)
    response.clearCookie(hostCookie, cookie).status(204).end()
  })

  router.use((request, response, next) => {
    if (access.sessionIn(request.headers.cookie) !== null) next()
    else refuse(response, 'not_signed_in')
  })

  router.post('/links', (_request, response) => {
    const link: HostLink = { token: access.drawLink() }
    response.status(201).json(link)
  })

  router.get('/activities', (_request, response) => {
    response.json(library.activities.map(activityCard))
  })

  router.get('/faulty-files', (_request, response) => {
    const files: FaultyFile[] = library.faulty.map(({ file, problems }) => ({
      file: basename(file),
      problems: problems.map(({ line, path, expected }) => ({ line, path, expected }))
    }))
    response.json(files)
  })

  router.get('/games', async (_request, response) => {
    response.json(await games.list())
  })

  router.post('/games', async (request, response) => {
    const body = readUntrusted(launchSchema, request.body)
    if (!body) return refuse(response, 'bad_message')
    const activity = library.find(body.activityId)
    if (!activity) return refuse(response, 'unknown_activity')
    const launched = await games.launch(activity, body.settings)
    if (typeof launched === 'string') return refuse(response, launched)
    // The room often shares the trainer's address.
    known.add(networkOf(request), launched.pin)
    response.status(201).json(launched)
  })

  router.delete('/games/:gameId', async (request, response) => {
    if (await games.remove(request.params.gameId)) response.status(204).end()
    else refuse(response, 'unknown_game')
  })

  router.delete('/games/:gameId/players/:playerId/name', async (request, response) => {
    const { gameId, playerId } = request.params
    const reply = await games.eraseName(gameId, playerId)
    if (reply.ok) response.status(204).end()
    else refuse(response, reply.code)
  })

  router.get('/keeping', (_request, response) => {
    response.json(retention.keeping())
  })

  router.post('/clock', async (request, response) => {
    const body = readUntrusted(clockSchema, request.body)
    if (!body) return refuse(response, 'bad_message')
    if (await retention.confirmClock(body.saysMs)) response.status(204).end()
    else refuse(response, 'bad_message')
  })

  router.get('/addresses', (_request, response) => {
    response.json(addresses.choice())
  })

  router.put('/addresses', (request, response) => {
    const body = readUntrusted(addressSchema, request.body)
    if (!body || !addresses.choose(body.origin)) return refuse(response, 'bad_message')
    games.republishAll()
    response.json(addresses.choice())
  })
  return router
}

function activityCard(activity: Activity): ActivityCard {
  return {
    id: activity.id,
    title: activity.title,
    summary: activity.summary,
    language: activity.language,
    source: `${activity.source.title}, ${activity.source.edition}`,
    themes: [...new Set(activity.steps.flatMap((step) => step.themes))],
    steps: activity.steps.map((step) => ({
      kind: step.kind,
      prompt: step.prompt,
      seconds: Math.round(aboutMs(step, defaultSettings) / 1000),
      needs: optionsNeeded(activity, step)
    })),
    options: activity.options ?? [],
    sections: activity.sections ?? []
  }
}
