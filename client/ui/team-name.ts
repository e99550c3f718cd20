import { m } from '../text/generated/messages.js'

const names = [
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

/** Its own name, or that of its shape: « Les Disques ». */
export function teamName(team: number, name: string | null): string {
  return name ?? names[(team - 1) % names.length]?.() ?? ''
}
