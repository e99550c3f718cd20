/** How a game makes and uses teams. */
export interface TeamSettings {
  /** Two to twelve. */
  readonly count: number
  /** Who decides who goes where. Whoever has no team at the start, and late joiners, go to the smallest. */
  readonly made: 'drawn' | 'chosen' | 'host'
  /** Who answers: each for themselves, one for the team, or all until they agree (role-plays). */
  readonly answers: 'each' | 'spokesperson' | 'consensus'
  /** Whose points a team's mean counts: those present at the correction, or all its members. */
  readonly mean: 'present' | 'all'
}

export const mostTeams = 12

/** From 1. */
export type TeamNumber = number

/** A team as everybody may see it. */
export interface TeamView {
  readonly team: TeamNumber
  /** Null: the name its colour and shape give it, in the reader's language. */
  readonly name: string | null
  readonly members: number
  /** The name of who answers for it; null when each does, nobody can, or names are hidden. */
  readonly spokesperson: string | null
  /** Somebody answers for it, whose name is hidden. */
  readonly isVoiced?: true
}

/** Who answers in games with teams. */
export type TeamAnswers = TeamSettings['answers']

export interface TeamRow extends TeamView {
  readonly score: number
  /** Equal scores share a rank. */
  readonly rank: number
}
