import Closed from './Closed.svelte'
import Ended from './phases/Ended.svelte'
import Podium from './phases/Podium.svelte'
import Reveal from './phases/Reveal.svelte'
import Standings from './phases/Standings.svelte'

/** What a phone shows from the first correction on, as one file of its own. */
export const laterParts = { Closed, Ended, Podium, Reveal, Standings }
