import { describe, expect, it, vi } from 'vitest'
import { memoryLog } from '../../server/log/memory.ts'
import { replay } from '../../server/game/evolve.ts'
import type { ExtraTime } from '../../shared/extra-time.ts'
import type { SeatGrant } from '../../shared/protocol.ts'
import type { TeamSettings } from '../../shared/teams.ts'
import type { Team } from '../../server/game/state.ts'
import { StorageFailed, VersionConflict, type EventLog } from '../../server/room/ports.ts'
import { settled } from '../support/clock.ts'
import { activityOf, decisionStep } from '../support/game.ts'
import { TestRoom, TestServer } from '../support/room.ts'

/** A log whose appends wait for a gate, or fail. */
function gatedLog() {
  const inner = memoryLog()
  const gate = { open: true, failure: null as Error | null, waiting: [] as (() => void)[] }
  const log: EventLog = {
    ...inner,
    append: async (...batch) => {
      if (!gate.open) await new Promise<void>((resolve) => gate.waiting.push(resolve))
      if (gate.failure) throw gate.failure
      return inner.append(...batch)
    },
    read: (gameId) => inner.read(gameId),
    games: () => inner.games(),
    remove: (gameId) => inner.remove(gameId),
    beat: (at) => inner.beat(at),
    lastBeat: () => inner.lastBeat(),
    close: () => inner.close()
  }
  const release = () => {
    gate.open = true
    for (const go of gate.waiting.splice(0)) go()
  }
  return { log, gate, release }
}

const teams = (answers: TeamSettings['answers']): TeamSettings => ({
  count: 2,
  made: 'drawn',
  answers,
  mean: 'present'
})

