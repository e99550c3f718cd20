import type { GameEvent } from './events.ts'
import { evolveFlow, stopClock } from './evolve-flow.ts'
import { evolveSeats } from './evolve-seats.ts'
import { existingRun, existingSeat, existingTeam } from './existing.ts'
import { askedExtraTimes } from './extra-time.ts'
import { sourceOf, tallyOf } from './history.ts'
import { moderated } from './moderation.ts'
import { newGame } from './new-game.ts'
import { type GameState, revealedRuns } from './state.ts'

/** The state after a game's events, the first of which must be `GameCreated`. */
export function replay(events: Iterable<GameEvent>): GameState {
  let state: GameState | null = null
  for (const event of events) {
    if (state) evolve(state, event)
    else if (event.type === 'GameCreated') state = newGame(event)
    else throw new Error(`a game's first event is GameCreated, not ${event.type}`)
  }
  if (!state) throw new Error('no events')
  return state
}

/** Applies one event. Changes `state` and returns it; never refuses, since what happened happened. */
export function evolve(state: GameState, event: GameEvent): GameState {
  switch (event.type) {
    case 'GameCreated':
      throw new Error('a game is created once')
    case 'JoiningOpened':
      state.joiningLocked = false
      return state
    case 'JoiningLocked':
      state.joiningLocked = true
      return state
    case 'NamesHidden':
      state.namesHidden = true
      return state
    case 'NamesShown':
      state.namesHidden = false
      return state
    case 'LookedBack':
      state.lookingBack = event.run
      return state
    case 'SectionsChosen':
      state.upcoming = event.sections
      return state
    case 'SectionLeft':
      state.leavesSection = true
      return state
    case 'TextModerated': {
      const run = existingRun(state, event.run)
      run.moderation = moderated(run.moderation, event.act)
      for (const shown of revealedRuns(state)) {
        if (shown === run || sourceOf(state, shown) === run) shown.tally = tallyOf(state, shown)
      }
      return state
    }
    case 'TeamNamed':
      existingTeam(state, event.team).name = event.name
      return state
    case 'SpokespersonNamed': {
      const team = existingTeam(state, event.team)
      team.spokesperson = event.playerId
      if (event.handedOver) team.handOvers += 1
      return state
    }
    case 'ConfidenceGiven': {
      const { answers } = existingRun(state, event.run)
      const given = answers.get(event.playerId)
      if (given) answers.set(event.playerId, { ...given, confidence: event.confidence })
      return state
    }
    case 'TeamAnswersSet': {
      const { teams } = state.settings
      if (teams) state.settings = { ...state.settings, teams: { ...teams, answers: event.answers } }
      return state
    }
    case 'PlayerJoined':
    case 'SeatResumed':
    case 'PlayerRenamed':
    case 'ExtraTimeAsked':
    case 'TeamJoined':
    case 'PlayerRemoved':
      return evolveSeats(state, event)
    case 'AnswerSubmitted': {
      const seat = existingSeat(state, event.playerId)
      existingRun(state, event.run).answers.set(event.playerId, {
        answer: event.answer,
        team: seat.team,
        usedMs: event.usedMs,
        ...(event.confidence !== undefined && { confidence: event.confidence })
      })
      seat.quotaMs = event.quotaMs ?? null
      return state
    }
    case 'TimeRanOut':
      if (state.clock) state.clock.extraTimes = askedExtraTimes(state)
      return state
    case 'OutageAdded':
      stopClock(state, event.fromMs, event.outageMs)
      if (state.clock) {
        state.clock.outage = { endMs: event.fromMs + event.outageMs, durationMs: event.outageMs }
      }
      return state
    default:
      state.flow += 1
      state.lookingBack = null
      return evolveFlow(state, event)
  }
}
