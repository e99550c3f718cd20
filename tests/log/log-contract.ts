import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { GameEvent } from '../../server/game/events.ts'
import { newGame } from '../../server/game/new-game.ts'
import { outlineOf } from '../../server/game/outline.ts'
import { VersionConflict, type EventLog } from '../../server/room/ports.ts'
import { created, joined } from './log-events.ts'

/** What every event log must do, whatever it is made of. */
export function describeEventLog(name: string, open: () => EventLog): void {
  describe(`${name} as an event log`, () => {
    let log: EventLog
    beforeEach(() => {
      log = open()
    })
    afterEach(() => log.close())

    const types = async (gameId: string) => (await log.read(gameId)).map(({ event }) => event.type)

    it('gives back what was stored, in order, with versions and times', async () => {
      await log.append('a', 0, [created('a')], 1000)
      await log.append('a', 1, [joined('x'), { type: 'JoiningLocked' }], 2000)
      expect(await log.read('a')).toEqual([
        { version: 1, at: 1000, event: created('a') },
        { version: 2, at: 2000, event: joined('x') },
        { version: 3, at: 2000, event: { type: 'JoiningLocked' } }
      ])
    })

    it('knows nothing of an unknown game', async () => {
      expect(await log.read('nowhere')).toEqual([])
      expect(await log.games()).toEqual([])
    })

    it('refuses an append on another version, and stores none of it', async () => {
      await log.append('a', 0, [created('a')], 1000)
      for (const version of [0, 2, 7]) {
        const append = log.append('a', version, [joined('x'), joined('y')], 2000)
        await expect(append).rejects.toThrow(VersionConflict)
      }
      expect(await types('a')).toEqual(['GameCreated'])
    })

    it('lets one of two writers win, never both', async () => {
      await log.append('a', 0, [created('a')], 1000)
      const outcomes = await Promise.allSettled([
        log.append('a', 1, [joined('x')], 2000),
        log.append('a', 1, [joined('y')], 2000)
      ])
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await log.read('a')).toHaveLength(2)
    })

    it('stores what other games append at the same time as a refused append', async () => {
      await log.append('a', 0, [created('a')], 1000)
      const outcomes = await Promise.allSettled([
        log.append('b', 0, [created('b')], 2000),
        log.append('a', 0, [joined('x')], 2000),
        log.append('c', 0, [created('c')], 2000)
      ])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await types('b')).toEqual(['GameCreated'])
      expect(await types('a')).toEqual(['GameCreated'])
    })

    it('takes appends that follow each other without waiting', async () => {
      await Promise.all([
        log.append('a', 0, [created('a')], 1000),
        log.append('a', 1, [joined('x')], 1001),
        log.append('a', 2, [joined('y')], 1002)
      ])
      expect((await log.read('a')).map(({ version }) => version)).toEqual([1, 2, 3])
    })

    it('counts a step that was played again once', async () => {
      const read = (run: number, index: number): GameEvent => ({
        type: 'StepRead',
        run,
        index,
        order: [],
        atMs: 0,
        untilMs: 0
      })
      const revealed = (run: number): GameEvent => ({
        type: 'StepRevealed',
        run,
        because: 'host',
        results: [],
        atMs: 0,
        untilMs: null
      })
      const played = [read(1, 0), revealed(1), read(2, 0), revealed(2), read(3, 1), revealed(3)]
      await log.append('a', 0, [created('a'), ...played, read(4, 2)], 1000)
      expect((await log.games())[0]?.outline?.stepsPlayed).toBe(2)
    })

    it('sums games up, newest first', async () => {
      const outline = outlineOf(newGame(created('a')))
      const times = (version: number, createdAt: number, lastAt: number) => ({
        version,
        createdAt,
        lastAt
      })
      await log.append('a', 0, [created('a'), joined('x'), joined('y')], 1000)
      await log.append('a', 3, [{ type: 'PlayerRemoved', playerId: 'x' }], 1500)
      await log.append('b', 0, [created('b'), { type: 'GameEnded' }], 2000)
      expect(await log.games()).toEqual([
        { gameId: 'b', ...times(2, 2000, 2000), outline: { ...outline, phase: 'ended' } },
        { gameId: 'a', ...times(4, 1000, 1500), outline: { ...outline, players: 1 } }
      ])
      expect(await Promise.all([log.has('a'), log.has('nowhere')])).toEqual([true, false])
    })

    it('forgets a removed game, and nothing else', async () => {
      await log.append('a', 0, [created('a'), joined('x')], 1000)
      await log.append('b', 0, [created('b')], 1000)
      await log.remove('a')
      expect(await log.read('a')).toEqual([])
      expect((await log.games()).map(({ gameId }) => gameId)).toEqual(['b'])
      await log.append('a', 0, [created('a')], 3000)
    })

    it('rewrites a game under the same versions and times, and nothing else', async () => {
      await log.append('a', 0, [created('a'), joined('x')], 1000)
      await log.append('a', 2, [joined('y'), { type: 'JoiningLocked' }], 2000)
      await log.append('b', 0, [created('b'), joined('x')], 3000)
      await log.rewrite('a', (event) =>
        event.type === 'PlayerJoined' && event.playerId === 'x' ? { ...event, name: 'P1' } : event
      )
      expect(await log.read('a')).toEqual([
        { version: 1, at: 1000, event: created('a') },
        { version: 2, at: 1000, event: { ...joined('x'), name: 'P1' } },
        { version: 3, at: 2000, event: joined('y') },
        { version: 4, at: 2000, event: { type: 'JoiningLocked' } }
      ])
      expect((await log.read('b'))[1]?.event).toEqual(joined('x'))
      await log.append('a', 4, [joined('z')], 4000)
      await log.rewrite('nowhere', (event) => event)
    })

    it('rewrites all or nothing', async () => {
      await log.append('a', 0, [created('a'), joined('x'), joined('y')], 1000)
      const before = await log.read('a')
      const stopped = log.rewrite('a', (event) => {
        if (event.type !== 'PlayerJoined') return event
        if (event.playerId === 'y') throw new Error('in the middle')
        return { ...event, name: 'P1' }
      })
      await expect(stopped).rejects.toThrow()
      const otherType = log.rewrite('a', (event) =>
        event.type === 'PlayerJoined' ? { type: 'PlayerRemoved', playerId: 'x' } : event
      )
      await expect(otherType).rejects.toThrow()
      expect(await log.read('a')).toEqual(before)
    })

    it('rewrites what was being stored when it was asked', async () => {
      const stored = log.append('a', 0, [created('a'), joined('x')], 1000)
      await log.rewrite('a', (event) =>
        event.type === 'PlayerJoined' ? { ...event, name: 'P1' } : event
      )
      await stored
      expect((await log.read('a'))[1]?.event).toMatchObject({ name: 'P1' })
    })

    it('stores before it forgets what was asked in that order', async () => {
      const stored = log.append('a', 0, [created('a')], 1000)
      await log.remove('a')
      await stored
      expect(await log.read('a')).toEqual([])
    })

    it('is not changed by an append of nothing', async () => {
      await log.append('a', 0, [], 1000)
      expect(await log.games()).toEqual([])
      await expect(log.append('a', 1, [], 1000)).rejects.toThrow(VersionConflict)
    })

    it('keeps the last sign of life', () => {
      expect(log.lastBeat()).toBeNull()
      log.beat(1000)
      log.beat(2000)
      expect(log.lastBeat()).toBe(2000)
    })
  })
}
