import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { GameControl, type GameLink } from '../../client/host/game/control.svelte.ts'
import type { ClientCommand } from '../../shared/commands.ts'
import type { Reply } from '../../shared/protocol.ts'
import type { HostView } from '../../shared/views.ts'
import { hostLobby, hostOpen, hostReveal } from '../support/fixtures/host.ts'

const waited = hostOpen(3, { answers: { received: 37, expected: 40 } })

class Room {
  view = $state.raw<HostView>(waited)
  sent: ClientCommand[] = []
  reply: Reply = { ok: true }
  control: GameControl
  #stop: () => void

  constructor(view: HostView) {
    this.view = view
    let control: GameControl
    this.#stop = $effect.root(() => {
      control = new GameControl('g', this.#link())
    })
    this.control = control!
    flushSync()
  }

  shows(view: HostView): void {
    this.view = view
    flushSync()
  }

  leave(): void {
    this.#stop()
  }

  #link(): GameLink {
    const view = () => this.view
    return {
      get view() {
        return view()
      },
      personal: null,
      link: 'online',
      refused: null,
      ended: null,
      clock: { now: () => 0 } as GameLink['clock'],
      send: (command) => {
        this.sent.push(command)
        return Promise.resolve(this.reply)
      }
    }
  }
}

let room: Room
const at = (view: HostView) => (room = new Room(view))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  room.leave()
  vi.useRealTimers()
})

describe('one press of the main control', () => {
  test('sends the flow it was decided on', () => {
    at(hostLobby(3)).control.pressNext(true)
    expect(room.sent).toEqual([{ type: 'StartGame', flow: 7 }])
  })

  test('by key, while answers are awaited, asks for a second press within two seconds', () => {
    const { control } = at(waited)
    control.pressNext(true)
    expect(control.doubt).toBe('awaited')
    vi.advanceTimersByTime(2001)
    expect(control.doubt).toBeNull()
    control.pressNext(true)
    control.pressNext(true)
    expect(room.sent).toEqual([{ type: 'CloseStep', flow: 7 }])
  })

  test('by hand, closes at once', () => {
    at(waited).control.pressNext(false)
    expect(room.sent).toHaveLength(1)
  })

  test('twice at once sends once', () => {
    const { control } = at(hostLobby(3))
    control.pressNext(true)
    control.pressNext(true)
    expect(room.sent).toHaveLength(1)
  })

  test('just after the game has moved by itself does nothing: it was meant for what was there before', () => {
    const { control } = at(waited)
    room.shows({ ...hostReveal(3), flow: 8 })
    control.pressNext(true)
    vi.advanceTimersByTime(1100)
    control.pressNext(false)
    expect(room.sent).toEqual([])
    vi.advanceTimersByTime(101)
    control.pressNext(true)
    expect(room.sent).toEqual([{ type: 'Advance', flow: 8 }])
  })

  test('just after the game has moved as asked does nothing either, for a moment', async () => {
    const { control } = at(waited)
    control.pressNext(false)
    await vi.advanceTimersByTimeAsync(0)
    room.shows({ ...hostReveal(3), flow: 8 })
    control.pressNext(false)
    expect(room.sent).toHaveLength(1)
    vi.advanceTimersByTime(401)
    control.pressNext(false)
    expect(room.sent).toHaveLength(2)
  })

  test('the first half of a doubt is forgotten once the game has moved', () => {
    const { control } = at(waited)
    control.pressNext(true)
    room.shows({ ...waited, flow: 8 })
    expect(control.doubt).toBeNull()
  })
})

describe('the pages of a long text', () => {
  const onPage = (page: number) => {
    const view = hostReveal(3)
    return { ...view, screen: { ...view.screen, page } }
  }

  test('are turned by the main control before anything else', () => {
    const { control } = at(onPage(0))
    control.pages.count = 2
    control.pressNext(true)
    room.shows(onPage(1))
    control.pressNext(true)
    expect(room.sent.map(({ type }) => type)).toEqual(['TurnPage'])
  })

  test('are turned back before an earlier correction is shown', () => {
    const { control } = at(onPage(1))
    control.pages.count = 2
    control.goBack()
    expect(room.sent).toEqual([{ type: 'TurnPage', page: 0, flow: 7 }])
  })

  test('may be more on a screen than this window knows', () => {
    at(onPage(0)).control.turnPageBy(1)
    expect(room.sent).toEqual([{ type: 'TurnPage', page: 1, flow: 7 }])
  })
})

describe('what the server refuses', () => {
  const refusedWith = async (code: Extract<Reply, { ok: false }>['code']) => {
    at(hostLobby(3)).reply = { ok: false, code }
    room.control.pressNext(true)
    await vi.advanceTimersByTimeAsync(0)
    return room.control.notice
  }

  test('is told, for a moment', async () => {
    expect(await refusedWith('server_error')).toBeTruthy()
    vi.advanceTimersByTime(6001)
    expect(room.control.notice).toBeNull()
  })

  test('is not told when the game had simply moved on', async () => {
    expect(await refusedWith('stale')).toBeNull()
    room.leave()
    expect(await refusedWith('not_now')).toBeNull()
  })
})

test('what was confirmed is sent for the moment it was asked about', () => {
  const { control } = at(waited)
  room.shows({ ...waited, flow: 8 })
  control.move('SkipStep', 7)
  expect(room.sent).toEqual([{ type: 'SkipStep', flow: 7 }])
})

test('what the phase does not allow is not sent', () => {
  const { control } = at(hostLobby(3))
  control.move('SkipStep')
  control.togglePause()
  control.lookBackFurther()
  expect(room.sent).toEqual([])
})