describe('a room', () => {
  it('LOG-2 acknowledges and shows nothing before it is stored', async () => {
    const { log, gate, release } = gatedLog()
    const server = new TestServer(log)
    const game = await (await server.launch()).join('Amina', 'Yanis')
    await game.open()
    const shown = server.audience.playerViews.length
    gate.open = false
    let acknowledged = false
    const answered = game.answer('Amina', 'b').then(() => (acknowledged = true))
    const closing = game.host('CloseStep')
    const looking = game.room.playerViews(game.id('Amina'))
    await server.clock.turn(500)
    expect(acknowledged).toBe(false)
    expect(server.audience.playerViews).toHaveLength(shown)
    release()
    await Promise.all([answered, closing])
    await settled()
    expect(acknowledged).toBe(true)
    expect(server.audience.playerViews.at(-1)?.phase).toBe('reveal')
    expect((await looking)?.view.phase).toBe('reveal')
    expect(server.errors).toEqual([])
  })

  it('LOG-2 gathers what arrives together into one append', async () => {
    const { log } = gatedLog()
    let appends = 0
    const counting = {
      ...log,
      append: (...batch: Parameters<EventLog['append']>) => (appends++, log.append(...batch))
    }
    const game = await (await new TestServer(counting).launch()).join('Amina', 'Yanis', 'Zoé')
    await game.open()
    appends = 0
    const replies = await Promise.all(
      ['Amina', 'Yanis', 'Zoé'].map((name) => game.answer(name, 'b'))
    )
    expect(replies).toEqual([{ ok: true }, { ok: true }, { ok: true }])
    expect(appends).toBe(1)
    expect(game.room.state.phase).toBe('reveal')
  })

  it.each([
    ['a failing disk', new StorageFailed('EIO')],
    ['another writer', new VersionConflict('1')]
  ])('LOG-3 refuses, goes back and recovers after %s', async (_name, failure) => {
    const { log, gate } = gatedLog()
    const server = new TestServer(log)
    const game = await (await server.launch()).join('Amina', 'Yanis')
    await game.open()
    await server.clock.turn(200)
    gate.failure = failure
    expect(await game.answer('Amina', 'b')).toEqual({ ok: false, code: 'storage_failed' })
    await server.clock.turn(200)
    expect(server.audience.hostViews.at(-1)).toMatchObject({
      storageWorks: false,
      screen: { answers: { received: 0 } }
    })
    gate.failure = null
    expect(await game.answer('Amina', 'b')).toEqual({ ok: true })
    expect(await game.answer('Yanis', 'a')).toEqual({ ok: true })
    await server.clock.turn(200)
    expect(server.audience.hostViews.at(-1)?.storageWorks).toBe(true)
    // 400 ms of 20 s.
    expect(game.score('Amina')).toBe(990)
    const stored = await log.read(game.room.gameId)
    expect(stored.map(({ version }) => version)).toEqual(stored.map((_, index) => index + 1))
  })

  it('LOG-3 closes a step whose deadline passed while the disk failed', async () => {
    const { log, gate } = gatedLog()
    const server = new TestServer(log)
    const game = await (await server.launch()).join('Amina')
    await game.open()
    gate.failure = new StorageFailed('ENOSPC')
    await server.clock.turn(60_000)
    expect(game.room.state.phase).toBe('open')
    gate.failure = null
    await server.clock.turn(2000)
    expect(game.room.state.phase).toBe('reveal')
  })

  it('owns one timer, which its deadline fires', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina')
    await game.open()
    expect(server.clock.timers).toBe(1)
    await server.clock.turn(21_000)
    expect(game.room.state.phase).toBe('reveal')
  })

  it('FLOW-4 waits eight seconds for a lost link before doing without it', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina', 'Yanis')
    await game.open()
    game.room.disconnected(game.id('Yanis'))
    await game.answer('Amina', 'b')
    await server.clock.turn(7900)
    expect(game.room.state.phase).toBe('open')
    await server.clock.turn(200)
    expect(game.room.state.phase).toBe('reveal')
  })

  it('sends players nothing while others join or answer', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina', 'Yanis', 'Zoé')
    await server.clock.turn(1000)
    expect(server.audience.playerViews).toEqual([])
    await game.open()
    const before = server.audience.playerViews.length + server.audience.seatViews.length
    await game.answer('Amina', 'b')
    await game.answer('Yanis', 'b')
    await server.clock.turn(1000)
    expect(server.audience.playerViews.length + server.audience.seatViews.length).toBe(before)
    expect(server.audience.screenViews.at(-1)?.answers).toEqual({ received: 2, expected: 3 })
  })

  it('shows counters to screens and hosts ten times a second at most', async () => {
    const server = new TestServer()
    const names = Array.from({ length: 50 }, (_, n) => `Joueuse ${n}`)
    const game = await (await server.launch()).join(...names)
    await game.open()
    await server.clock.turn(500)
    const before = server.audience.screenViews.length
    for (const name of names.slice(1)) {
      await game.answer(name, 'b')
      await server.clock.turn(10)
    }
    expect(server.audience.screenViews.length - before).toBeLessThanOrEqual(6)
    await server.clock.turn(500)
    expect(server.audience.screenViews.at(-1)?.answers.received).toBe(49)
  })

  it('TEAM-6 tells at once whoever speaks now, the others four times a second at most', async () => {
    const server = new TestServer()
    const game = await server.launch({ teams: teams('spokesperson') })
    const names = Array.from({ length: 25 }, (_, n) => `Joueuse ${n}`)
    await (await game.join(...names)).open()
    const { playerViews, seatsTold } = server.audience
    const { members, spokesperson } = game.room.state.teams[0] as Team
    const order = [...members]
    const first = order.indexOf(spokesperson ?? '')
    const leaving = [...order.slice(first), ...order.slice(0, first)]
    const last = leaving.pop() ?? ''
    // Their windows are closed in a row: each is named in turn, and gone in its turn.
    for (const playerId of leaving) {
      game.room.disconnected(playerId)
      await server.clock.turn(10)
    }
    const shown = playerViews.length
    const told = seatsTold.length
    await server.clock.turn(7890)
    await server.clock.turn(150)
    expect(game.room.state.teams[0]?.spokesperson).toBe(last)
    expect(seatsTold.slice(told)).toContain(last)
    expect(playerViews.length - shown).toBe(1)
    await server.clock.turn(250)
    expect(playerViews.length - shown).toBe(2)
    const name = game.room.state.seats.get(last)?.name
    expect(playerViews.at(-1)?.teams?.[0]?.spokesperson).toBe(name)
  })

  it('TEAM-7 tells a team what it wants once somebody was moved away', async () => {
    const server = new TestServer()
    const game = await server.launch({ teams: teams('consensus') }, activityOf(decisionStep('un')))
    await (await game.join('Amina', 'Yanis', 'Zoé', 'Luc')).open()
    await game.host('Advance')
    await server.clock.turn(2000)
    const [one, other] = [...(game.room.state.teams[0]?.members ?? [])]
    for (const [playerId, move] of [
      [one, 'a'],
      [other, 'b']
    ]) {
      const answer = { kind: 'decision', move: move ?? '' } as const
      await game.room.dispatch({ type: 'SubmitAnswer', playerId: playerId ?? '', run: 1, answer })
    }
    const last = () => {
      const at = server.audience.seatsTold.lastIndexOf(one ?? '')
      return server.audience.seatViews[at]?.teamVotes
    }
    await server.clock.turn(10)
    expect(last()).toEqual({ a: 1, b: 1 })
    await game.room.dispatch({ type: 'MoveToTeam', playerId: other ?? '', team: 2 })
    await server.clock.turn(10)
    expect(last()).toEqual({ a: 1 })
  })

  it('builds what players see of an ended game once for all who look', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina', 'Yanis')
    await game.open()
    await game.host('EndGame')
    await game.host('Advance')
    const view = async (name: string) => (await game.room.playerViews(game.id(name)))?.view
    const first = await view('Amina')
    expect(first?.phase).toBe('ended')
    expect(await view('Yanis')).toBe(first)
    await game.room.dispatch({ type: 'HideNames' })
    expect(await view('Yanis')).not.toBe(first)
    expect((await view('Yanis'))?.version).toBe((first?.version ?? 0) + 1)
  })

  it('shows screens an ended game once, whoever comes and goes', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina', 'Yanis')
    await game.open()
    await game.host('EndGame')
    await game.host('Advance')
    await server.clock.turn(1000)
    expect(server.audience.screenViews.at(-1)?.phase).toBe('ended')
    const [screens, hosts] = [server.audience.screenViews.length, server.audience.hostViews.length]
    game.room.disconnected(game.id('Amina'))
    await server.clock.turn(1000)
    expect(server.audience.screenViews).toHaveLength(screens)
    expect(server.audience.hostViews.length).toBeGreaterThan(hosts)
    await game.room.dispatch({ type: 'HideNames' })
    await server.clock.turn(1000)
    expect(server.audience.screenViews).toHaveLength(screens + 1)
  })

  it('leaves the state where it was when a command meets a defect', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina')
    const reply = await game.room.dispatch(() => {
      throw new Error('defect')
    })
    expect(reply).toEqual({ ok: false, code: 'server_error' })
    expect(server.errors).toEqual(['defect'])
    expect(await game.host('StartGame')).toEqual({ ok: true })
  })

  it('FLOW-4 does without a removed player at once', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina', 'Yanis')
    await game.open()
    await game.answer('Amina', 'b')
    await game.room.dispatch({ type: 'RemovePlayer', playerId: game.id('Yanis') })
    game.room.disconnected(game.id('Yanis'))
    await server.clock.turn(10)
    expect(game.room.state.phase).toBe('reveal')
    expect(game.room.presence.nextExpiry()).toBeNull()
  })

  it('JOIN-1 answers two of the same join at once', async () => {
    const server = new TestServer()
    const game = await server.launch()
    const join = () =>
      server.registry.join({ pin: game.room.state.pin, key: 'the same key', name: 'Amina' }, 'here')
    const [first, second] = await Promise.all([join(), join()])
    expect(first).toMatchObject({ gameId: game.room.gameId })
    expect(second).toMatchObject({ playerId: (first as SeatGrant).playerId })
    const seats = [first, second].map((grant) =>
      server.registry.seatOf(game.room, (grant as SeatGrant).token)
    )
    expect(seats).toEqual([null, (first as SeatGrant).playerId])
  })

  it('shows a view that met a defect no more than once', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina')
    await server.clock.turn(5000)
    let tries = 0
    const shows = vi.spyOn(server.audience, 'hosts')
    shows.mockImplementation(() => {
      tries += 1
      throw new Error('defect')
    })
    await game.host('StartGame')
    await server.clock.turn(100)
    expect(tries).toBe(1)
    expect(server.errors).toEqual(['not shown'])
    shows.mockRestore()
    await game.host('Advance')
    await server.clock.turn(100)
    expect(server.audience.hostViews.at(-1)?.screen.phase).toBe('open')
  })

  it('LOG-2 shows nothing when what is stored cannot be read again', async () => {
    const { log, gate } = gatedLog()
    const server = new TestServer(log)
    const game = await (await server.launch()).join('Amina')
    gate.failure = new StorageFailed('no space')
    const { read } = log
    log.read = () => Promise.reject(new StorageFailed('no disk'))
    expect(await game.room.dispatch({ type: 'LockJoining' })).toMatchObject({ ok: false })
    await expect(game.room.screenView()).rejects.toThrow()
    log.read = read
    expect((await game.room.screenView()).join.joining).toBe('open')
  })

  it('TIME-9 keeps nothing of extra time once the game has ended', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina', 'Yanis')
    const ask = (name: string, extraTime: ExtraTime | null) =>
      game.room.dispatch({ type: 'AskExtraTime', playerId: game.id(name), extraTime })
    await ask('Amina', 'x2')
    await ask('Yanis', 'none')
    await ask('Yanis', null)
    const told = async () => JSON.stringify(await server.log.read(game.room.gameId))
    expect(await told()).toContain('"x2"')
    // Asked for in the very batch that ends the game.
    await Promise.all([ask('Yanis', 'x1.5'), game.host('EndGame')])
    expect(await told()).toContain('GameEnded')
    expect(await told()).not.toMatch(/"x2"|"none"|"x1.5"/u)
    expect(game.room.state).toEqual(
      replay((await server.log.read(game.room.gameId)).map((one) => one.event))
    )
  })

  it('TIME-9 ends a game whatever becomes of forgetting, and forgets later', async () => {
    const log = { ...memoryLog() }
    const server = new TestServer(log)
    const game = await (await server.launch()).join('Amina')
    await game.room.dispatch({
      type: 'AskExtraTime',
      playerId: game.id('Amina'),
      extraTime: 'x2'
    })
    const told = async () => JSON.stringify(await log.read(game.room.gameId))
    const { append, rewrite } = log
    log.append = () => Promise.reject(new StorageFailed('full'))
    expect(await game.host('EndGame')).toMatchObject({ ok: false })
    await settled()
    // Nothing is lost by an end that was not stored.
    expect(game.room.state.seats.get(game.id('Amina'))?.extraTime).toBe('x2')
    log.append = append
    log.rewrite = () => Promise.reject(new StorageFailed('full'))
    await server.clock.turn(5000)
    expect(await game.host('EndGame')).toEqual({ ok: true })
    expect(await told()).toContain('"x2"')
    log.rewrite = rewrite
    await server.clock.turn(10 * 60_000)
    expect(await told()).not.toContain('"x2"')
  })

  it('TIME-9 forgets after a restart what was left when the server died', async () => {
    const log = { ...memoryLog() }
    const { rewrite } = log
    log.rewrite = () => Promise.reject(new StorageFailed('full'))
    const first = new TestServer(log)
    const game = await (await first.launch()).join('Amina')
    const playerId = game.id('Amina')
    await game.room.dispatch({ type: 'AskExtraTime', playerId, extraTime: 'x2' })
    await game.host('EndGame')
    first.registry.close()
    log.rewrite = rewrite
    const second = new TestServer(log, first.clock.now())
    await second.registry.restore()
    expect(JSON.stringify(await log.read(game.room.gameId))).not.toContain('"x2"')
  })

  it('JOIN-9 gives seats back for a day once the game has ended, restarted or not', async () => {
    const server = new TestServer()
    await server.registry.restore()
    const game = await (await server.launch()).join('Amina')
    const { pin } = game.room.state
    const code = game.room.state.seats.get(game.id('Amina'))?.code ?? ''
    await game.host('EndGame')
    if (game.room.state.phase !== 'ended') await game.host('Advance')
    await server.clock.turn(23 * 3_600_000)
    expect(await server.registry.resume(pin, code)).toMatchObject({ playerId: game.id('Amina') })
    await server.clock.turn(2 * 3_600_000)
    expect(await server.registry.resume(pin, code)).toBe('unknown_pin')
  })

  it('JOIN-8 takes a removed player off the phones of the others', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina', 'Yanis')
    await game.open()
    await game.answer('Amina', 'b')
    await game.host('CloseStep')
    await game.host('Advance')
    await settled()
    const view = () => server.audience.playerViews.at(-1)
    expect(view()).toMatchObject({ top: [{ name: 'Amina' }, { name: 'Yanis' }] })
    await game.room.dispatch({ type: 'RemovePlayer', playerId: game.id('Amina') })
    await settled()
    expect(view()).toMatchObject({ top: [{ name: 'Yanis', score: 0, rank: 1 }] })
  })

  it('JOIN-8 tells a removed player and closes the connection', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina')
    await game.room.dispatch({ type: 'RemovePlayer', playerId: game.id('Amina') })
    await settled()
    expect(server.audience.notices.at(-1)).toEqual({
      playerId: game.id('Amina'),
      notice: { reason: 'removed', joining: 'open' }
    })
  })

  it('JOIN-8 tells a removed player whether to come back is possible', async () => {
    const server = new TestServer()
    const game = await (await server.launch({ lateJoining: false })).join('Amina', 'Yanis', 'Zoé')
    const told = () => server.audience.notices.at(-1)?.notice
    await game.room.dispatch({ type: 'TurnAway', playerIds: [game.id('Amina')] })
    await settled()
    expect(told()).toEqual({ reason: 'removed', joining: 'locked' })
    await game.room.dispatch({ type: 'OpenJoining' })
    await game.host('StartGame')
    await game.room.dispatch({ type: 'RemovePlayer', playerId: game.id('Yanis') })
    await settled()
    expect(told()).toEqual({ reason: 'removed', joining: 'closed' })
  })
})

