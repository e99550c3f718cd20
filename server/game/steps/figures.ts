import type { DecisionStep } from '../../../shared/steps/decision.ts'
import type {
  Figure,
  FigureName,
  PathFigure,
  ProgressFigure,
  ShiftsFigure
} from '../../../shared/steps/figure.ts'
import type { Step } from '../../../shared/steps/kinds.ts'
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

/** FIGURE-3: the steps asked twice, theme by theme, as those did who answered both times. */
function progress(played: readonly Played[]): ProgressFigure {
  const byTheme = new Map<string, Row>()
  let both = 0
  for (const { step, tally } of latestOf(played).values()) {
    const { twice } = tally
    if (!twice || twice.answers === 0) continue
    both = Math.max(both, twice.answers)
    for (const theme of step.themes) {
      const row = byTheme.get(theme) ?? { answers: 0, before: 0, after: 0, questions: 0 }
      row.answers += twice.answers
      row.before += twice.before
      row.after += twice.after
      row.questions += 1
      byTheme.set(theme, row)
    }
  }
  const rows = [...byTheme].map(([theme, { answers, before, after, questions }]) => {
    return { theme, before: before / answers, after: after / answers, questions }
  })
  return { name: 'progress', both, rows }
}

interface Row {
  answers: number
  before: number
  after: number
  questions: number
}
