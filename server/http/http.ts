import express, { type ErrorRequestHandler, type Express, type Router } from 'express'
import type { Journal } from '../room/ports.ts'
import { hostRoutes, type HostPorts } from './host-routes.ts'
import { joinRoutes } from './join-routes.ts'
import { KnownSecrets } from './known-secrets.ts'
import { notFound } from './not-found.ts'
import { sameOriginOnly, securityHeaders } from './security.ts'
import { refuse } from './status.ts'

const maxBody = '4kb'
/** What takes somebody or something in that was not there. */
const takingIn = ['/join', '/resume', '/host/games']

export interface HttpPorts extends HostPorts {
  readonly journal: Journal
  readonly pages: Router
  /** Folder of the activities' images. */
  readonly images: string
  readonly isDevelopment: boolean
  /** True once the server drains: it takes nobody new. */
  readonly isClosing: () => boolean
  /** Why nobody new should be sent here, or null. */
  readonly unready: () => string | null
  /** Somebody asked for a seat; `outcome` is `ok` or the code of the refusal. */
  readonly answered: (type: 'Join' | 'Resume', outcome: string) => void
  /** Of the public address: empty when there is none. */
  readonly origins: () => readonly string[]
}

/** Everything but the live link: pages, joining, the trainer's side. */
export function createHttp(ports: HttpPorts): Express {
  const app = express()
  app.disable('x-powered-by')
  // A reverse proxy on the same machine says whose request it passes on.
  app.set('trust proxy', 'loopback')
  app.use(securityHeaders(ports.isDevelopment, ports.isSecure))
  app.get('/healthz', (_request, response) => void response.json({ ok: true }))
  app.get('/readyz', (_request, response) => {
    const code = ports.unready()
    response.setHeader('cache-control', 'no-store')
    if (code === null) response.json({ ok: true })
    else response.status(503).json({ ok: false, code })
  })

  const api = express.Router()
  api.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  })
  api.use(sameOriginOnly(ports.origins), express.json({ limit: maxBody, strict: true }))
  api.post(takingIn, (_request, response, next) => {
    if (!ports.isClosing()) return next()
    response.status(503).setHeader('retry-after', '3').json({ code: 'server_error' })
  })
  const known = new KnownSecrets()
  api.use('/host', hostRoutes(ports, known))
  api.use(joinRoutes(ports.games, known, ports.answered))
  api.use((_request, response) => void response.status(404).json({ code: 'bad_message' }))
  app.use('/api', api)

  app.use('/images', express.static(ports.images, { index: false, redirect: false, maxAge: '1h' }))
  app.use(ports.pages)
  app.use(notFound(ports.basePath))
  app.use(lastResort(ports.journal))
  return app
}

/** What Express and its parsers throw: the sender's fault below 500, a defect otherwise. Tells no detail. */
function lastResort(journal: Journal): ErrorRequestHandler {
  return (error: { status?: number }, _request, response, _next) => {
    if (response.headersSent) {
      // Half an answer went out: only cutting it says that the rest will not come.
      response.destroy()
      return
    }
    if (error.status !== undefined && error.status < 500) {
      response.status(error.status).json({ code: 'bad_message' })
      return
    }
    journal.error({ error }, 'request failed')
    refuse(response, 'server_error')
  }
}
