import type { PlayerId } from '../../../shared/commands.ts'
import { isQuiz } from '../../../shared/steps/quiz.ts'
import type {
  JoinView,
  LobbyView,
  ScreenTeam,
  ScreenView,
  StandingRow,
  StepProgress
} from '../../../shared/views.ts'
import { awaitedSeats } from '../extra-time.ts'
import { minutesOf } from '../pace.ts'
import { currentRun, type GameState } from '../state.ts'
import { isRanked, planView, playedOrder, playedSteps, restOfSection } from '../plan.ts'
import { finishedTeams, isIn } from '../rounds.ts'
import type { StandingsNow } from '../standings.ts'
import { isSpokenFor } from '../team-voices.ts'
import { teamRows } from './team-view.ts'
import { languageOf } from './language.ts'
import { clockView, currentStepView, recapOf, revealedRunView, sourceLine } from './step-view.ts'

const namesInLobby = 60
const rowsOnScreen = 10
const namesInTeam = 40

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
  const steps = playedSteps(state)
  return {
    version,
    ...languageOf(state),
    phase: state.phase,
    title: state.activity.title,
    ...(state.activity.shortTitle !== undefined && { shortTitle: state.activity.shortTitle }),
    source: sourceLine(state),
    isQuiz: isQuiz(steps.map(({ kind }) => kind)),
    settings: state.settings,
    stepCount: steps.length,
    minutes: minutesOf(steps, state.settings),
    join: joinView(state, surroundings.origin),
    lobby: lobbyView(state),
    step: currentStepView(state),
    clock: clockView(state),
    answers: answersView(state, surroundings.present),
    standings: standingRows(state, standings),
    recap: state.phase === 'ended' ? recapOf(state) : [],
    lookingBack: back ? revealedRunView(state, back) : null,
    page: state.page,
    progress: progressOf(state),
    namesHidden: state.namesHidden,
    ...(state.teams.length > 0 && { teams: screenTeams(state) }),
    ...(state.activity.sections && { sections: plannedSections(state) })
  }
}

/** Of each team, the first names: more do not fit on a screen. */
function screenTeams(state: GameState): ScreenTeam[] {
  const shown = state.phase === 'lobby' && !state.namesHidden
  return teamRows(state).map((row) => {
    const members = shown ? [...(state.teams[row.team - 1]?.members ?? [])] : []
    const names = members
      .slice(0, namesInTeam)
      .flatMap((playerId) => state.seats.get(playerId)?.name ?? [])
    return { ...row, names }
  })
}

/** What goes on, and what comes after it: the parts of a programme, or the sections of what has none. */
function plannedSections(state: GameState) {
  const goesOn = restOfSection(state).length > 0
  const planned = (planView(state) ?? [])
    .filter(({ state: now }) => now === 'coming' || (now === 'current' && goesOn))
    .map(({ id, title, part }) => ({ id, title: part ?? title }))
  return planned.filter(({ title }, at) => title !== planned[at - 1]?.title)
}

function joinView(state: GameState, origin: string): JoinView {
  const joining = joiningNow(state)
  return {
    pin: joining === 'closed' ? null : state.pin,
    url: `${origin}/j/${state.pin}`,
    address: origin.replace(/^https?:\/\//u, ''),
    joining
  }
}

/** Can people come in, not for now, or never again? */
export function joiningNow(state: GameState): JoinView['joining'] {
  const over = state.phase === 'podium' || state.phase === 'ended'
  const started = state.phase !== 'lobby'
  if (over || (started && !state.settings.lateJoining)) return 'closed'
  return state.joiningLocked ? 'locked' : 'open'
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
  if (state.clock?.extraTimes) {
    return { received, expected: received + awaitedSeats(state, present).length }
  }
  const finished = finishedTeams(state)
  if (isSpokenFor(state)) {
    const speakers = state.teams.filter(
      ({ number, spokesperson }) =>
        !finished.has(number) &&
        spokesperson !== null &&
        (present.has(spokesperson) || answers?.has(spokesperson))
    )
    return { received, expected: Math.max(received, speakers.length) }
  }
  let expected = 0
  for (const [playerId, seat] of state.seats) {
    const isAsked = present.has(playerId) && !isIn(finished, seat)
    if (isAsked || answers?.has(playerId)) expected += 1
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
  const progress = new Map(
    playedOrder(state).map((index): [number, StepProgress] => [index, 'next'])
  )
  for (const run of state.runs.values()) {
    progress.set(run.index, run.fate === 'skipped' ? 'skipped' : 'done')
  }
  const run = currentRun(state)
  if (run && ['read', 'open', 'reveal'].includes(state.phase)) progress.set(run.index, 'current')
  return [...progress.values()]
}
