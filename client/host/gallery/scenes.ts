import type { ActivityCard, AddressChoice, GameCard, Keeping } from '../../../shared/protocol.ts'
import type { HostView, RosterView } from '../../../shared/views.ts'
import type { Link } from '../../net/session.svelte.ts'
import type { Refusal } from '../../text/rejections.ts'
// The gallery is no part of the product: it shows what tests prepare.
import {
  activityCard,
  addresses,
  gameCard,
  hostEnded,
  hostLobby,
  hostOpen,
  hostPodium,
  hostRead,
  hostReveal,
  hostStandings,
  localAddress,
  otherActivityCard,
  publicAddress,
  roster,
  withSettings
} from '../../../tests/support/fixtures/host.ts'
import { clockView, revealedView } from '../../../tests/support/fixtures/screen.ts'

export interface GameScene {
  readonly view: HostView
  readonly roster: RosterView
  readonly link?: Link
}

export const launchActivity: ActivityCard = activityCard

export interface HomeScene {
  readonly activities: readonly ActivityCard[]
  readonly games: readonly GameCard[]
  readonly keeping: Keeping | null
  readonly addresses: AddressChoice
  readonly problem: Refusal | null
}

export function homeScenes(nowMs: number): Record<string, HomeScene> {
  const running = gameCard(0, nowMs, { phase: 'open', stepsPlayed: 3 })
  const past = Array.from({ length: 14 }, (_, n) => gameCard(n + 1, nowMs))
  const first = { activities: [activityCard], games: [], keeping: null, addresses, problem: null }
  const erasure = { atMs: nowMs + 3_000_000 }
  const due = [
    gameCard(1, nowMs, { phase: 'open', stepsPlayed: 3, erasure }),
    gameCard(2, nowMs, { erasure }),
    gameCard(3, nowMs, { erasure, title: '', isUnreadable: true }),
    gameCard(4, nowMs)
  ]
  const copies = [{ keptSinceMs: nowMs - 31 * 86_400_000, erasure }]
  const doubt = { saysMs: nowMs + 40 * 86_400_000, expectedMs: nowMs }
  return {
    'home-due': { ...first, games: due, keeping: { days: 30, copies } },
    'home-clock': { ...first, games: past.slice(0, 2), keeping: { days: 30, doubt, copies: [] } },
    'home-first': { ...first, addresses: publicAddress },
    'home-local': { ...first, addresses: localAddress },
    'home-full': {
      activities: [activityCard, otherActivityCard],
      games: [running, gameCard(2, nowMs, { phase: 'lobby', stepsPlayed: 0 }), ...past],
      keeping: null,
      addresses,
      problem: null
    },
    'home-empty': { ...first, activities: [], problem: 'offline' }
  }
}

export function gameScenes(nowMs: number): Record<string, GameScene> {
  const clock = clockView(nowMs, 24_000)
  const forty = roster(40)
  const locked = { ...hostLobby(3).screen.join, joining: 'locked' as const }
  const long = {
    address: 'preau.formation-territoriale.example.fr',
    url: 'https://preau.formation-territoriale.example.fr/j/482913',
    pin: '482913',
    joining: 'open' as const
  }
  return {
    'lobby-0': { view: hostLobby(0), roster: roster(0) },
    'lobby-3': { view: hostLobby(3), roster: roster(3, { score: 0, answered: false }) },
    'lobby-40': { view: hostLobby(40), roster: forty },
    'lobby-200': { view: hostLobby(200), roster: roster(200) },
    'lobby-2000': { view: hostLobby(2000), roster: roster(2000) },
    'lobby-locked': { view: hostLobby(3, { join: locked }), roster: roster(3) },
    'lobby-address': { view: hostLobby(3, { join: long }), roster: roster(3) },
    'read-q8': { view: hostRead(8, { clock }), roster: forty },
    'open-q1': { view: hostOpen(1, { clock }), roster: forty },
    'open-q8': { view: hostOpen(8, { clock }), roster: forty },
    'open-q8-none': {
      view: hostOpen(8, { clock, answers: { received: 0, expected: 40 } }),
      roster: roster(40, { answered: false })
    },
    'open-all': {
      view: hostOpen(3, { clock, answers: { received: 40, expected: 40 } }),
      roster: roster(40, { answered: true, online: true })
    },
    'open-paused': {
      view: {
        ...hostOpen(3, { clock: { ...clock, pausedLeftMs: 14_000 } }),
        allowed: ['CloseStep', 'ResumeClock', 'AddTime', 'EndGame', 'OpenJoining', 'ShowNames']
      },
      roster: forty
    },
    'open-2000': {
      view: {
        ...hostOpen(15, { clock, answers: { received: 1327, expected: 1988 } }),
        players: { seats: 2000, present: 1988 }
      },
      roster: roster(2000)
    },
    'open-room-lost': {
      view: hostOpen(8, { clock }),
      roster: {
        ...forty,
        rows: forty.rows.map((row, n) =>
          n % 3 === 0
            ? { ...row, online: false, awaySinceMs: nowMs - 20_000 }
            : { ...row, online: true, ...(n % 7 === 1 && { late: true as const }) }
        )
      }
    },
    'open-broken': {
      view: { ...hostOpen(15, { clock }), storageWorks: false },
      roster: forty,
      link: 'offline'
    },
    'reveal-q15': { view: hostReveal(15), roster: forty },
    'reveal-q18': { view: hostReveal(18), roster: forty },
    'reveal-no-points': {
      view: withSettings({ ...hostReveal(5), follows: 'read' }, { points: 'none' }),
      roster: forty
    },
    'looking-back': {
      view: hostReveal(8, { lookingBack: revealedView(3) }),
      roster: forty
    },
    'standings-40': { view: hostStandings(40), roster: forty },
    'podium-12': { view: hostPodium(12), roster: roster(12) },
    'ended-40': { view: hostEnded(), roster: forty }
  }
}