describe('a restart', () => {
  it('TIME-5 brings games back with seats, scores and the clock extended', async () => {
    const log = memoryLog()
    const first = new TestServer(log)
    await first.registry.restore()
    const game = await (await first.launch()).join('Amina', 'Yanis')
    await game.open()
    await game.answer('Amina', 'b')
    await first.clock.turn(10_000)
    first.registry.close()

    // Gone for five minutes; the last sign of life is at most a second old.
    const second = new TestServer(log, first.clock.now() + 300_000)
    await second.registry.restore()
    const again = await second.room(game.room.gameId)
    expect(again.room.state.phase).toBe('open')
    expect(again.room.state.seats.size).toBe(2)
    again.room.connected(game.id('Amina'))
    await second.clock.turn(7000)
    // Amina alone is back and has answered, but the others get time to return.
    expect(again.room.state.phase).toBe('open')
    again.room.connected(game.id('Yanis'))
    await second.clock.turn(5000)
    expect(again.room.state.phase).toBe('reveal')
    expect(again.room.state.seats.get(game.id('Amina'))?.score).toBe(1000)
  })

  it('is not needed to let go of ended games: a minute after the last look the log alone has them', async () => {
    const server = new TestServer()
    await server.registry.restore()
    const game = await (await server.launch()).join('Amina')
    const rooms = () => server.registry.counts().rooms
    server.audience.isWatching = false
    await server.clock.turn(120_000)
    expect(rooms()).toBe(1)
    await game.host('EndGame')
    if (game.room.state.phase !== 'ended') await game.host('Advance')
    expect(game.room.state.phase).toBe('ended')
    await server.clock.turn(120_000)
    // Amina still reads her recap.
    expect(rooms()).toBe(1)
    game.room.disconnected(game.id('Amina'))
    await server.clock.turn(58_000)
    expect(rooms()).toBe(1)
    await server.clock.turn(4000)
    expect(rooms()).toBe(0)
    const again = await server.room(game.room.gameId)
    expect(again.room.state.seats.get(game.id('Amina'))?.name).toBe('Amina')
    expect(rooms()).toBe(1)
    server.registry.close()
  })

  it('lets games sleep whose clock stands still, until somebody comes', async () => {
    const log = memoryLog()
    const first = new TestServer(log)
    await first.registry.restore()
    const lobby = await (await first.launch()).join('Amina')
    const { pin } = lobby.room.state
    const open = await (await (await first.launch()).join('Zoé')).open()
    const paused = await (await (await first.launch()).join('Yanis')).open()
    await paused.host('PauseClock')
    first.registry.close()

    const second = new TestServer(log, first.clock.now() + 300_000)
    second.audience.isWatching = false
    await second.registry.restore()
    expect(second.registry.counts()).toEqual({ rooms: 1, open: 3 })
    expect(await second.registry.pinInfo(pin)).toMatchObject({ gameId: lobby.room.gameId })
    expect(await second.registry.freeName(pin)).not.toBeNull()
    const again = new TestRoom(second, (await second.room(lobby.room.gameId)).room)
    await again.join('Luc')
    expect([...again.room.state.seats.values()].map(({ name }) => name)).toEqual(['Amina', 'Luc'])
    // The time away is a pause for the one, and given back to the other.
    const other = await second.room(paused.room.gameId)
    await other.host('ResumeClock')
    const left = async ({ room }: TestRoom) =>
      ((await second.room(room.gameId)).room.state.clock?.endsAtMs ?? 0) - second.clock.now()
    expect(await Promise.all([left(open), left(paused)])).toEqual([19_000, 20_000])

    // And once nobody is there any more they sleep again.
    again.room.disconnected(again.id('Luc'))
    await second.clock.turn(120_000)
    expect(second.registry.counts()).toEqual({ rooms: 0, open: 3 })
    expect(await second.registry.resume(pin, 'ZZZZZZ')).toBe('unknown_code')
    second.registry.close()
  })

  it('finds games by PIN again, and ended ones by id only', async () => {
    const log = memoryLog()
    const first = new TestServer(log)
    const running = await (await first.launch()).join('Amina')
    const over = await (await first.launch()).join('Zoé')
    await over.host('EndGame')
    const second = new TestServer(log)
    await second.registry.restore()
    await settled()
    expect(await second.registry.pinInfo(running.room.state.pin)).toMatchObject({
      title: 'Activité d’essai'
    })
    expect(await second.registry.pinInfo(over.room.state.pin)).toBe('unknown_pin')
    expect((await second.room(over.room.gameId)).room.state.phase).toBe('ended')
    expect((await second.registry.list()).map(({ phase }) => phase).toSorted()).toEqual([
      'ended',
      'lobby'
    ])
  })

  it('JOIN-9 takes a seat on another device with the short code', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina')
    const code = game.room.state.seats.get(game.id('Amina'))?.code ?? ''
    const { pin } = game.room.state
    expect(await server.registry.resume(pin, 'ZZZZZ')).toBe('unknown_code')
    const grant = await server.registry.resume(
      pin,
      ` ${code.toLowerCase().slice(0, 2)} ${code.slice(2)}`
    )
    expect(grant).toMatchObject({ playerId: game.id('Amina') })
    const former = game.grants.get('Amina')?.token ?? ''
    expect(server.registry.seatOf(game.room, former)).toBeNull()
    expect(server.audience.notices.at(-1)?.notice).toEqual({ reason: 'seat_moved' })
  })

  it('forgets a removed game', async () => {
    const server = new TestServer()
    const game = await (await server.launch()).join('Amina')
    expect(await server.registry.remove(game.room.gameId)).toBe(true)
    expect(server.audience.notices.at(-1)?.notice).toEqual({ reason: 'game_removed' })
    expect(await server.registry.find(game.room.gameId)).toBeNull()
    expect(await server.registry.pinInfo(game.room.state.pin)).toBe('unknown_pin')
    expect(await game.host('StartGame')).toEqual({ ok: false, code: 'unknown_game' })
  })
})
