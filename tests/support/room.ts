import type { Activity } from '../../shared/activity.ts'
import type { FlowCommandType } from '../../shared/commands.ts'
import { defaultSettings, type GameSettings } from '../../shared/settings.ts'
import type { Reply, SeatGrant } from '../../shared/protocol.ts'
import type { EventLog } from '../../server/room/ports.ts'
import { memoryLog } from '../../server/log/memory.ts'
import { Registry } from '../../server/room/registry.ts'
import type { Room } from '../../server/room/room.ts'
import { drawPermutation } from '../../server/room/secrets.ts'
import { RecordingAudience } from './audience.ts'
import { TestClock } from './clock.ts'
import { startMs, threeSteps } from './game.ts'
import { strictLog } from './open-runs.ts'

/** A registry on a test clock with everything it tells written down. */
export class TestServer {
  readonly clock: TestClock
  readonly log: EventLog
  readonly audience = new RecordingAudience()
  readonly errors: string[] = []
  readonly registry: Registry

  constructor(log: EventLog = memoryLog(), now = startMs) {
    this.clock = new TestClock(now)
    this.log = log
    this.registry = new Registry(
      {
        clock: this.clock,
        log: strictLog(log),
        audience: this.audience,
        journal: {
          error: (_what, message) => void this.errors.push(message),
          warn: (_what, message) => void this.errors.push(message)
        },
        origin: () => 'http://192.168.1.20:3000',
        drawPermutation,
        judgeName: () => null,
        judgeText: () => null
      },
      { maxPlayers: 100 }
    )
  }

  async launch(
    settings: Partial<GameSettings> = {},
    activity: Activity = threeSteps
  ): Promise<TestRoom> {
    const reply = await this.registry.launch(activity, { ...defaultSettings, ...settings })
    if (typeof reply === 'string') throw new Error(reply)
    return this.room(reply.gameId)
  }

  async room(gameId: string): Promise<TestRoom> {
    const room = await this.registry.find(gameId)
    if (!room) throw new Error('no such game')
    return new TestRoom(this, room)
  }
}

export class TestRoom {
  readonly server: TestServer
  readonly room: Room
  readonly grants = new Map<string, SeatGrant>()

  constructor(server: TestServer, room: Room) {
    this.server = server
    this.room = room
  }

  async join(...names: string[]): Promise<this> {
    for (const name of names) {
      const request = { pin: this.room.state.pin, key: `key ${name}`, name }
      const grant = await this.server.registry.join(request, 'here')
      if (typeof grant === 'string') throw new Error(grant)
      this.grants.set(name, grant)
      this.room.connected(grant.playerId)
    }
    return this
  }

  id(name: string): string {
    const grant = this.grants.get(name)
    if (!grant) throw new Error(`${name} has not joined`)
    return grant.playerId
  }

  host(type: FlowCommandType): Promise<Reply> {
    return this.room.dispatch({ type, flow: this.room.state.flow })
  }

  async open(): Promise<this> {
    if (this.room.state.phase === 'lobby') await this.host('StartGame')
    if (this.room.state.phase === 'read') await this.host('Advance')
    await this.server.clock.turn(1000)
    return this
  }

  answer(name: string, ...choices: string[]): Promise<Reply> {
    return this.room.dispatch({
      type: 'SubmitAnswer',
      playerId: this.id(name),
      run: this.room.state.runs.size,
      answer: { kind: 'choice', choices }
    })
  }

  score(name: string): number | undefined {
    return this.room.state.seats.get(this.id(name))?.score
  }
}
