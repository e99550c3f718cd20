import type { SlideStepView } from '../../../shared/steps/slide.ts'

export function headingOf({ prompt }: SlideStepView): string {
  return prompt
}
