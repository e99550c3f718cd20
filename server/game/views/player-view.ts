import type { PlayerId } from '../../../shared/commands.ts'
import type {
  PlaceRow,
  PlayerView,
  SeatRecap,
  SeatResult,
  SeatStanding,
  SeatView,
  StandingRow
} from '../../../shared/views.ts'
import type { TeamRow } from '../../../shared/teams.ts'
import { currentRun, revealedRuns, type GameState, type Run, type Seat } from '../state.ts'
import { isSpoken } from '../history.ts'
import { givesPoints, isRanked, playedSteps } from '../plan.ts'
import type { StandingsNow } from '../standings.ts'
import { kindOf } from '../steps/registry.ts'
import { isVoice } from '../team-voices.ts'
import { seeksConsensus, votesOf } from '../team-consensus.ts'
import { teamOf } from '../teams.ts'
import { teamRows, teamViews } from './team-view.ts'
import { languageOf } from './language.ts'
import { clockView, currentStepView, recapOf, sourceLine } from './step-view.ts'

const topOnPhones = 3

/** What all players of the game see alike. `version` numbers the view. */
export function playerView(state: GameState, standings: StandingsNow, version: number): PlayerView {
  const common = {
    version,
    ...languageOf(state),
    ...(state.teams.length > 0 && { teams: teamViews(state) })
  }
  const { title } = state.activity
  const { points, names, time, streakBonus } = state.settings
  const step = currentStepView(state)
  switch (state.phase) {
    case 'lobby':
      return {
        ...common,
        phase: 'lobby',
        title,
        stepCount: playedSteps(state).length,
        settings: { points, names, time, streakBonus },
        scored: playedSteps(state).some((step) => step.points > 0 && !kindOf(step).judgesNothing),
        kinds: [...new Set(playedSteps(state).map(({ kind }) => kind))],
        ...(state.settings.teams && { choosesTeam: state.settings.teams.made === 'chosen' })
      }
    case 'break':
      return { ...common, phase: 'break', title }
    case 'read':
    case 'open':
    case 'reveal':
      if (!step) throw new Error(`no step in phase ${state.phase}`)
      return { ...common, phase: state.phase, step, clock: clockView(state) }
    case 'standings':
    case 'podium':
      return {
        ...common,
        phase: state.phase,
        top: standings().rows.slice(0, topOnPhones).map(placeRow),
        players: state.seats.size,
        ...rankedTeams(state)
      }
    case 'ended':
      return {
        ...common,
        phase: 'ended',
        title,
        source: sourceLine(state),
        recap: recapOf(state),
        players: state.seats.size,
        ...rankedTeams(state)
      }
  }
}

/** As few words as can be: a phone on a poor network pays for each. */
function placeRow({ name, score, rank, sharedBy }: StandingRow): PlaceRow {
  return { name, score, rank, ...(sharedBy > 1 && { sharedBy }) }
}

function rankedTeams(state: GameState): { teamRows?: readonly TeamRow[] } {
  return state.teams.length > 0 ? { teamRows: teamRows(state) } : {}
}

/** What only this player sees. Null when there is no such seat. */
export function seatView(
  state: GameState,
  playerId: PlayerId,
  standings: StandingsNow,
  version: number
): SeatView | null {
  const seat = state.seats.get(playerId)
  if (!seat) return null
  const run = currentRun(state)
  const { answer, confidence } = (run && answerFor(state, run, seat)) ?? {}
  return {
    version,
    name: seat.name,
    code: seat.code,
    run: run?.number ?? null,
    answer: answer ?? null,
    result: run?.fate === 'revealed' ? resultOf(run, playerId) : null,
    score: givesPoints(state) ? seat.score : null,
    standing: standingOf(state, seat, standings),
    ...(state.phase === 'ended' && { recap: recapFor(state, seat) }),
    ...(seat.extraTime !== null && { extraTime: seat.extraTime }),
    ...teamOfSeat(state, seat),
    ...(confidence !== undefined && { confidence })
  }
}

/** TEAM-5: what this seat answered, or what was answered for its team. */
function answerFor(state: GameState, run: Run, { playerId, team }: Seat) {
  const own = run.answers.get(playerId)
  if (own || team === null || !isSpoken(state, run)) return own
  return [...run.answers.values()].find((given) => given.team === team)
}

function teamOfSeat(
  state: GameState,
  seat: Seat
): Pick<SeatView, 'team' | 'speaks' | 'mayChange' | 'teamVotes'> {
  if (state.teams.length === 0) return {}
  const { answers } = state.settings.teams ?? {}
  if (answers === 'consensus') {
    const team = state.phase === 'open' && seeksConsensus(state) ? teamOf(state, seat) : null
    return {
      team: seat.team,
      mayChange: true,
      ...(team && { teamVotes: votesOf(state, team.members) })
    }
  }
  if (answers !== 'spokesperson') return { team: seat.team }
  return { team: seat.team, speaks: isVoice(state, seat) }
}

function resultOf(run: Run, playerId: PlayerId): SeatResult {
  const result = run.results.get(playerId)
  if (!result) return { accuracy: null, points: 0, bonus: 0, streak: 0 }
  const { accuracy, points, bonus, streak } = result
  return { accuracy, points, bonus, streak }
}

function standingOf(state: GameState, seat: Seat, standings: StandingsNow): SeatStanding | null {
  const finale = state.phase === 'podium' || state.phase === 'ended'
  const shown = isRanked(state) && (finale || state.settings.standings === 'each')
  if (!shown || revealedRuns(state).length === 0) return null
  const { rows, positionOf, groupOf } = standings()
  const row = rows[positionOf.get(seat.playerId) ?? -1]
  const group = row && groupOf.get(row.rank)
  if (!row || !group) return null
  const above = rows[group.first - 1]
  return {
    rank: row.rank,
    sharedBy: group.count,
    players: rows.length,
    next: above ? { name: above.name, rank: above.rank, points: above.score - row.score } : null
  }
}

function recapFor(state: GameState, seat: Seat): SeatRecap[] {
  return revealedRuns(state)
    .filter((run) => run.number >= seat.firstRun)
    .map((run) => ({
      run: run.number,
      answer: run.answers.get(seat.playerId)?.answer ?? null,
      result: resultOf(run, seat.playerId)
    }))
}
