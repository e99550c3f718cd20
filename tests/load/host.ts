import type { FlowCommandType, HostCommand } from '../../shared/commands.ts'
import type { LaunchReply } from '../../shared/protocol.ts'
import { defaultSettings, type GameSettings } from '../../shared/settings.ts'
import type { HostView, Phase, RosterView } from '../../shared/views.ts'
import { Refused, request } from './http.ts'
import { Link } from './link.ts'

/** A trainer's browser as far as the server is concerned: the cookie, one game, its views. */
export class Host {
  readonly gameId: string
  readonly pin: string
  view: HostView | null = null
  roster: RosterView | null = null
  readonly #link: Link
  readonly #onView = new Set<() => void>()

  private constructor(url: string, cookie: string, { gameId, pin }: LaunchReply) {
    this.gameId = gameId
    this.pin = pin
    this.#link = new Link(url, { role: 'host', gameId }, cookie)
    this.#link.socket.on('view', (view) => {
      this.view = view as HostView
      for (const look of this.#onView) look()
    })
    this.#link.socket.on('roster', (roster) => (this.roster = roster))
  }

  /** Signs in, launches a game and opens its console. */
  static async launch(
    url: string,
    password: string,
    settings: Partial<GameSettings> = {},
    activityId = 'aect-quiz'
  ): Promise<Host> {
    const { cookie } = await request('POST', `${url}/api/host/session`, { password })
    const launch = { activityId, settings: { ...defaultSettings, ...settings } }
    const game = await request<LaunchReply>('POST', `${url}/api/host/games`, launch, cookie)
    const host = new Host(url, cookie, game.value)
    await host.#link.open()
    await host.until('lobby')
    return host
  }

  get phase(): Phase | null {
    return this.view?.screen.phase ?? null
  }

  /** Sends a command that moves the game, decided on the latest view. Throws when it is refused. */
  async move(type: FlowCommandType): Promise<void> {
    await this.send({ type, flow: this.view?.flow ?? 0 })
  }

  /** Sends until the server has spoken. Throws a `Refused` with its code. */
  async send(command: HostCommand): Promise<void> {
    for (;;) {
      const reply = await this.#link.send(command)
      if (reply?.ok) return
      if (reply) throw new Refused(reply.code)
    }
  }

  /** Resolves once the game is in this phase, at once if it is there already. */
  async until(phase: Phase, timeoutMs = 30_000): Promise<void> {
    if (this.phase === phase) return
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (this.phase === phase) finish(resolve)
      }
      const late = () => reject(new Error(`${this.phase}, not ${phase}, after ${timeoutMs} ms`))
      const timer = setTimeout(() => finish(late), timeoutMs)
      const finish = (settle: () => void) => {
        clearTimeout(timer)
        this.#onView.delete(look)
        settle()
      }
      this.#onView.add(look)
    })
  }

  close(): void {
    this.#link.close()
  }
}
