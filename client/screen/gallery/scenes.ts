import type { ScreenView } from '../../../shared/views.ts'
// The gallery is no part of the product: it shows what tests prepare.
import {
  clockView,
  closedJoin,
  endedView,
  lobbyView,
  openView,
  podiumView,
  progressSlide,
  readView,
  recapSteps,
  revealedView,
  revealView,
  standingsView,
  stepView,
  teamRows,
  withoutNames
} from '../../../tests/support/fixtures/screen.ts'

const teamCounts = [2, 3, 5, 8, 9, 12]

/** The room in teams, as each of these scenes shows it. */
function inTeams(view: ScreenView, name: string): Record<string, ScreenView> {
  return Object.fromEntries(
    teamCounts.map((count) => {
      const scores = Array.from({ length: count }, (_, n) => 12_480 + ((n * 7) % count) * 431)
      return [`${name}-teams-${count}`, { ...view, teams: teamRows(scores) }]
    })
  )
}

const questions = Array.from({ length: 18 }, (_, index) => index + 1)

/** Every picture the projector can show, by name. `nowMs` is the time the clocks are set around. */
export function scenes(nowMs: number): Record<string, ScreenView> {
  const clock = clockView(nowMs, 14_000)
  const double = { ...stepView(4), points: 2000 }
  const free = { ...stepView(4, 'prompt'), points: 0 }
  return {
    'lobby-0': lobbyView(0),
    'lobby-1': lobbyView(1),
    'lobby-3': lobbyView(3),
    'lobby-12': lobbyView(12),
    'lobby-40': lobbyView(40),
    'lobby-200': lobbyView(200),
    'lobby-hidden': withoutNames(lobbyView(40)),
    'lobby-locked': lobbyView(12, { join: { ...lobbyView(0).join, joining: 'locked' } }),
    'lobby-address': lobbyView(3, {
      title: 'Idées reçues',
      join: {
        ...lobbyView(0).join,
        address: 'preau.formation-territoriale.example.fr',
        url: 'https://preau.formation-territoriale.example.fr/j/482913'
      }
    }),
    ...Object.fromEntries(questions.map((n) => [`read-q${n}`, readView(n)])),
    'read-double': readView(4, { step: { ...stepView(4, 'prompt'), points: 2000 } }),
    'read-free': readView(4, { step: free }),
    ...Object.fromEntries(questions.map((n) => [`open-q${n}`, openView(n, { clock })])),
    'open-ready': openView(8, { clock: clockView(nowMs, 3_600_000 + 30_000) }),
    'open-paused': openView(3, { clock: { ...clock, pausedLeftMs: 14_000 } }),
    'open-unlimited': openView(3, {
      clock: { startsAtMs: nowMs - 5000, endsAtMs: null, limitMs: null }
    }),
    'open-double': openView(4, { clock, step: double }),
    'open-closed': openView(4, { clock, join: closedJoin }),
    'open-locked': openView(4, { clock, join: { ...openView(4).join, joining: 'locked' } }),
    ...Object.fromEntries(questions.map((n) => [`reveal-q${n}`, revealView(n)])),
    'reveal-nobody': revealView(3, { step: revealedView(3, 0) }),
    'reveal-200': revealView(8, { step: revealedView(8, 200, 0.98) }),
    'reveal-progress': revealView(8, { step: progressSlide }),
    'looking-back': openView(4, { clock, lookingBack: revealedView(3) }),
    'standings-0': standingsView(0),
    'standings-1': standingsView(1),
    'standings-3': standingsView(3),
    'standings-12': standingsView(12),
    'standings-200': standingsView(200),
    'standings-ties': standingsView(12, {
      standings: podiumView([900, 900, 700, 700, 700, 0, 0]).standings
    }),
    'standings-hidden': withoutNames(standingsView(40)),
    ...inTeams(standingsView(24), 'standings'),
    ...inTeams(podiumView(Array.from({ length: 24 }, () => 900)), 'podium'),
    ...inTeams(endedView(), 'ended'),
    'podium-teams-level': podiumView([0, 0], {
      teams: teamRows(Array.from({ length: 12 }, () => 0))
    }),
    'podium-1': podiumView([1200]),
    'podium-3': podiumView([15_240, 14_980, 12_110]),
    'podium-12': podiumView(Array.from({ length: 12 }, (_, n) => 15_000 - n * 640)),
    'podium-ties': podiumView([900, 900, 700, 600, 600, 600, 600, 600, 200, 100]),
    'podium-level': podiumView(Array.from({ length: 12 }, () => 0)),
    'podium-hidden': withoutNames(
      podiumView(Array.from({ length: 12 }, (_, n) => 15_000 - n * 640))
    ),
    'podium-0': podiumView([]),
    'ended-40': endedView(),
    'ended-unranked': endedView({ standings: [] }),
    'ended-one': endedView({ recap: recapSteps(() => 0.5).slice(0, 1) }),
    'ended-0': endedView({ standings: [], recap: [], lobby: { players: 0, latest: [] } })
  }
}
