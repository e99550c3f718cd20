import type { HostCommand, PlayerId } from '../../shared/commands.ts'
import type { Answer, Step } from '../../shared/steps/kinds.ts'
import type { Given } from '../../shared/steps/step.ts'
import type { WordsAnswer, WordsTally } from '../../shared/steps/words.ts'
import type { TeamNumber } from '../../shared/teams.ts'
import type { HostCommandType, Phase } from '../../shared/views.ts'
import { happened, nothing, rejected, type Context, type Decision } from './commands.ts'
import { mayChangeTeamAnswers, type TeamCommand } from './decide-teams.ts'
import { textsRun } from './decide-texts.ts'
import type { AnswerResult, GameEvent } from './events.ts'
import { factsOf, givenIn, isSpoken, latestSourceOf, tallyOf } from './history.ts'
import { gather, highlightedFirst } from './steps/words.ts'
import {
  addedTalkMs,
  addedTimeMs,
  isTalkedOver,
  limitMs,
  openLeadMs,
  readMs,
  revealMs,
  standingsMsFor
} from './pace.ts'
import { finishedTeams, hasAnotherRound } from './rounds.ts'
import { pointsFor, streakBonus } from './scoring.ts'
import { areSections, isRanked, nextIndex } from './plan.ts'
import { currentRun, revealedRuns, stepOf, type GameState, type Run } from './state.ts'
import type { DrawnOption } from './steps/kind.ts'
import {
  consultedOf,
  disagreeing,
  placeInTeams,
  seeksConsensus,
  sharedResults,
  teamGains,
  membersOf
} from './teams.ts'
import { kindOf } from './steps/registry.ts'

/** How many texts can be voted on. */
const mostDrawn = 6

/** What the trainer decides besides teams, texts and who is removed. */
export type FlowCommand = Exclude<
  HostCommand,
  TeamCommand | { type: 'RemovePlayer' | 'RemoveNewcomers' | 'ModerateTexts' }
>

/** The host commands that would be accepted now. */
export function allowedCommands(state: GameState): HostCommandType[] {
  const clock = state.clock
  const pauses: HostCommandType[] =
    clock?.endsAtMs == null ? [] : clock.pausedAtMs === null ? ['PauseClock'] : ['ResumeClock']
  const names: HostCommandType[] = [state.namesHidden ? 'ShowNames' : 'HideNames', 'RemovePlayer']
  const door: HostCommandType[] = [
    state.joiningLocked ? 'OpenJoining' : 'LockJoining',
    'RemoveNewcomers'
  ]
  if (state.activity.sections) door.push('ChooseSections')
  if (state.teams.length > 0) door.push('MoveToTeam', 'NameTeam')
  if (state.settings.teams?.answers === 'spokesperson') door.push('NameSpokesperson')
  if (mayChangeTeamAnswers(state)) door.push('SetTeamAnswers')
  const time: HostCommandType[] = takesMoreTime(state) ? ['AddTime'] : []
  const texts: HostCommandType[] = textsRun(state, currentRun(state)) ? ['ModerateTexts'] : []
  switch (state.phase) {
    case 'lobby':
      return [
        'StartGame',
        'EndGame',
        ...(state.teams.length > 0 ? (['DrawTeams', 'BalanceTeams'] as const) : []),
        ...door,
        ...names
      ]
    case 'read':
      return ['Advance', 'SkipStep', 'EndGame', ...time, ...pauses, ...door, ...names]
    case 'open':
      return [
        'CloseStep',
        'SkipStep',
        'ReplayStep',
        'EndGame',
        ...time,
        ...pauses,
        ...texts,
        ...door,
        ...names
      ]
    case 'reveal':
    case 'standings':
    case 'break': {
      const more: HostCommandType[] = state.phase === 'break' ? [] : ['TakeBreak', 'ReplayStep']
      if (state.phase === 'reveal' && hasAnotherRound(state)) more.push('PlayAnotherRound')
      return ['Advance', 'EndGame', 'LookBack', ...more, ...pauses, ...texts, ...door, ...names]
    }
    case 'podium':
      return ['Advance', 'EndGame', 'LookBack', ...names]
    case 'ended':
      return ['LookBack', ...names]
  }
}

/** TIME-3, TIME-10: while a clock runs for what is answered or talked over. */
function takesMoreTime(state: GameState): boolean {
  const { phase, clock } = state
  const run = currentRun(state)
  if (!run || clock?.limitMs == null || clock.extraTimes) return false
  return phase === 'open' || (phase === 'read' && isTalkedOver(stepOf(state, run)))
}

