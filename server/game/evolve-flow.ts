import type { GameEvent } from './events.ts'
import { existingRun } from './existing.ts'
import { timeFactors } from './extra-time.ts'
import { latestSourceOf } from './history.ts'
import { unmoderated } from './moderation.ts'
import { sectionOf } from './plan.ts'
import { giveResults, replacedBy, replaceRun } from './run-results.ts'
import { type GameState, type Run, stepOf } from './state.ts'

type FlowEvent = Extract<
  GameEvent,
  {
    type:
      | 'StepRead'
      | 'StepOpened'
      | 'TimeAdded'
      | 'ClockPaused'
      | 'ClockResumed'
      | 'StepRevealed'
      | 'StepSkipped'
      | 'StandingsShown'
      | 'PartShown'
      | 'BreakTaken'
      | 'PodiumShown'
      | 'GameEnded'
  }
>

export function evolveFlow(state: GameState, event: FlowEvent): GameState {
  switch (event.type) {
    case 'StepRead': {
      const run = newRun(state, event)
      for (const earlier of replacedBy(state, event)) replaceRun(state, earlier)
      state.runs.set(event.run, run)
      for (const team of state.teams) team.handOvers = 0
      const section = sectionOf(state, stepOf(state, run))
      state.upcoming = state.upcoming.filter((id) => id !== section)
      state.leavesSection = false
      return enter(state, 'read', event.atMs, event.waits ? null : event.untilMs)
    }
    case 'StepOpened':
      existingRun(state, event.run).timeFactors = timeFactors(state)
      return enter(
        state,
        'open',
        event.openAtMs,
        event.limitMs === null ? null : event.openAtMs + event.limitMs
      )
    case 'TimeAdded':
      if (state.clock?.endsAtMs != null && state.clock.limitMs !== null) {
        state.clock.endsAtMs += event.addedMs
        state.clock.limitMs += event.addedMs
      }
      return state
    case 'ClockPaused':
      if (state.clock) state.clock.pausedAtMs = event.atMs
      return state
    case 'ClockResumed':
      if (state.clock?.pausedAtMs != null) {
        const pausedAtMs = state.clock.pausedAtMs
        state.clock.pausedAtMs = null
        stopClock(state, pausedAtMs, event.atMs - pausedAtMs)
      }
      return state
    case 'StepRevealed':
      giveResults(state, event)
      return enter(state, 'reveal', event.atMs, event.untilMs)
    case 'StepSkipped':
      existingRun(state, event.run).fate = 'skipped'
      state.clock = null
      return state
    case 'StandingsShown':
      return enter(state, 'standings', event.atMs, event.untilMs)
    case 'PartShown':
      existingRun(state, event.run).part = event.part
      return enter(state, 'reveal', event.atMs, event.untilMs)
    case 'BreakTaken':
      return enter(state, 'break', event.atMs, null)
    case 'PodiumShown':
      return enter(state, 'podium', event.atMs, null)
    case 'GameEnded':
      state.phase = 'ended'
      state.clock = null
      for (const seat of state.seats.values()) seat.extraTime = null
      for (const run of state.runs.values()) run.timeFactors = new Map()
      state.toldExtraTime = false
      return state
  }
}

function enter(
  state: GameState,
  phase: GameState['phase'],
  startsAtMs: number,
  endsAtMs: number | null
): GameState {
  const hasClock = phase === 'open' || endsAtMs !== null
  state.phase = phase
  state.clock = hasClock
    ? {
        startsAtMs,
        endsAtMs,
        limitMs: endsAtMs === null ? null : endsAtMs - startsAtMs,
        pausedAtMs: null,
        stoppedMs: 0,
        outage: null,
        extraTimes: null
      }
    : null
  return state
}

/**
 * Time stood still from `fromMs` for `durationMs`: what was to come comes as much later. Less than nothing: the server
 * counts from an earlier time than before, since its clock was set back; all times do.
 */
export function stopClock(state: GameState, fromMs: number, durationMs: number): void {
  const clock = state.clock
  if (!clock) return
  if (clock.endsAtMs !== null) clock.endsAtMs += durationMs
  if (fromMs < clock.startsAtMs || durationMs < 0) clock.startsAtMs += durationMs
  else clock.stoppedMs += durationMs
}

function newRun(state: GameState, event: Extract<GameEvent, { type: 'StepRead' }>): Run {
  const step = state.activity.steps[event.index]
  return {
    number: event.run,
    index: event.index,
    order: event.order,
    drawn: event.drawn ?? [],
    source: (step && latestSourceOf(state, step)?.number) ?? null,
    teamAnswers: state.settings.teams?.answers ?? 'each',
    goesOn: event.goesOn ?? false,
    fate: 'running',
    answers: new Map(),
    results: new Map(),
    streaksBefore: new Map(),
    timeFactors: new Map(),
    decided: [],
    teamGains: [],
    moderation: unmoderated,
    part: 0,
    tally: null
  }
}
