import type { PlaceRow, SeatStanding, SeatView } from '../../shared/views.ts'
import { m } from '../text/generated/messages.js'
import { getLocale } from '../text/generated/runtime.js'
import { formatNumber, formatRank } from '../text/text.ts'

/** A place, feminine in French: 1 → « 1re », 4 → « 4e ». */
export function formatPlace(rank: number): string {
  return getLocale() === 'fr' && rank === 1 ? '1re' : formatRank(rank)
}

/** « de Maëlle », « d’Amina »; in English the name alone. */
function afterDe(name: string): string {
  if (getLocale() !== 'fr') return name
  const vowel = /^[aeiouœæ]/iu.test(name.normalize('NFD'))
  return vowel ? `d’${name}` : `de ${name}`
}

/** « Vous êtes 4e, à 120 points de Maëlle ». */
export function standingSentence(
  { rank, sharedBy, next }: SeatStanding,
  score: number | null
): string {
  if (!next && score === 0) return m.play_standing_nobody()
  if (!next) return sharedBy > 1 ? m.play_standing_first_shared() : m.play_standing_first()
  const distance = {
    rank: formatRank(rank),
    count: next.points,
    points: formatNumber(next.points)
  }
  return next.name === null
    ? m.play_standing_behind_place({ ...distance, place: formatPlace(next.rank) })
    : m.play_standing_behind({ ...distance, name: afterDe(next.name) })
}

/** A warm word for the end, true for every place. */
export function podiumSentence({ rank, players }: SeatStanding): string {
  if (rank === 1) return m.play_podium_first()
  if (rank <= 3) return m.play_podium_three()
  return rank <= players / 2 ? m.play_podium_half() : m.play_podium_rest()
}

/** The same for a team. */
export function teamPodiumSentence(rank: number): string {
  if (rank === 1) return m.play_podium_team_first()
  return rank <= 3 ? m.play_podium_team_three() : m.play_podium_rest()
}

export function scoreText(score: number): string {
  return m.play_score({ count: score, points: formatNumber(score) })
}

/** Is this row the phone's own? While names are hidden, only a place that nobody shares tells. */
export function isMine({ name, rank }: PlaceRow, { name: mine, standing }: SeatView): boolean {
  if (name !== null) return name === mine
  return standing?.rank === rank && standing.sharedBy === 1
}
