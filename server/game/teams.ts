import type { PlayerId } from '../../shared/commands.ts'
import type { ItemId } from '../../shared/steps/step.ts'
import type { TeamNumber, TeamRow, TeamView } from '../../shared/teams.ts'
import type { AnswerResult, GameEvent, TeamGain } from './events.ts'
import { isSpoken } from './history.ts'
import { currentRun, stepOf, type GameState, type Seat, type Team } from './state.ts'
import { kindOf } from './steps/registry.ts'

/** The emptiest team; of several, the one that comes first in the permutation that was drawn. TEAM-2 */
export function smallestTeam(
  sizes: ReadonlyMap<TeamNumber, number>,
  permutation: readonly number[]
): TeamNumber {
  const least = Math.min(...sizes.values())
  const smallest = [...sizes].flatMap(([team, size]) => (size === least ? [team] : []))
  const place = (team: TeamNumber) => permutation.indexOf(team - 1)
  return smallest.toSorted((a, b) => place(a) - place(b))[0] ?? 1
}

export function teamSizes({ teams }: GameState): Map<TeamNumber, number> {
  return new Map(teams.map(({ number, members }) => [number, members.size]))
}

/** Seats without a team put into the smallest ones, one after the other. */
export function placeInTeams(
  state: GameState,
  seats: readonly PlayerId[],
  permutation: readonly number[]
): GameEvent[] {
  const sizes = teamSizes(state)
  return seats.map((playerId) => {
    const team = smallestTeam(sizes, permutation)
    sizes.set(team, (sizes.get(team) ?? 0) + 1)
    return { type: 'TeamJoined', playerId, team }
  })
}

/** TEAM-4: everybody drawn anew into teams as even as can be. */
export function drawnTeams(state: GameState, permutation: readonly number[]): GameEvent[] {
  const random = randomFrom(permutation)
  const seats = [...state.seats.keys()]
  for (let last = seats.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const swapped = seats[last] as PlayerId
    seats[last] = seats[other] as PlayerId
    seats[other] = swapped
  }
  return seats.flatMap((playerId, at) => {
    const number = (at % state.teams.length) + 1
    return state.seats.get(playerId)?.team === number
      ? []
      : [{ type: 'TeamJoined', playerId, team: number } as const]
  })
}

/** TEAM-4: as few as can be change teams; those who came last, from the largest teams to the smallest. */
export function evenedTeams({ teams }: GameState): GameEvent[] {
  const members = teams.reduce((sum, team) => sum + team.members.size, 0)
  const least = Math.floor(members / teams.length)
  /** So many teams have one more; the largest ones, since they lose fewest then. */
  const larger = members % teams.length
  const wanted = teams
    .toSorted((a, b) => b.members.size - a.members.size || a.number - b.number)
    .map((team, at) => ({ team, size: least + (at < larger ? 1 : 0) }))
  const leaving = wanted.flatMap(({ team, size }) => [...team.members].slice(size))
  const places = wanted.flatMap(({ team, size }) =>
    Array.from({ length: Math.max(0, size - team.members.size) }, () => team.number)
  )
  return leaving.flatMap((playerId, at) => {
    const team = places[at]
    return team === undefined ? [] : [{ type: 'TeamJoined', playerId, team } as const]
  })
}