/**
 * Host commands. One that moves the game is `stale` when decided on an older view; one the phase
 * does not know is `not_now`; asking for what is already so changes nothing.
 */
export function decideFlow(state: GameState, command: FlowCommand, context: Context): Decision {
  if (!('flow' in command)) return decideSetting(state, command)
  if (command.flow !== state.flow) return rejected('stale')
  if (!allowedCommands(state).includes(command.type)) return rejected('not_now')
  if (command.type === 'StartGame') return startGame(state, context)
  if (command.type === 'EndGame') return happened(...endGame(state, context))

  const run = currentRun(state)
  if (!run) return rejected('not_now')
  switch (command.type) {
    case 'Advance':
      return happened(
        ...(state.phase === 'read' ? [openStep(state, run, context)] : passOn(state, context))
      )
    case 'CloseStep':
      return happened(revealStep(state, run, context, 'host'))
    case 'PlayAnotherRound':
      return happened(...readStep(state, run.index, context, 'next'))
    case 'TakeBreak':
      return happened({ type: 'BreakTaken', atMs: context.now })
    case 'AddTime':
      return happened({
        type: 'TimeAdded',
        run: run.number,
        addedMs: state.phase === 'read' ? addedTalkMs : addedTimeMs
      })
    case 'PauseClock':
      return happened({ type: 'ClockPaused', atMs: context.now })
    case 'ResumeClock':
      return happened({ type: 'ClockResumed', atMs: context.now })
    case 'SkipStep':
      return happened(
        { type: 'StepSkipped', run: run.number },
        ...enter(phaseAfterStep(state), state, context)
      )
    case 'ReplayStep':
      return happened(...readStep(state, run.index, context, run.goesOn ? 'same' : null))
  }
}

/** Commands that do not move the game. Refuses with `not_now` what the phase does not know, unless it is so already. */
function decideSetting(
  state: GameState,
  command: Exclude<FlowCommand, { flow: number }>
): Decision {
  const decision = settingDecision(state, command)
  const changes = decision.ok && decision.events.length > 0
  // Whoever looks back may always come back to the present.
  if (!changes || command.type === 'LookBack') return decision
  return allowedCommands(state).includes(command.type) ? decision : rejected('not_now')
}

function settingDecision(
  state: GameState,
  command: Exclude<FlowCommand, { flow: number }>
): Decision {
  switch (command.type) {
    case 'OpenJoining':
      return state.joiningLocked ? happened({ type: 'JoiningOpened' }) : nothing
    case 'LockJoining':
      return state.joiningLocked ? nothing : happened({ type: 'JoiningLocked' })
    case 'HideNames':
      return state.namesHidden ? nothing : happened({ type: 'NamesHidden' })
    case 'ShowNames':
      return state.namesHidden ? happened({ type: 'NamesShown' }) : nothing
    case 'LookBack':
      return lookBack(state, command.run)
    case 'ChooseSections':
      return chooseSections(state, command.sections)
  }
}

/** PLAN-2: refuses with `not_now`, `unknown_section`. */
function chooseSections(state: GameState, sections: readonly string[]): Decision {
  if (!allowedCommands(state).includes('ChooseSections')) return rejected('not_now')
  if (!areSections(state, sections)) return rejected('unknown_section')
  // Nothing to start with is no choice.
  if (state.phase === 'lobby' && sections.length === 0) return rejected('unknown_section')
  const isSame =
    sections.length === state.upcoming.length &&
    sections.every((id, at) => id === state.upcoming[at])
  return isSame ? nothing : happened({ type: 'SectionsChosen', sections: [...sections] })
}

/** TEAM-1: whoever has no team gets one at the start. */
function startGame(state: GameState, context: Context): Decision {
  const first = nextIndex(state)
  if (first === null) return rejected('not_now')
  const alone =
    state.teams.length === 0 ? [] : [...state.seats.values()].filter(({ team }) => team === null)
  return happened(
    ...placeInTeams(
      state,
      alone.map(({ playerId }) => playerId),
      context.permutation
    ),
    ...readStep(state, first, context)
  )
}

function lookBack(state: GameState, number: number | null): Decision {
  if (state.lookingBack === number) return nothing
  if (number !== null) {
    if (!allowedCommands(state).includes('LookBack')) return rejected('not_now')
    if (state.runs.get(number)?.fate !== 'revealed') return rejected('wrong_step')
  }
  return happened({ type: 'LookedBack', run: number })
}

