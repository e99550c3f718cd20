import type { Figure, ShiftsFigure } from '../../../shared/steps/figure.ts'
import { m } from '../../text/generated/messages.js'
import { formatPercent } from '../../text/text.ts'

type ShiftsRow = ShiftsFigure['rows'][number]

/** The idea that most believed at first, the one that shook most, and the one that hardly did. */
export function remarkable({ rows }: ShiftsFigure) {
  const voted = rows.filter(({ both }) => both > 0)
  const share = ({ convinced, moved, both }: ShiftsRow) => (convinced ?? moved) / both
  const believed = voted.toSorted((a, b) => (b.before ?? 0) - (a.before ?? 0))[0]
  const byShare = voted.toSorted((a, b) => share(b) - share(a))
  const shaken = byShare[0]
  // What nobody believed cannot be stubborn.
  const stubborn = byShare.filter(({ after }) => (after ?? 0) > 0).at(-1)
  return {
    believed: believed && { row: believed, share: believed.before ?? 0 },
    shaken: shaken && { row: shaken, share: share(shaken) },
    stubborn:
      stubborn && stubborn !== shaken ? { row: stubborn, share: stubborn.after ?? 0 } : undefined
  }
}

/** What a figure shows, for those who do not see it. */
export function figureSentence(figure: Figure): string {
  switch (figure.name) {
    case 'shifts': {
      const { believed, shaken } = remarkable(figure)
      if (!believed || !shaken) return m.steps_shifts_nothing()
      return m.steps_shifts_say({
        believed: believed.row.prompt,
        share: formatPercent(believed.share),
        shaken: shaken.row.prompt,
        convinced: formatPercent(shaken.share)
      })
    }
    case 'progress': {
      if (figure.rows.length === 0) return m.steps_progress_nothing()
      return figure.rows
        .map(({ theme, before, after }) =>
          m.steps_progress_say({
            theme,
            before: formatPercent(before),
            after: formatPercent(after)
          })
        )
        .join(' ')
    }
    case 'path':
      return figure.scenes
        .map(({ prompt, moves, rounds }) => {
          const made = new Set(rounds.flat().map(({ move }) => move))
          const opened = moves
            .filter(({ id, good }) => good && made.has(id))
            .map(({ text }) => text)
          return `${prompt} ${opened.length === 0 ? m.steps_path_no_door() : opened.join(', ')}.`
        })
        .join(' ')
  }
}
