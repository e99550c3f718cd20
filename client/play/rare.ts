import ResumeForm from './entry/ResumeForm.svelte'
import MoreTimeChoices from './parts/MoreTimeChoices.svelte'

/** What few people ask for, as one file of its own. */
export const rareParts = { ResumeForm, MoreTimeChoices }