/** A step comes: its prompt is read, or, when there is nothing to answer, all of it is shown at once. */
function readStep(
  state: GameState,
  index: number,
  { now, permutation }: Context,
  round: 'next' | 'same' | null = null
): GameEvent[] {
  const step = state.activity.steps[index]
  if (!step) throw new Error(`no step ${index}`)
  const kind = kindOf(step)
  const run = state.runs.size + 1
  const drawn = drawnOptions(state, step)
  const shuffles = state.settings.shuffleChoices || kind.alwaysShuffles
  const read = {
    type: 'StepRead',
    run,
    index,
    order: drawn?.map(({ id }) => id) ?? kind.order(step, shuffles ? permutation : null),
    ...(drawn && { drawn }),
    ...(round !== null && { goesOn: true as const }),
    ...(round === 'same' && { replaces: true as const }),
    atMs: now,
    untilMs: now + readMs(step, state.settings),
    ...(state.settings.time === 'none' && isTalkedOver(step) && { waits: true as const })
  } as const
  // OPINION-3: without a text there is nothing to vote on.
  if (kind.takesAnswers && drawn?.length !== 0) return [read]
  const staysMs = revealMs(step, state.settings)
  const untilMs = staysMs === null ? null : now + staysMs
  return [read, { type: 'StepRevealed', run, because: 'host', results: [], atMs: now, untilMs }]
}

/** The texts that most gave, highlighted ones first, to vote on; null for a step that draws none. */
function drawnOptions(state: GameState, step: Step): DrawnOption[] | null {
  const source = kindOf(step).drawsFrom?.(step) ?? null
  if (source === null) return null
  const run = latestSourceOf(state, step)
  if (!run) return []
  const moderation = { ...run.moderation, sorted: 'count' as const }
  const { texts } = tallyOf(state, { ...run, moderation }) as WordsTally
  const spoken = isSpoken(state, run)
  const authors = gather(givenIn(state, run) as Given<WordsAnswer>[], run.moderation)
  return highlightedFirst(texts.filter(({ hidden }) => !hidden))
    .slice(0, mostDrawn)
    .map(({ id, text }) => {
      const own = authors.get(id)?.authors ?? new Map<PlayerId, TeamNumber | null>()
      return { id, text, authors: spoken ? membersOf(state, own.values()) : [...own.keys()] }
    })
}

export function openStep(state: GameState, run: Run, { now }: Context): GameEvent {
  return {
    type: 'StepOpened',
    run: run.number,
    openAtMs: now + openLeadMs,
    limitMs: limitMs(stepOf(state, run), state.settings)
  }
}

export function revealStep(
  state: GameState,
  run: Run,
  { now, present }: Context,
  because: 'time' | 'everyone' | 'host'
): GameEvent {
  const step = stepOf(state, run)
  const staysMs = revealMs(step, state.settings)
  const results = resultsOf(state, run, present)
  const finished = finishedTeams(state)
  const decided = kindOf(step).decide?.(step, consultedIn(state, run, present), {
    teams: state.teams.map(({ number }) => number).filter((team) => !finished.has(team)),
    byConsensus: seeksConsensus(state)
  })
  return {
    type: 'StepRevealed',
    run: run.number,
    because,
    results,
    ...(decided && { decided }),
    ...(state.teams.length > 0 && { teamGains: teamGains(state, results, present) }),
    atMs: now,
    untilMs: staysMs === null ? null : now + staysMs
  }
}

/** TEAM-7: the answers that decide: where teams have to agree, those of whoever is consulted. */
function consultedIn(state: GameState, run: Run, present: ReadonlySet<PlayerId>): Given<Answer>[] {
  const given = givenIn(state, run)
  if (!seeksConsensus(state)) return given
  const consulted = new Set(state.teams.flatMap((team) => consultedOf(state, team, present)))
  return given.filter(({ playerId }) => consulted.has(playerId))
}

