import GlossaryDialog from '../steps/glossary/GlossaryDialog.svelte'
import AnswerRefusal from './AnswerRefusal.svelte'
import Closed from './Closed.svelte'
import AfterStep from './phases/AfterStep.svelte'
import { titleOf } from './title.ts'

/** What a phone shows from the first correction on, as one file of its own. */
export const laterParts = {
  AfterStep,
  AnswerRefusal,
  Closed,
  GlossaryDialog,
  titleOf
}
