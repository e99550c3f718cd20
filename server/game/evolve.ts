import type { PlayerId } from '../../shared/commands.ts'
import type { GameEvent } from './events.ts'
import { askedExtraTimes, timeFactors } from './extra-time.ts'
import { nameKeys } from './names.ts'
import { defaultSettings } from '../../shared/settings.ts'
import { latestSourceOf, sourceOf, tallyOf } from './history.ts'
import { moderated, unmoderated } from './moderation.ts'
import { sectionIds, sectionOf } from './plan.ts'
import {
  currentRun,
  revealedRuns,
  stepOf,
  type GameState,
  type Run,
  type Seat,
  type Team
} from './state.ts'
import { kindOf } from './steps/registry.ts'
import { isSpokenFor, seeksConsensus } from './teams.ts'

type Created = Extract<GameEvent, { type: 'GameCreated' }>

/** The state right after a game's first event. */
export function newGame(created: Created): GameState {
  return {
    gameId: created.gameId,
    pin: created.pin,
    activity: created.activity,
    // Logs of earlier versions tell less.
    settings: { ...defaultSettings, ...created.settings },
    maxPlayers: created.maxPlayers,
    phase: 'lobby',
    flow: 0,
    joiningLocked: false,
    namesHidden: false,
    toldExtraTime: false,
    lookingBack: null,
    upcoming: sectionIds(created),
    teams: newTeams(created.settings.teams?.count ?? 0),
    clock: null,
    runs: new Map(),
    seats: new Map(),
    seatByToken: new Map(),
    seatByKey: new Map(),
    seatByCode: new Map(),
    seatByNameKey: new Map()
  }
}

function newTeams(count: number): Team[] {
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    name: null,
    members: new Set(),
    spokesperson: null,
    handOvers: 0,
    score: 0
  }))
}

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
      return state
    default:
      state.flow += 1
      state.lookingBack = null
      return evolveFlow(state, event)
  }
}

type SeatEvent = Extract<
  GameEvent,
  {
    type:
      | 'PlayerJoined'
      | 'SeatResumed'
      | 'PlayerRenamed'
      | 'ExtraTimeAsked'
      | 'TeamJoined'
      | 'PlayerRemoved'
  }
>

function evolveSeats(state: GameState, event: SeatEvent): GameState {
  if (event.type === 'PlayerJoined') {
    const run = currentRun(state)
    const running = run?.fate === 'running'
    state.seats.set(event.playerId, {
      playerId: event.playerId,
      name: event.name,
      code: event.code,
      tokenHash: event.tokenHash,
      keyHash: event.keyHash,
      joinedAtMs: event.atMs ?? 0,
      firstRun: state.runs.size + (running ? 0 : 1),
      score: 0,
      streak: 0,
      extraTime: null,
      quotaMs: null,
      team: null
    })
    state.seatByToken.set(event.tokenHash, event.playerId)
    state.seatByKey.set(event.keyHash, event.playerId)
    state.seatByCode.set(event.code, event.playerId)
    nameSeat(state, event.playerId, event.name)
    return state
  }
  const seat = existingSeat(state, event.playerId)
  switch (event.type) {
    case 'SeatResumed':
      state.seatByToken.delete(seat.tokenHash)
      seat.tokenHash = event.tokenHash
      state.seatByToken.set(event.tokenHash, seat.playerId)
      return state
    case 'PlayerRenamed':
      forgetName(state, seat.name)
      seat.name = event.name
      nameSeat(state, seat.playerId, seat.name)
      return state
    case 'ExtraTimeAsked':
      seat.extraTime = event.extraTime
      if (event.extraTime !== null) state.toldExtraTime = true
      return state
    case 'TeamJoined':
      // TEAM-6: what was said for a team does not go along to another.
      if (state.phase === 'open' && (isSpokenFor(state) || seeksConsensus(state))) {
        currentRun(state)?.answers.delete(seat.playerId)
      }
      leaveTeam(state, seat)
      seat.team = event.team
      existingTeam(state, event.team).members.add(seat.playerId)
      return state
    case 'PlayerRemoved':
      leaveTeam(state, seat)
      state.seats.delete(seat.playerId)
      state.seatByToken.delete(seat.tokenHash)
      state.seatByCode.delete(seat.code)
      forgetName(state, seat.name)
      state.seatByKey.delete(seat.keyHash)
      // What was shown stays: the room saw it, and may be voting on it.
      if (currentRun(state)?.fate === 'running') currentRun(state)?.answers.delete(seat.playerId)
      return state
  }
}

