import { describe, expect, test } from 'vitest'
import { earlierRun } from '../../client/host/game/look-back.ts'
import { awaited, doubtOf, nextAction } from '../../client/host/game/next-action.ts'
import type { HostView } from '../../shared/views.ts'
import {
  hostEnded,
  hostLobby,
  hostOpen,
  hostPodium,
  hostRead,
  hostReveal,
  hostStandings
} from '../support/fixtures/host.ts'
import { revealedView } from '../support/fixtures/screen.ts'

const kindOf = (view: HostView) => nextAction(view)?.kind ?? null

describe('the next action', () => {
  test('follows the course of a game', () => {
    expect(nextAction(hostLobby(3))).toEqual({ kind: 'start', command: 'StartGame' })
    expect(nextAction(hostRead(1))).toEqual({ kind: 'open', command: 'Advance' })
    expect(nextAction(hostOpen(1))).toEqual({ kind: 'close', command: 'CloseStep' })
    expect(nextAction(hostReveal(1))).toEqual({ kind: 'standings', command: 'Advance' })
    expect(nextAction(hostStandings(5))).toEqual({ kind: 'step', command: 'Advance', index: 4 })
    expect(nextAction(hostPodium(5))).toEqual({ kind: 'end', command: 'Advance' })
    expect(nextAction(hostEnded())).toBeNull()
  })

  test('turns the pages of what is on the screen first', () => {
    const onPage = (page: number) => {
      const view = hostReveal(1)
      return nextAction({ ...view, screen: { ...view.screen, page } }, 3)
    }
    expect(onPage(0)).toEqual({ kind: 'page', command: 'TurnPage', page: 1, of: 3 })
    expect(onPage(1)).toEqual({ kind: 'page', command: 'TurnPage', page: 2, of: 3 })
    expect(onPage(2)).toEqual({ kind: 'standings', command: 'Advance' })
  })

  test('a correction leads to standings, the next step, the podium or the end', () => {
    expect(kindOf({ ...hostReveal(1), follows: 'read' })).toBe('step')
    expect(kindOf(hostReveal(18))).toBe('podium')
    expect(kindOf({ ...hostReveal(18), follows: 'ended' })).toBe('end')
  })

  test('while looking back it comes back to the present, whatever the phase', () => {
    const lookingBack = revealedView(1)
    const present = { kind: 'present', command: 'LookBack' }
    expect(nextAction(hostReveal(3, { lookingBack }))).toEqual(present)
    const ended = hostEnded()
    expect(nextAction({ ...ended, screen: { ...ended.screen, lookingBack } })).toEqual(present)
  })

  test('nothing is offered that the server would not accept', () => {
    expect(nextAction({ ...hostReveal(1), allowed: [] })).toBeNull()
    expect(nextAction({ ...hostOpen(1), allowed: ['Advance'] })?.command).toBe('Advance')
  })
})

describe('a single key', () => {
  const close = { kind: 'close', command: 'CloseStep' } as const

  test('does not cut off those who are awaited', () => {
    const view = hostOpen(1, { answers: { received: 37, expected: 40 } })
    expect(awaited(view)).toBe(3)
    expect(doubtOf(close, view)).toBe('awaited')
  })

  test('closes when all have answered, someone having left meanwhile or not', () => {
    expect(doubtOf(close, hostOpen(1, { answers: { received: 40, expected: 40 } }))).toBeNull()
    expect(awaited(hostOpen(1, { answers: { received: 40, expected: 38 } }))).toBe(0)
  })

  test('does not start in front of nobody', () => {
    const start = { kind: 'start', command: 'StartGame' } as const
    expect(doubtOf(start, hostLobby(0))).toBe('nobody')
    expect(doubtOf(start, hostLobby(1))).toBeNull()
  })
})

describe('looking back', () => {
  test('starts at the correction before the one on the screen', () => {
    expect(earlierRun(hostReveal(5))).toBe(4)
    expect(earlierRun(hostStandings(5))).toBe(4)
    expect(earlierRun(hostPodium(5))).toBe(18)
  })

  test('goes further back each time, until the first', () => {
    expect(earlierRun(hostReveal(5, { lookingBack: revealedView(4) }))).toBe(3)
    expect(earlierRun(hostReveal(5, { lookingBack: revealedView(1) }))).toBeNull()
  })

  test('is impossible before a first correction, and while a question is open', () => {
    expect(earlierRun(hostReveal(1))).toBeNull()
    expect(earlierRun(hostOpen(5))).toBeNull()
    expect(earlierRun(hostLobby(3))).toBeNull()
  })
})
