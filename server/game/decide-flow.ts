import type { HostCommand } from '../../shared/commands.ts'
import type { HostCommandType, Phase } from '../../shared/views.ts'
import { happened, nothing, rejected, type Context, type Decision } from './commands.ts'
import type { AnswerResult, GameEvent } from './events.ts'
import { addedTimeMs, limitMs, openLeadMs, readMs, revealMs, standingsMsFor } from './pace.ts'
import { pointsFor, streakBonus } from './scoring.ts'
import { currentRun, isRanked, nextIndex, stepOf, type GameState, type Run } from './state.ts'
import { kindOf } from './steps/registry.ts'

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
  switch (state.phase) {
    case 'lobby':
      return ['StartGame', 'EndGame', ...door, ...names]
    case 'read':
      return ['Advance', 'SkipStep', 'EndGame', ...pauses, ...door, ...names]
    case 'open': {
      const more: HostCommandType[] = clock?.limitMs == null || clock.isOver ? [] : ['AddTime']
      return [
        'CloseStep',
        'SkipStep',
        'ReplayStep',
        'EndGame',
        ...more,
        ...pauses,
        ...door,
        ...names
      ]
    }
    case 'reveal':
    case 'standings':
      return ['Advance', 'ReplayStep', 'EndGame', 'LookBack', ...pauses, ...door, ...names]
    case 'podium':
      return ['Advance', 'EndGame', 'LookBack', ...names]
    case 'ended':
      return ['LookBack', ...names]
  }
}

/**
 * Host commands. One that moves the game is `stale` when decided on an older view; one the phase
 * does not know is `not_now`; asking for what is already so changes nothing.
 */
export function decideFlow(
  state: GameState,
  command: Exclude<HostCommand, { type: 'RemovePlayer' | 'RemoveNewcomers' }>,
  context: Context
): Decision {
  if (!('flow' in command)) return decideSetting(state, command)
  if (command.flow !== state.flow) return rejected('stale')
  if (!allowedCommands(state).includes(command.type)) return rejected('not_now')
  if (command.type === 'StartGame') return happened(readStep(state, 0, context))
  if (command.type === 'EndGame') return happened(...endGame(state, context))

  const run = currentRun(state)
  if (!run) return rejected('not_now')
  switch (command.type) {
    case 'Advance':
      return happened(
        state.phase === 'read' ? openStep(state, run, context) : passOn(state, context)
      )
    case 'CloseStep':
      return happened(revealStep(state, run, context, 'host'))
    case 'AddTime':
      return happened({ type: 'TimeAdded', run: run.number, addedMs: addedTimeMs })
    case 'PauseClock':
      return happened({ type: 'ClockPaused', atMs: context.now })
    case 'ResumeClock':
      return happened({ type: 'ClockResumed', atMs: context.now })
    case 'SkipStep':
      return happened(
        { type: 'StepSkipped', run: run.number },
        enter(phaseAfterStep(state), state, context)
      )
    case 'ReplayStep':
      return happened(readStep(state, run.index, context))
  }
}

/** Commands that hold at any time and do not move the game. */
function decideSetting(
  state: GameState,
  command: Exclude<HostCommand, { type: 'RemovePlayer' | 'RemoveNewcomers' } | { flow: number }>
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
  }
}

function lookBack(state: GameState, number: number | null): Decision {
  if (state.lookingBack === number) return nothing
  if (number !== null) {
    if (!allowedCommands(state).includes('LookBack')) return rejected('not_now')
    if (state.runs.get(number)?.fate !== 'revealed') return rejected('wrong_step')
  }
  return happened({ type: 'LookedBack', run: number })
}

function readStep(state: GameState, index: number, { now, permutation }: Context): GameEvent {
  const step = state.activity.steps[index]
  if (!step) throw new Error(`no step ${index}`)
  return {
    type: 'StepRead',
    run: state.runs.size + 1,
    index,
    order: kindOf(step).order(step, state.settings.shuffleChoices ? permutation : null),
    atMs: now,
    untilMs: now + readMs(step, state.settings)
  }
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
  { now }: Context,
  because: 'time' | 'everyone' | 'host'
): GameEvent {
  const staysMs = revealMs(stepOf(state, run), state.settings)
  return {
    type: 'StepRevealed',
    run: run.number,
    because,
    results: resultsOf(state, run),
    atMs: now,
    untilMs: staysMs === null ? null : now + staysMs
  }
}

function resultsOf(state: GameState, run: Run): AnswerResult[] {
  const step = stepOf(state, run)
  const kind = kindOf(step)
  const { points, streakBonus: givesBonus } = state.settings
  const results: AnswerResult[] = []
  for (const [playerId, { answer, usedMs }] of run.answers) {
    const seat = state.seats.get(playerId)
    if (!seat) continue
    const accuracy = kind.accuracy(step, answer)
    const stepPoints = step.points
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
  return results
}

/** The phase that `Advance` leads to now; null when it leads nowhere. FLOW-8 is decided here. */
export function phaseAfter(state: GameState): Phase | null {
  switch (state.phase) {
    case 'read':
      return 'open'
    case 'reveal':
      return showsStandings(state) ? 'standings' : phaseAfterStep(state)
    case 'standings':
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
  const played = [...state.runs.values()].some((run) => run.fate === 'revealed')
  return isRanked(state) && played ? 'podium' : 'ended'
}

/** Leaves a correction, standings or the podium. */
export function passOn(state: GameState, context: Context): GameEvent {
  return enter(phaseAfter(state), state, context)
}

function enter(phase: Phase | null, state: GameState, context: Context): GameEvent {
  const atMs = context.now
  switch (phase) {
    case 'standings': {
      const staysMs = standingsMsFor(state.settings)
      return { type: 'StandingsShown', atMs, untilMs: staysMs === null ? null : atMs + staysMs }
    }
    case 'read':
      return readStep(state, nextIndex(state) ?? 0, context)
    case 'podium':
      return { type: 'PodiumShown', atMs }
    default:
      return { type: 'GameEnded' }
  }
}

/** FLOW-9: ending early drops the step under way and still honours what was played. */
function endGame(state: GameState, context: Context): GameEvent[] {
  const run = currentRun(state)
  if (state.phase === 'lobby' || state.phase === 'podium') return [{ type: 'GameEnded' }]
  const dropped: GameEvent[] =
    run?.fate === 'running' ? [{ type: 'StepSkipped', run: run.number }] : []
  return [...dropped, enter(phaseAtTheEnd(state), state, context)]
}