function leaveTeam(state: GameState, { team: number, playerId }: Seat): void {
  if (number === null) return
  const team = existingTeam(state, number)
  team.members.delete(playerId)
  if (team.spokesperson === playerId) team.spokesperson = null
}

function nameSeat(state: GameState, playerId: PlayerId, name: string): void {
  for (const key of nameKeys(name)) state.seatByNameKey.set(key, playerId)
}

function forgetName(state: GameState, name: string): void {
  for (const key of nameKeys(name)) state.seatByNameKey.delete(key)
}

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

function evolveFlow(state: GameState, event: FlowEvent): GameState {
  switch (event.type) {
    case 'StepRead': {
      const run = newRun(state, event)
      for (const earlier of replacedBy(state, event)) replaceRun(state, earlier)
      state.runs.set(event.run, run)
      for (const team of state.teams) team.handOvers = 0
      const section = sectionOf(state, stepOf(state, run))
      state.upcoming = state.upcoming.filter((id) => id !== section)
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
        extraTimes: null
      }
    : null
  return state
}

/** Time stood still from `fromMs` for `durationMs`: what was to come comes as much later. */
function stopClock(state: GameState, fromMs: number, durationMs: number): void {
  const clock = state.clock
  if (!clock) return
  if (clock.endsAtMs !== null) clock.endsAtMs += durationMs
  if (fromMs < clock.startsAtMs) clock.startsAtMs += durationMs
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

type StepRevealed = Extract<GameEvent, { type: 'StepRevealed' }>

function giveResults(state: GameState, event: StepRevealed): void {
  const run = existingRun(state, event.run)
  const step = stepOf(state, run)
  // SCORE-6
  const leavesStreaks = step.points === 0 || kindOf(step).judgesNothing === true
  run.fate = 'revealed'
  run.decided = event.decided ?? []
  run.tally = tallyOf(state, run)
  run.teamGains = event.teamGains ?? []
  for (const { team, points } of run.teamGains) existingTeam(state, team).score += points
  for (const result of event.results) run.results.set(result.playerId, result)
  for (const seat of state.seats.values()) {
    if (seat.firstRun > run.number) continue
    const result = run.results.get(seat.playerId)
    run.streaksBefore.set(seat.playerId, seat.streak)
    seat.score += gainedBy(run, seat.playerId)
    // DECISION-5: who was not asked missed nothing.
    const keeps = leavesStreaks || !isDecidedFor(event, seat)
    seat.streak = result ? result.streak : keeps ? seat.streak : 0
  }
}

/** Did the room, or this seat's team, have something to decide? True where nothing is decided. */
function isDecidedFor({ decided = [] }: StepRevealed, { team }: Seat): boolean {
  return decided.length === 0 || decided.some((one) => one.team === null || one.team === team)
}

/** FLOW-7: what a step played again takes the place of: all of its runs, or the latest round of its scene. */
function replacedBy(state: GameState, read: Extract<GameEvent, { type: 'StepRead' }>): Run[] {
  const latest = currentRun(state)
  if (read.goesOn) return read.replaces && latest ? [latest] : []
  return [...state.runs.values()].filter(
    ({ index, fate }) => index === read.index && (fate === 'running' || fate === 'revealed')
  )
}

function replaceRun(state: GameState, run: Run): void {
  if (run.fate === 'revealed') {
    // A streak that has gone on since is not begun again.
    const isLatest = run === currentRun(state)
    for (const seat of state.seats.values()) {
      seat.score -= gainedBy(run, seat.playerId)
      if (isLatest) seat.streak = run.streaksBefore.get(seat.playerId) ?? seat.streak
    }
    for (const { team, points } of run.teamGains) existingTeam(state, team).score -= points
  }
  run.fate = 'replaced'
}

/** Points a player took from a run, streak bonus included. */
export function gainedBy(run: Run, playerId: PlayerId): number {
  const result = run.results.get(playerId)
  return result ? result.points + result.bonus : 0
}

function existingRun(state: GameState, number: number): Run {
  const run = state.runs.get(number)
  if (!run) throw new Error(`no run ${number}`)
  return run
}

function existingTeam(state: GameState, number: number): Team {
  const team = state.teams[number - 1]
  if (!team) throw new Error(`no team ${number}`)
  return team
}

function existingSeat(state: GameState, playerId: PlayerId): Seat {
  const seat = state.seats.get(playerId)
  if (!seat) throw new Error('no such seat')
  return seat
}
