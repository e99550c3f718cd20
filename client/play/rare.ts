import { knowTeams } from '../ui/team-name.svelte.ts'
import TeamMark from '../ui/TeamMark.svelte'
import ResumeForm from './entry/ResumeForm.svelte'
import Prompt from '../steps/glossary/Prompt.svelte'
import { otherAnswering } from '../steps/other-answering.ts'
import ConfidenceChoice from './parts/ConfidenceChoice.svelte'
import MoreTimeChoices from './parts/MoreTimeChoices.svelte'
import RenameForm from './parts/RenameForm.svelte'
import Speaker from './parts/Speaker.svelte'
import TeamChoice from './parts/TeamChoice.svelte'

/** What few people ask for, as one file of its own. */
export const rareParts = {
  otherAnswering,
  Prompt,
  knowTeams,
  ResumeForm,
  MoreTimeChoices,
  ConfidenceChoice,
  RenameForm,
  Speaker,
  TeamChoice,
  TeamMark
}