function resultsOf(state: GameState, run: Run, present: ReadonlySet<PlayerId>): AnswerResult[] {
  const step = stepOf(state, run)
  const kind = kindOf(step)
  const { points, streakBonus: givesBonus } = state.settings
  // TEAM-7: who did not agree did nothing.
  const split = new Set(disagreeing(state, present))
  const results: AnswerResult[] = []
  for (const [playerId, { answer, usedMs }] of run.answers) {
    const seat = state.seats.get(playerId)
    if (!seat) continue
    const own = kind.accuracy(step, answer)
    const accuracy = own !== null && seat.team !== null && split.has(seat.team) ? 0 : own
    const stepPoints = step.points
    if (accuracy === null) {
      results.push({ playerId, accuracy, points: 0, bonus: 0, streak: seat.streak })
      continue
    }
    const right = accuracy === 1
    // SCORE-6: a step worth nothing neither feeds nor breaks a streak.
    const streak = stepPoints === 0 ? seat.streak : right ? seat.streak + 1 : 0
    const earnsBonus = givesBonus && points !== 'none' && right && stepPoints > 0
    results.push({
      playerId,
      accuracy,
      points: pointsFor({
        points,
        stepPoints,
        accuracy,
        usedMs,
        limitMs: state.clock?.limitMs ?? null
      }),
      bonus: earnsBonus ? streakBonus(streak) : 0,
      streak
    })
  }
  return [...sharedResults(state, results, run.number), ...prizesOf(state, run)]
}

/** Points of those who earned them otherwise than by their answer. */
function prizesOf(state: GameState, run: Run): AnswerResult[] {
  const step = stepOf(state, run)
  const kind = kindOf(step)
  if (!kind.prizes || step.points === 0 || state.settings.points === 'none') return []
  const prizes = kind.prizes(step, givenIn(state, run), factsOf(state, run))
  return [...prizes].flatMap(([playerId, share]) => {
    const seat = state.seats.get(playerId)
    const points = Math.round(step.points * share)
    return seat ? [{ playerId, accuracy: null, points, bonus: 0, streak: seat.streak }] : []
  })
}

/** The phase that `Advance` leads to now; null when it leads nowhere. FLOW-8 is decided here. */
export function phaseAfter(state: GameState): Phase | null {
  switch (state.phase) {
    case 'read':
      return 'open'
    case 'reveal':
      if (hasMoreParts(state)) return 'reveal'
      return showsStandings(state) ? 'standings' : phaseAfterStep(state)
    case 'standings':
    case 'break':
      return phaseAfterStep(state)
    case 'podium':
      return 'ended'
    default:
      return null
  }
}

function showsStandings(state: GameState): boolean {
  const run = currentRun(state)
  const worth = run ? stepOf(state, run).points : 0
  const { standings, points } = state.settings
  // The last standings are the podium's.
  return standings === 'each' && points !== 'none' && worth > 0 && nextIndex(state) !== null
}

function phaseAfterStep(state: GameState): 'read' | 'podium' | 'ended' {
  return nextIndex(state) === null ? phaseAtTheEnd(state) : 'read'
}

function phaseAtTheEnd(state: GameState): 'podium' | 'ended' {
  // Where nothing gave points there is nobody to place.
  const played = revealedRuns(state).some((run) => stepOf(state, run).points > 0)
  return isRanked(state) && played ? 'podium' : 'ended'
}

/** FLOW-12: are there parts of this correction that the screen has not shown yet? */
function hasMoreParts(state: GameState): boolean {
  const run = currentRun(state)
  if (!run) return false
  const step = stepOf(state, run)
  return run.part + 1 < (kindOf(step).parts?.(step, run) ?? 1)
}

/** Leaves a part, a correction, standings, a break or the podium. */
export function passOn(state: GameState, context: Context): GameEvent[] {
  return enter(phaseAfter(state), state, context)
}

function enter(phase: Phase | null, state: GameState, context: Context): GameEvent[] {
  const atMs = context.now
  const run = currentRun(state)
  switch (phase) {
    case 'reveal': {
      if (!run) throw new Error('no part of nothing')
      const staysMs = revealMs(stepOf(state, run), state.settings)
      const untilMs = staysMs === null ? null : atMs + staysMs
      return [{ type: 'PartShown', run: run.number, part: run.part + 1, atMs, untilMs }]
    }
    case 'standings': {
      const staysMs = standingsMsFor(state.settings)
      return [{ type: 'StandingsShown', atMs, untilMs: staysMs === null ? null : atMs + staysMs }]
    }
    case 'read':
      return readStep(state, nextIndex(state) ?? 0, context)
    case 'podium':
      return [{ type: 'PodiumShown', atMs }]
    default:
      return [{ type: 'GameEnded' }]
  }
}

/** FLOW-9: ending early drops the step under way and still honours what was played. */
function endGame(state: GameState, context: Context): GameEvent[] {
  const run = currentRun(state)
  if (state.phase === 'lobby' || state.phase === 'podium') return [{ type: 'GameEnded' }]
  const dropped: GameEvent[] =
    run?.fate === 'running' ? [{ type: 'StepSkipped', run: run.number }] : []
  return [...dropped, ...enter(phaseAtTheEnd(state), state, context)]
}
