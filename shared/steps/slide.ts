import type { Figure, FigureName } from './figure.ts'
import type { StepBase, StepViewBase, TallyBase } from './step.ts'

/** Something to read together, or a summary of what was played. */
export interface SlideStep extends StepBase {
  readonly kind: 'slide'
  /** Shown one after the other on the screen, all at once on phones. May be empty where a figure is. */
  readonly parts: readonly string[]
  readonly image?: SlideImage
  /** Drawn from what was played so far. */
  readonly figure?: FigureName
}

export interface SlideImage {
  /** Name of a file beside the activity, in `images/`. */
  readonly file: string
  /** What it shows, for those who do not see it. */
  readonly alt: string
}

export interface SlideStepView extends StepViewBase {
  readonly kind: 'slide'
  readonly parts: readonly string[]
  /** The part on the screen, from 0. */
  readonly part: number
  readonly image: SlideImage | null
  readonly figure: Figure | null
  readonly correction: { readonly tally: SlideTally; readonly explanation: string } | null
}

export interface SlideTally extends TallyBase {
  readonly answers: 0
  readonly right: null
}
