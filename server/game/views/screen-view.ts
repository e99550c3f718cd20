import type { PlayerId } from '../../../shared/commands.ts'
import type {
  JoinView,
  LobbyView,
  ScreenView,
  StandingRow,
  StepProgress
} from '../../../shared/views.ts'
import { awaitedSeats } from '../extra-time.ts'
import { activityMinutes } from '../pace.ts'
import { currentRun, isRanked, type GameState } from '../state.ts'
import type { StandingsNow } from '../standings.ts'
import { clockView, currentStepView, recapOf, revealedRunView } from './step-view.ts'

const namesInLobby = 60
const rowsOnScreen = 10

/** What the room knows and the state does not. */
export interface Surroundings {
  readonly present: ReadonlySet<PlayerId>
  /** Where phones reach this server: `http://192.168.1.20:3000`. */
  readonly origin: string
  readonly storageWorks: boolean
}

/** What is projected. Public: names at most, and no solution before its reveal. */
export function screenView(
  state: GameState,
  standings: StandingsNow,
  surroundings: Surroundings,
  version: number
): ScreenView {
  const back = state.lookingBack === null ? undefined : state.runs.get(state.lookingBack)
  return {
    version,
    phase: state.phase,
    title: state.activity.title,
    source: sourceLine(state),
    settings: state.settings,
    stepCount: state.activity.steps.length,
    minutes: activityMinutes(state.activity, state.settings),
    join: joinView(state, surroundings.origin),
    lobby: lobbyView(state),
    step: currentStepView(state),
    clock: clockView(state),
    answers: answersView(state, surroundings.present),
    standings: standingRows(state, standings),
    recap: state.phase === 'ended' ? recapOf(state) : [],
    lookingBack: back ? revealedRunView(state, back) : null,
    progress: progressOf(state),
    namesHidden: state.namesHidden
  }
}

export function sourceLine(state: GameState): string {
  const { title, authors, edition } = state.activity.source
  return `${title}, ${edition} (${authors})`
}

function joinView(state: GameState, origin: string): JoinView {
  const over = state.phase === 'podium' || state.phase === 'ended'
  const started = state.phase !== 'lobby'
  const closed = over || (started && !state.settings.lateJoining)
  return {
    pin: closed ? null : state.pin,
    url: `${origin}/j/${state.pin}`,
    address: origin.replace(/^https?:\/\//u, ''),
    joining: closed ? 'closed' : state.joiningLocked ? 'locked' : 'open'
  }
}

function lobbyView(state: GameState): LobbyView {
  const players = state.seats.size
  if (state.namesHidden || state.phase !== 'lobby') return { players, latest: [] }
  const latest = [...state.seats.values()].slice(-namesInLobby).reverse()
  return { players, latest: latest.map(({ playerId, name }) => ({ playerId, name })) }
}

/** Answers so far, out of the players present or already counted. */
export function answersView(
  state: GameState,
  present: ReadonlySet<PlayerId>
): ScreenView['answers'] {
  const answers = currentRun(state)?.answers
  const received = answers?.size ?? 0
  if (state.clock?.isOver) {
    return { received, expected: received + awaitedSeats(state, present).length }
  }
  let expected = 0
  for (const playerId of state.seats.keys()) {
    if (present.has(playerId) || answers?.has(playerId)) expected += 1
  }
  return { received, expected }
}

function standingRows(state: GameState, standings: StandingsNow): readonly StandingRow[] {
  const shown =
    isRanked(state) &&
    (state.phase === 'standings' || state.phase === 'podium' || state.phase === 'ended')
  return shown ? standings().rows.slice(0, rowsOnScreen) : []
}

function progressOf(state: GameState): StepProgress[] {
  const progress = state.activity.steps.map((): StepProgress => 'next')
  for (const run of state.runs.values()) {
    if (run.fate === 'skipped') progress[run.index] = 'skipped'
    else progress[run.index] = 'done'
  }
  const run = currentRun(state)
  if (run && ['read', 'open', 'reveal'].includes(state.phase)) progress[run.index] = 'current'
  return progress
}
