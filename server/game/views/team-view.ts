import type { TeamRow, TeamView } from '../../../shared/teams.ts'
import type { GameState } from '../state.ts'

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
