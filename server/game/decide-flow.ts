import type { HostCommand } from '../../shared/commands.ts'
import type { Phase } from '../../shared/views.ts'
import { allowedCommands } from './allowed.ts'
import { type Context, type Decision, happened, nothing, rejected } from './commands.ts'
import type { TeamCommand } from './decide-teams.ts'
import type { GameEvent } from './events.ts'
import { addedTalkMs, addedTimeMs, revealMs, standingsMsFor } from './pace.ts'
import { phaseAfter, phaseAfterStep, phaseAtTheEnd } from './phases.ts'
import { areSections, nextIndex } from './plan.ts'
import { openStep, readStep } from './read-step.ts'
import { revealStep } from './reveal-step.ts'
import { currentRun, type GameState, stepOf } from './state.ts'
import { placeInTeams } from './team-places.ts'

/** What the trainer decides besides teams, texts and who is removed. */
export type FlowCommand = Exclude<
  HostCommand,
  TeamCommand | { type: 'RemovePlayer' | 'TurnAway' | 'ModerateTexts' }
>

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
  if (command.type === 'TurnPage') return turnPage(state, command.page)

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
    case 'LeaveSection':
      return happened({ type: 'SectionLeft' })
    case 'ChooseSections':
      return chooseSections(state, command.sections)
  }
}

/** PLAN-2: refuses with `not_now`, `unknown_section`. */
function chooseSections(state: GameState, sections: readonly string[]): Decision {
  if (!allowedCommands(state).includes('ChooseSections')) return rejected('not_now')
  if (!areSections(state, sections)) return rejected('unknown_section')
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

/** FLOW-15: the screens know how many pages there are. */
function turnPage(state: GameState, page: number): Decision {
  return state.page === page ? nothing : happened({ type: 'PageTurned', page })
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
