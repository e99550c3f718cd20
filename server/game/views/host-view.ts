import type { PlayerId } from '../../../shared/commands.ts'
import type { Step } from '../../../shared/steps/kinds.ts'
import type { HostStepView, HostView, RosterRow, RosterView } from '../../../shared/views.ts'
import { allowedCommands } from '../allowed.ts'
import { phaseAfter } from '../phases.ts'
import { placeOf, placeWithin, nextIndex, planView } from '../plan.ts'
import { sectionTitle, speaksForTeams, tallyOf } from '../history.ts'
import { unmoderated } from '../moderation.ts'
import { currentRun, revealedRuns, stepOf, type GameState, type Seat } from '../state.ts'
import { finishedTeams, isIn } from '../rounds.ts'
import type { StandingsNow } from '../standings.ts'
import { kindOf } from '../steps/registry.ts'
import { disagreeing, seeksConsensus } from '../team-consensus.ts'
import { hasSpoken, isVoice, mayAnswer } from '../team-voices.ts'
import { screenView, type Surroundings } from './screen-view.ts'
import { runView } from './step-view.ts'

/** What only the trainer sees: the solution at all times, answers as they come, what comes next. */
export function hostView(
  state: GameState,
  standings: StandingsNow,
  surroundings: Surroundings,
  version: number
): HostView {
  let present = 0
  for (const playerId of surroundings.present) if (state.seats.has(playerId)) present += 1
  return {
    version,
    flow: state.flow,
    screen: screenView(state, standings, surroundings, version),
    allowed: allowedCommands(state),
    follows: phaseAfter(state),
    players: { seats: state.seats.size, present },
    overtime: state.clock?.extraTimes != null,
    ...(state.phase === 'open' &&
      seeksConsensus(state) && { disagreeing: disagreeing(state, surroundings.present) }),
    current: currentWithSolution(state),
    next: nextWithSolution(state),
    revealedRuns: revealedRuns(state).map((run) => {
      const { kind, prompt } = stepOf(state, run)
      return { run: run.number, index: placeOf(state, run.index).index, kind, prompt }
    }),
    settings: state.settings,
    ...(state.activity.sections && { plan: planView(state) ?? [] }),
    storageWorks: surroundings.storageWorks
  }
}

/** What is known of the links of the players. */
export interface Links {
  isOnline(playerId: PlayerId): boolean
  isLate(playerId: PlayerId): boolean
  /** Null for who is online, and for who never was. */
  awaySince(playerId: PlayerId): number | null
}

/** What is known of how the players came in. */
export interface Origins {
  isKnown(playerId: PlayerId): boolean
  burstOf(playerId: PlayerId): number | null
}

export function rosterView(
  state: GameState,
  standings: StandingsNow,
  links: Links,
  origins: Origins,
  version: number
): RosterView {
  const answers = currentRun(state)?.answers
  const finished = finishedTeams(state)
  const spoken = new Set(
    state.teams.filter((team) => hasSpoken(state, team)).map(({ number }) => number)
  )
  const isAsked = (seat: Seat) =>
    !state.clock?.extraTimes &&
    mayAnswer(state, seat) &&
    !isIn(finished, seat) &&
    !isIn(spoken, seat)
  const { rows: ranked, positionOf } = standings()
  const rows = [...state.seats.values()].map((seat) => ({
    playerId: seat.playerId,
    name: seat.name,
    code: seat.code,
    joinedAtMs: seat.joinedAtMs,
    ...burstOf(seat.playerId, origins),
    ...linkOf(seat.playerId, links),
    answered: answers?.has(seat.playerId) || (isAsked(seat) ? false : null),
    score: seat.score,
    ...(state.teams.length > 0 && { team: seat.team }),
    ...(isVoice(state, seat) && { speaks: true as const }),
    rank: ranked[positionOf.get(seat.playerId) ?? -1]?.rank ?? 0
  }))
  const cameUnknown = rows.filter(({ playerId }) => !origins.isKnown(playerId)).length
  return { version, rows, cameUnknown }
}

function burstOf(playerId: PlayerId, origins: Origins): Pick<RosterRow, 'burst'> {
  const burst = origins.burstOf(playerId)
  return burst === null ? {} : { burst }
}

function linkOf(
  playerId: PlayerId,
  links: Links
): Pick<RosterRow, 'online' | 'late' | 'awaySinceMs'> {
  const awaySinceMs = links.awaySince(playerId)
  return {
    online: links.isOnline(playerId),
    ...(links.isLate(playerId) && { late: true as const }),
    ...(awaySinceMs !== null && { awaySinceMs })
  }
}

function currentWithSolution(state: GameState): HostStepView | null {
  const run = currentRun(state)
  if (!run || !['read', 'open', 'reveal', 'standings', 'break'].includes(state.phase)) return null
  const step = stepOf(state, run)
  const tally = run.tally ?? tallyOf(state, run)
  return {
    step: runView(state, run, 'host', tally),
    ...factsOf(step)
  }
}

function factsOf(step: Step): Omit<HostStepView, 'step'> {
  const { takesAnswers, talkSeconds } = kindOf(step)
  return {
    themes: step.themes,
    limitSeconds: takesAnswers ? step.limitSeconds : null,
    ...(talkSeconds && { talkSeconds: talkSeconds(step) }),
    ...(step.notes !== undefined && { notes: step.notes })
  }
}

function nextWithSolution(state: GameState): HostStepView | null {
  const index = nextIndex(state)
  const step = index === null ? undefined : state.activity.steps[index]
  if (!step || index === null || state.phase === 'podium' || state.phase === 'ended') return null
  const placement = {
    run: state.runs.size + 1,
    ...placeOf(state, index),
    section: sectionTitle(state, step.section),
    within: placeWithin(state, index),
    spoken: speaksForTeams(state, step),
    order: kindOf(step).order(step, null),
    drawn: [],
    moderation: unmoderated,
    decided: [],
    made: [],
    part: 0,
    played: () => []
  }
  return {
    step: kindOf(step).view(step, placement, 'host', null),
    ...factsOf(step)
  }
}
