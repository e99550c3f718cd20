import GlossaryDialog from '../steps/glossary/GlossaryDialog.svelte'
import AnswerRefusal from './AnswerRefusal.svelte'
import Closed from './Closed.svelte'
import Break from './phases/Break.svelte'
import Ended from './phases/Ended.svelte'
import Podium from './phases/Podium.svelte'
import Reveal from './phases/Reveal.svelte'
import Standings from './phases/Standings.svelte'
import { titleOf } from './title.ts'

/** What a phone shows from the first correction on, as one file of its own. */
export const laterParts = {
  AnswerRefusal,
  Break,
  Closed,
  GlossaryDialog,
  Ended,
  Podium,
  Reveal,
  Standings,
  titleOf
}
