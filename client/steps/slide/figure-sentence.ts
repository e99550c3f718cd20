import type { Figure, ShiftsFigure } from '../../../shared/steps/figure.ts'
import { m } from '../../text/generated/messages.js'
import { formatNumber, formatPercent } from '../../text/text.ts'
import { pathSentence } from './path-sentence.ts'

type ShiftsRow = ShiftsFigure['rows'][number]

/** An idea that stands out of those voted on twice, and the share that makes it so, 0 to 1. */
interface Remarkable {
  readonly row: ShiftsRow
  readonly share: number
}

/** The idea that most believed at first, the one that shook most, and the one that hardly did; of a single one nothing is told. */
export function remarkable({ rows }: ShiftsFigure): {
  readonly believed?: Remarkable
  readonly shaken?: Remarkable
  readonly stubborn?: Remarkable
} {
  const voted = votedTwice(rows)
  if (voted.length < 2) return {}
  const shares = (share: (row: ShiftsRow) => number) =>
    voted.map((row) => ({ row, share: share(row) })).sort((a, b) => b.share - a.share)
  const movedAway = shares(({ convinced, moved, both }) => (convinced ?? moved) / both)
  const [believed] = shares(({ before }) => before ?? 0)
  // An idea that won more than it lost was not shaken, and what nobody believes cannot be stubborn.
  const shaken = movedAway.find(
    ({ row, share }) => share > 0 && (row.after ?? 0) <= (row.before ?? 0)
  )
  const last = movedAway.filter(({ row }) => (row.after ?? 0) > 0 && row !== shaken?.row).pop()
  const stubborn = last && { row: last.row, share: last.row.after ?? 0 }
  return { ...(believed && { believed }), ...(shaken && { shaken }), ...(stubborn && { stubborn }) }
}

function votedTwice(rows: readonly ShiftsRow[]): ShiftsRow[] {
  return rows.filter(({ both }) => both > 0)
}

/** What a figure shows, for those who do not see it. */
export function figureSentence(figure: Figure): string {
  switch (figure.name) {
    case 'shifts': {
      const [only, another] = votedTwice(figure.rows)
      if (only && !another) return singleSentence(only)
      const { believed, shaken, stubborn } = remarkable(figure)
      const said = ({ row, share }: Remarkable) => ({
        idea: row.prompt,
        share: formatPercent(share)
      })
      const sentences = [
        believed && m.steps_shifts_say_believed(said(believed)),
        shaken && m.steps_shifts_say_shaken(said(shaken)),
        stubborn && m.steps_shifts_say_stubborn(said(stubborn))
      ].filter((sentence) => sentence !== undefined)
      return sentences.length === 0 ? m.steps_shifts_nothing() : sentences.join(' ')
    }
    case 'progress': {
      if (figure.rows.length === 0) return m.steps_progress_nothing()
      const said = figure.rows.map(({ theme, before, after }) =>
        m.steps_progress_say({
          theme,
          before: formatPercent(before),
          after: formatPercent(after)
        })
      )
      return [...said, m.steps_progress_both({ count: formatNumber(figure.both) })].join(' ')
    }
    case 'path':
      return pathSentence(figure)
  }
}

function singleSentence({ prompt, before, after }: ShiftsRow): string {
  return m.steps_shifts_say_one({
    idea: prompt,
    before: formatPercent(before ?? 0),
    after: formatPercent(after ?? 0)
  })
}
