import type { SlideStepView } from '../../../shared/steps/slide.ts'
import { m } from '../../text/generated/messages.js'
import { figureSentence } from './figure-sentence.ts'

export function summaryOf(step: SlideStepView): string {
  const read = step.parts[step.part] ?? ''
  const title = step.part === 0 ? `${step.prompt}. ` : ''
  return `${title}${read}${step.figure ? ` ${figureSentence(step.figure)}` : ''}`.trim()
}

export function kindName(): string {
  return m.steps_slide_name()
}