/** Mulberry32 (Tommy Ettinger, public domain), seeded by what the room drew. */
function randomFrom(permutation: readonly number[]): () => number {
  let seed = permutation.reduce((sum, digit) => Math.imul(sum, 12) + digit, 1)
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Does one member answer for each team, in the step under way? TEAM-5 */
export function isSpokenFor(state: GameState): boolean {
  const run = currentRun(state)
  return run !== null && isSpoken(state, run)
}

/** Do teams have to agree, in the step under way? TEAM-7 */
export function seeksConsensus(state: GameState): boolean {
  const run = currentRun(state)
  return run?.teamAnswers === 'consensus' && kindOf(stepOf(state, run)).seeksConsensus === true
}

/** TEAM-7: whose vote counts where a team has to agree: of those who have voted, whoever is there; all of them when none is. */
export function consultedOf(
  state: GameState,
  { members }: Team,
  present: ReadonlySet<PlayerId>
): PlayerId[] {
  const answers = currentRun(state)?.answers
  const voters = [...members].filter((one) => answers?.has(one))
  const there = voters.filter((one) => present.has(one))
  return there.length > 0 ? there : voters
}

/** TEAM-7: the teams whose members want different moves, where they have to agree. */
export function disagreeing(state: GameState, present: ReadonlySet<PlayerId>): TeamNumber[] {
  if (!seeksConsensus(state)) return []
  return state.teams
    .filter((team) => {
      return Object.keys(votesOf(state, consultedOf(state, team, present))).length > 1
    })
    .map(({ number }) => number)
}

/** How many of these players want each move, in the step under way. */
export function votesOf(
  state: GameState,
  players: Iterable<PlayerId>
): Readonly<Record<ItemId, number>> {
  const answers = currentRun(state)?.answers
  const votes = new Map<ItemId, number>()
  for (const playerId of players) {
    const answer = answers?.get(playerId)?.answer
    if (answer?.kind === 'decision') votes.set(answer.move, (votes.get(answer.move) ?? 0) + 1)
  }
  return Object.fromEntries(votes)
}

/** Larger teams are not told each vote as it comes: nobody talks with that many. */
const mostTold = 40

/** TEAM-7: who is told, as they answer, what the own team wants. */
export function toldOfVotes(state: GameState, answered: Iterable<PlayerId>): PlayerId[] {
  if (!seeksConsensus(state)) return []
  const teams = new Set([...answered].map((playerId) => state.seats.get(playerId)?.team ?? null))
  return state.teams
    .filter(({ number, members }) => teams.has(number) && members.size <= mostTold)
    .flatMap(({ members }) => [...members])
}

export function teamOf(state: GameState, { team }: Seat): Team | null {
  return team === null ? null : (state.teams[team - 1] ?? null)
}

/** Does this seat answer for its team, in a game where one does? */
export function isVoice(state: GameState, seat: Seat): boolean {
  const isSpoken = state.settings.teams?.answers === 'spokesperson'
  return isSpoken && teamOf(state, seat)?.spokesperson === seat.playerId
}

/** May this seat answer the step under way? */
export function mayAnswer(state: GameState, seat: Seat): boolean {
  return !isSpokenFor(state) || isVoice(state, seat)
}

/** TEAM-5: has somebody answered for this team, in the step under way? */
export function hasSpoken(state: GameState, { members }: Team): boolean {
  const answers = currentRun(state)?.answers
  return answers !== undefined && isSpokenFor(state) && [...members].some((one) => answers.has(one))
}

/** TEAM-8: who is in one of these teams now. */
export function membersOf(state: GameState, teams: Iterable<TeamNumber | null>): PlayerId[] {
  return [...new Set(teams)].flatMap((team) =>
    team === null ? [] : [...(state.teams[team - 1]?.members ?? [])]
  )
}

/** These and all of their teams. */
export function teamMatesOf(state: GameState, players: readonly PlayerId[]): PlayerId[] {
  const mates = players.flatMap((playerId) => {
    const seat = state.seats.get(playerId)
    const team = seat && teamOf(state, seat)
    return team ? [...team.members] : [playerId]
  })
  return [...new Set(mates)]
}

/**
 * TEAM-6: who speaks, once the game has begun, for a team that has nobody there to speak: one of its members
 * who is there, drawn at first (who came first may have come to speak for several teams), and then
 * the next one after the one before; nobody when none is there.
 */
export function spokespersons(
  state: GameState,
  present: ReadonlySet<PlayerId>,
  permutation: readonly number[]
): GameEvent[] {
  if (state.settings.teams?.answers !== 'spokesperson') return []
  if (['lobby', 'podium', 'ended'].includes(state.phase)) return []
  return state.teams.flatMap((team): GameEvent[] => {
    const { number, spokesperson } = team
    if (spokesperson !== null && present.has(spokesperson)) return []
    // A team that has answered has nothing more to say before the next step.
    if (state.phase === 'open' && hasSpoken(state, team)) return []
    const playerId =
      spokesperson === null ? drawnSpeaker(team, present, permutation) : nextSpeaker(team, present)
    // A team that has left keeps its voice: it may come back.
    if (playerId === null || playerId === spokesperson) return []
    return [{ type: 'SpokespersonNamed', team: number, playerId }]
  })
}

function drawnSpeaker(
  { number, members }: Team,
  present: ReadonlySet<PlayerId>,
  permutation: readonly number[]
): PlayerId | null {
  const there = [...members].filter((one) => present.has(one))
  const random = randomFrom([...permutation, number])
  return there[Math.floor(random() * there.length)] ?? null
}

/** The next member who is there, in order of arrival, round and round. */
export function nextSpeaker(
  { members, spokesperson }: Team,
  present: ReadonlySet<PlayerId>
): PlayerId | null {
  const ordered = [...members]
  const at = spokesperson === null ? -1 : ordered.indexOf(spokesperson)
  return (
    [...ordered.slice(at + 1), ...ordered.slice(0, at + 1)].find((one) => present.has(one)) ?? null
  )
}

/** TEAM-8: a spokesperson's result is that of every member who could answer. */
export function sharedResults(
  state: GameState,
  results: readonly AnswerResult[],
  run: number
): AnswerResult[] {
  if (!isSpokenFor(state)) return [...results]
  return results.flatMap((result) => {
    const seat = state.seats.get(result.playerId)
    const team = seat && teamOf(state, seat)
    if (!team) return [result]
    return [...team.members].flatMap((playerId) => {
      const member = state.seats.get(playerId)
      return member && member.firstRun <= run ? [{ ...result, playerId }] : []
    })
  })
}

/** TEAM-3: each team's mean over its members: those present or who earned something, or all. */
export function teamGains(
  state: GameState,
  results: readonly AnswerResult[],
  present: ReadonlySet<PlayerId>
): TeamGain[] {
  const { teams } = state.settings
  if (!teams) return []
  const points = new Map(results.map((one) => [one.playerId, one.points + one.bonus]))
  return state.teams.map(({ number, members }) => {
    const counted = [...members].filter(
      (playerId) => teams.mean === 'all' || present.has(playerId) || (points.get(playerId) ?? 0) > 0
    )
    const sum = counted.reduce((total, playerId) => total + (points.get(playerId) ?? 0), 0)
    return { team: number, points: counted.length === 0 ? 0 : Math.round(sum / counted.length) }
  })
}

export function teamViews(state: GameState): TeamView[] {
  const isSpokenFor = state.settings.teams?.answers === 'spokesperson'
  return state.teams.map(({ number, name, members, spokesperson }) => {
    const voice = isSpokenFor && spokesperson !== null ? state.seats.get(spokesperson) : undefined
    return {
      team: number,
      name,
      members: members.size,
      spokesperson: state.namesHidden ? null : (voice?.name ?? null),
      ...(voice && state.namesHidden && { isVoiced: true as const })
    }
  })
}

/** RANK-4: teams by score, equal scores sharing a rank. */
export function teamRows(state: GameState): TeamRow[] {
  const views = teamViews(state)
  const rows = state.teams
    .flatMap(({ number, score }) => {
      const view = views[number - 1]
      return view ? [{ ...view, score, rank: 0 }] : []
    })
    .toSorted((a, b) => b.score - a.score || a.team - b.team)
  return rows.map((row) => ({
    ...row,
    rank: 1 + rows.filter(({ score }) => score > row.score).length
  }))
}
