import type { AddressInfo } from 'node:net'
import express, { Router } from 'express'
import { io, type Socket } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import { createApp, type App } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { openJournal } from '../../server/journal.ts'
import { openDatabase, type SqliteDatabase } from '../../server/log/database.ts'
import { sqliteDues } from '../../server/log/dues.ts'
import { formersIn } from '../../server/log/restore.ts'
import { sqliteSessions } from '../../server/log/sessions.ts'
import { sqliteLog } from '../../server/log/sqlite.ts'
import type { Clock } from '../../server/room/ports.ts'
import { systemClock } from '../../server/room/system-clock.ts'
import type { Activity } from '../../shared/activity.ts'
import {
  protocolVersion,
  type GlossaryPart,
  type Handshake,
  type Reply,
  type SeatGrant
} from '../../shared/protocol.ts'
import { defaultSettings, type GameSettings } from '../../shared/settings.ts'
import type { HostView, PlayerView, RosterView, SeatView } from '../../shared/views.ts'
import { temporaryFolder } from './folder.ts'
import { threeSteps } from './game.ts'
import { strictLog } from './open-runs.ts'

export const hostPassword = 'sous le préau'

/** A real server on a port of its own with a real database, gone when the test is over. */
export class RunningServer {
  readonly app: App
  readonly url: string
  /** To break it. */
  readonly database: SqliteDatabase

  private constructor(app: App, port: number, database: SqliteDatabase) {
    this.app = app
    this.database = database
    this.url = `http://127.0.0.1:${port}`
  }

  static async start(
    env: Record<string, string> = {},
    activity: Activity = threeSteps,
    folder = temporaryFolder(),
    clock: Clock = systemClock
  ): Promise<RunningServer> {
    const config = readConfig({
      PORT: '0',
      HOST: '127.0.0.1',
      PREAU_DATA: folder,
      PREAU_HOST_PASSWORD: hostPassword,
      ...env
    })
    const database = openDatabase(folder)
    const app = createApp({
      config,
      journal: openJournal('silent'),
      clock,
      events: strictLog(sqliteLog(database)),
      sessions: sqliteSessions(database),
      dues: sqliteDues(database),
      copies: formersIn(folder),
      library: {
        activities: [activity],
        faulty: [],
        find: (id) => (id === activity.id ? activity : undefined)
      },
      images: 'content/images',
      pages: Router()
    })
    const server = new RunningServer(app, await app.start(), database)
    onTestFinished(() => app.stop())
    return server
  }

  request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const init: RequestInit = {
      method,
      headers: { 'content-type': 'application/json', ...headers }
    }
    if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body)
    return fetch(`${this.url}${path}`, init)
  }

  /** The cookie of a signed-in trainer. */
  async signIn(): Promise<string> {
    const response = await this.request('POST', '/api/host/session', { password: hostPassword })
    return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  }

  async launch(settings: Partial<GameSettings> = {}): Promise<{ gameId: string; pin: string }> {
    const body = { activityId: 'essai', settings: { ...defaultSettings, ...settings } }
    const cookie = await this.signIn()
    const response = await this.request('POST', '/api/host/games', body, { cookie })
    return (await response.json()) as { gameId: string; pin: string }
  }

  async join(pin: string, name: string): Promise<SeatGrant> {
    const body = { pin, key: `key of ${name}`.padEnd(16, '.'), name }
    return (await (await this.request('POST', '/api/join', body)).json()) as SeatGrant
  }

  connect(identity: Omit<Handshake, 'protocol'> & object, headers: Record<string, string> = {}) {
    return new TestClient(this.url, { protocol: protocolVersion, ...identity }, headers)
  }

  async player(pin: string, name: string): Promise<TestClient> {
    const { gameId, token } = await this.join(pin, name)
    const client = this.connect({ role: 'player', gameId, token } as Handshake)
    await client.until(() => client.seat !== null)
    return client
  }

  async host(gameId: string): Promise<TestClient> {
    const client = this.connect({ role: 'host', gameId } as Handshake, {
      cookie: await this.signIn()
    })
    await client.until(() => client.view !== null)
    return client
  }
}

/** A socket.io-client that keeps what it is sent. */
export class TestClient {
  readonly socket: Socket
  view: PlayerView | HostView | null = null
  seat: SeatView | null = null
  roster: RosterView | null = null
  ended: string | null = null
  refused: string | null = null
  readonly received: string[] = []
  #wake: () => void = () => undefined

  constructor(
    url: string,
    auth: object,
    headers: Record<string, string>,
    transport: 'websocket' | 'polling' = 'websocket'
  ) {
    this.socket = io(url, {
      auth,
      extraHeaders: headers,
      transports: [transport],
      forceNew: true,
      reconnectionDelay: 50
    })
    onTestFinished(() => void this.socket.disconnect())
    this.socket.onAny((event: string, payload: unknown) => {
      this.received.push(`${event} ${JSON.stringify(payload)}`)
      if (event === 'view') this.view = payload as PlayerView
      if (event === 'seat') this.seat = payload as SeatView
      if (event === 'roster') this.roster = payload as RosterView
      if (event === 'ended') this.ended = (payload as { reason: string }).reason
      this.#wake()
    })
    this.socket.on('connect_error', (error: Error & { data?: { code: string } }) => {
      this.refused = error.data?.code ?? error.message
      this.#wake()
    })
    this.socket.on('disconnect', () => this.#wake())
    this.socket.on('connect', () => this.#wake())
  }

  /** Waits for what arrives to make `condition` true; the test's own time limit is the only clock. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  send(command: unknown): Promise<Reply> {
    return this.socket.emitWithAck('command', command) as Promise<Reply>
  }

  /** The words that are explained to this client by now. */
  glossary(known: readonly number[] = []): Promise<GlossaryPart> {
    return this.socket.emitWithAck('glossary', known) as Promise<GlossaryPart>
  }

  /** Sends a host's command that moves the game, on the latest view, and waits for the move. */
  async move(type: string): Promise<Reply> {
    const { flow } = this.view as HostView
    const reply = await this.send({ type, flow })
    if (reply.ok) await this.until(() => (this.view as HostView).flow > flow)
    return reply
  }

  phase(): string {
    const view = this.view as (PlayerView & { screen?: undefined }) | HostView | null
    return view?.screen ? view.screen.phase : ((view as PlayerView | null)?.phase ?? '')
  }
}

/** A bare express app listening on a free port, for parts that need nothing else. */
export async function listen(app: express.Express): Promise<string> {
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
