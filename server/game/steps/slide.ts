import type { SlideStep, SlideTally } from '../../../shared/steps/slide.ts'
import { figureOf } from './figures.ts'
import { isSolved, longest, viewBase, type StepKind } from './kind.ts'

const tally: SlideTally = { answers: 0, right: null }

/** Something to read together, or a summary of what was played. */
export const slideKind: StepKind<SlideStep, never, SlideTally> = {
  kind: 'slide',
  takesAnswers: false,
  isAnsweredByTeams: false,

  parts: (step) => Math.max(1, step.parts.length),
  reading: (step) => longest(step.parts),
  order: () => [],
  accept: () => ({ code: 'invalid_answer' }),
  accuracy: () => null,
  tally: () => tally,

  view(step, placement, disclosure) {
    const solved = isSolved(disclosure)
    return {
      kind: 'slide',
      ...viewBase(step, placement),
      parts: solved ? step.parts : [],
      part: placement.part,
      image: solved ? (step.image ?? null) : null,
      figure: solved && step.figure ? figureOf(step.figure, step, placement.played()) : null,
      correction: solved ? { tally, explanation: step.explanation } : null
    }
  }
}
