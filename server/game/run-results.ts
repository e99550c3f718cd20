import type { PlayerId } from '../../shared/commands.ts'
import type { GameEvent } from './events.ts'
import { existingRun, existingTeam } from './existing.ts'
import { tallyOf } from './history.ts'
import { currentRun, type GameState, type Run, type Seat, stepOf } from './state.ts'
import { kindOf } from './steps/registry.ts'

type StepRevealed = Extract<GameEvent, { type: 'StepRevealed' }>

export function giveResults(state: GameState, event: StepRevealed): void {
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
export function replacedBy(
  state: GameState,
  read: Extract<GameEvent, { type: 'StepRead' }>
): Run[] {
  const latest = currentRun(state)
  if (read.goesOn) return read.replaces && latest ? [latest] : []
  return [...state.runs.values()].filter(
    ({ index, fate }) => index === read.index && (fate === 'running' || fate === 'revealed')
  )
}

export function replaceRun(state: GameState, run: Run): void {
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
