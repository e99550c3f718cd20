import { m } from '../text/generated/messages.js'

const shapes = [
  m.common_team_1,
  m.common_team_2,
  m.common_team_3,
  m.common_team_4,
  m.common_team_5,
  m.common_team_6,
  m.common_team_7,
  m.common_team_8,
  m.common_team_9,
  m.common_team_10,
  m.common_team_11,
  m.common_team_12
]

interface NamedTeam {
  readonly team: number
  /** Null: the name of its shape. */
  readonly name: string | null
}

/** The teams of the game that this page shows: its views name them, its steps only number them. */
let known = $state.raw<readonly NamedTeam[]>([])

export function knowTeams(teams: readonly NamedTeam[]): void {
  known = teams
}

/** Its own name, or that of its shape: « Les Disques ». */
export function teamName(team: number): string {
  const name = known.find((one) => one.team === team)?.name
  return name ?? shapes[(team - 1) % shapes.length]?.() ?? ''
}
