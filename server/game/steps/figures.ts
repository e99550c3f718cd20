import type { DecisionStep } from '../../../shared/steps/decision.ts'
import type {
  Figure,
  FigureName,
  PathFigure,
  ProgressFigure,
  ShiftsFigure
} from '../../../shared/steps/figure.ts'
import type { Step, Tally } from '../../../shared/steps/kinds.ts'
import type { OpinionStep, OpinionTally } from '../../../shared/steps/opinion.ts'
import type { Played } from './kind.ts'

/** A summary of what was played before, as data. */
export function figureOf(name: FigureName, slide: Step, played: readonly Played[]): Figure {
  switch (name) {
    case 'shifts':
      return shifts(played)
    case 'path':
      return path(played.filter(({ step }) => step.section === slide.section))
    case 'progress':
      return progress(played)
  }
}

/** A step played again later counts as it was played last. */
function latestOf(played: readonly Played[]): ReadonlyMap<string, Played> {
  return new Map(played.map((one) => [one.step.id, one]))
}

/** FIGURE-1 */
function shifts(played: readonly Played[]): ShiftsFigure {
  const latest = latestOf(played)
  const rows = [...latest.values()].flatMap(({ step, tally }) => {
    if (step.kind !== 'opinion' || step.again === undefined) return []
    const before = latest.get(step.again)
    const { shift } = tally as OpinionTally
    if (!shift || !before) return []
    return [
      {
        id: step.id,
        prompt: step.prompt,
        before: shareAgreeing(step, before.tally as OpinionTally),
        after: shareAgreeing(step, tally as OpinionTally),
        both: shift.both,
        moved: shift.moved,
        convinced: shift.towards?.convinced ?? null
      }
    ]
  })
  return { name: 'shifts', rows }
}

function shareAgreeing(step: OpinionStep, { picks }: OpinionTally): number | null {
  let agree = 0
  let opined = 0
  for (const { id, agreement } of step.options) {
    if (agreement === null) continue
    opined += picks[id] ?? 0
    if (agreement > 0) agree += picks[id] ?? 0
  }
  return opined === 0 ? null : agree / opined
}

/** FIGURE-2: one scene for each step, whatever its rounds. */
function path(played: readonly Played[]): PathFigure {
  const scenes = new Map<DecisionStep, Played[]>()
  for (const one of played) {
    if (one.step.kind !== 'decision') continue
    scenes.set(one.step, [...(scenes.get(one.step) ?? []), one])
  }
  return {
    name: 'path',
    scenes: [...scenes].map(([step, rounds]) => ({
      id: step.id,
      prompt: step.prompt,
      moves: step.moves.map(({ id, text, good, keep, actors }) => ({
        id,
        text,
        good,
        keep,
        actors
      })),
      rounds: rounds.map(({ decided }) => decided)
    }))
  }
}

/** FIGURE-3: the steps asked twice, theme by theme. */
function progress(played: readonly Played[]): ProgressFigure {
  const latest = latestOf(played)
  const byTheme = new Map<string, { before: Share; after: Share; questions: number }>()
  for (const { step, tally } of latest.values()) {
    const before = step.again === undefined ? undefined : latest.get(step.again)
    if (!before || tally.right === null) continue
    for (const theme of step.themes) {
      const row = byTheme.get(theme) ?? { before: [0, 0], after: [0, 0], questions: 0 }
      add(row.before, before.tally)
      add(row.after, tally)
      row.questions += 1
      byTheme.set(theme, row)
    }
  }
  const rows = [...byTheme].flatMap(([theme, { before, after, questions }]) => {
    if (before[1] === 0 || after[1] === 0) return []
    return [{ theme, before: before[0] / before[1], after: after[0] / after[1], questions }]
  })
  return { name: 'progress', rows }
}

/** Right answers, and all of them. */
type Share = [right: number, answers: number]

function add(share: Share, { right, answers }: Tally): void {
  share[0] += right ?? 0
  share[1] += answers
}
