import { createServer, type Server as HttpServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import type { AddressInfo } from 'node:net'
import type { Router } from 'express'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { createAddresses, type Addresses } from './http/addresses.ts'
import { basePathOf, takeOffBasePath } from './http/base-path.ts'
import { createHostAccess, type HostAccess } from './http/host-access.ts'
import { createHttp } from './http/http.ts'
import type { Library } from './library/load.ts'
import { judgeName, judgeText } from './names/judge-name.ts'
import { createMetrics } from './operation/metrics.ts'
import { listenForMetrics, type MetricsListener } from './operation/metrics-listener.ts'
import { Readiness } from './operation/readiness.ts'
import { watchedLog } from './operation/watched-log.ts'
import type { Clock, Dues, EventLog, HostSessions, KeptCopies } from './room/ports.ts'
import { Registry } from './room/registry.ts'
import { drawPermutation } from './room/secrets.ts'
import { Retention } from './room/retention.ts'
import { drawToken } from './room/secrets.ts'
import { SeatSockets, socketAudience, socketsByRole } from './socket/audience.ts'
import { channel } from './socket/connection.ts'
import { drain, linksOf } from './socket/drain.ts'
import { cutSilent, OpenConnections } from './socket/raw-connections.ts'
import { openSockets } from './socket/sockets.ts'

const goodbyeMs = 1000
/** Bodies have 4 kB at most: whoever takes longer to send one holds a connection for its own sake. */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5000
}

export interface AppParts {
  readonly config: Config
  readonly journal: Logger
  readonly clock: Clock
  readonly events: EventLog
  readonly sessions: HostSessions
  readonly library: Library
  readonly pages: Router
  /** Folder of the activities' images. */
  readonly images: string
  readonly dues: Dues
  readonly copies: KeptCopies
}

export interface App {
  readonly registry: Registry
  readonly access: HostAccess
  readonly addresses: Addresses
  /** Brings games back, then listens; returns the port. Rejects with Node's error when it cannot listen. */
  start(): Promise<number>
  /** Where the measures are read; null when nowhere. */
  readonly metricsPort: number | null
  /**
   * Takes nobody new any more and sends those who are there away in waves, over two seconds: their
   * pages come back by themselves. The games go on until `stop`.
   */
  drain(seed?: string): Promise<void>
  /** Lets connections go and closes the log. */
  stop(): Promise<void>
}

/** Puts the parts together: the only place that knows them all. */
export function createApp(parts: AppParts): App {
  const { config, journal, clock, library, pages } = parts
  const readiness = new Readiness()
  const metrics =
    config.metricsPort === null
      ? null
      : createMetrics({ games: () => registry.counts(), sockets: () => socketsByRole(io) })
  const events = watchedLog(parts.events, {
    appended: (outcome) => {
      readiness.wrote(outcome.works)
      metrics?.appended(outcome)
    },
    beaten: (works) => readiness.wrote(works)
  })
  let port = config.port
  const addresses = createAddresses({
    interfaces: networkInterfaces,
    port: () => port,
    publicUrl: config.publicUrl,
    host: config.host,
    now: () => clock.now()
  })
  const access = createHostAccess(parts.sessions, config.hostPassword, () => clock.now())
  const origins = () => (config.publicUrl === null ? [] : [new URL(config.publicUrl).origin])
  const basePath = basePathOf(config.publicUrl)
  const seats = new SeatSockets()
  const http: HttpServer = createServer(
    patience,
    (request, response) => void handle(request, response)
  )
  const connections = new OpenConnections(http)
  cutSilent(http, { longestMs: patience.headersTimeout, most: 500 })
  const io = openSockets(http, seats, {
    registry: () => registry,
    clock,
    journal,
    hostSession: (cookieHeader) => access.sessionIn(cookieHeader),
    isClosing: () => readiness.isClosing,
    answered: (type, reply) => metrics?.answered(type, reply.ok ? 'ok' : reply.code),
    origins
  })
  takeOffBasePath(http, basePath)
  const registry: Registry = new Registry(
    {
      clock,
      log: events,
      audience: socketAudience(io, seats),
      journal,
      origin: () => addresses.choice().chosen,
      drawPermutation,
      judgeName,
      judgeText
    },
    {
      maxPlayers: config.maxPlayers,
      erasureOf: (gameId, version) => retention.erasureOf(gameId, version)
    }
  )
  const retention = new Retention(
    {
      clock,
      log: events,
      dues: parts.dues,
      copies: parts.copies,
      journal,
      remove: (gameId) => registry.remove(gameId)
    },
    config.retentionDays
  )
  const handle = createHttp({
    access,
    addresses,
    games: registry,
    retention,
    library,
    journal,
    pages,
    images: parts.images,
    origins,
    answered: (type, outcome) => metrics?.answered(type, outcome),
    isClosing: () => readiness.isClosing,
    unready: () => readiness.problem,
    isDevelopment: config.isDevelopment,
    isSecure: config.publicUrl?.startsWith('https:') ?? false,
    basePath,
    signedOut: (session) => void io.in(channel.session(session)).disconnectSockets(true)
  })

  let listener: MetricsListener | null = null

  return {
    registry,
    access,
    addresses,
    get metricsPort() {
      return listener?.port ?? null
    },
    start: async () => {
      // First: what is to go need not come back.
      await retention.start()
      await registry.restore()
      await new Promise<void>((resolve, reject) => {
        http.once('error', reject)
        http.listen(config.port, config.host, () => {
          http.off('error', reject)
          resolve()
        })
      })
      port = (http.address() as AddressInfo).port
      if (metrics && config.metricsPort !== null) {
        listener = await listenForMetrics(metrics, config.metricsPort, config.metricsHost)
      }
      return port
    },
    drain: (seed = drawToken()) => {
      readiness.closing()
      return drain(() => linksOf(io), seed, clock)
    },
    stop: async () => {
      retention.stop()
      registry.close()
      // A phone behind a dead link never says goodbye: nobody waits for it.
      const enough = clock.setTimer(clock.now() + goodbyeMs, () => connections.cut())
      await io.close()
      enough()
      await listener?.close()
      await events.close()
    }
  }
}
