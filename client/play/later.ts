// What a phone shows from the first correction on.
export { default as Closed } from './Closed.svelte'
export { default as Ended } from './phases/Ended.svelte'
export { default as Podium } from './phases/Podium.svelte'
export { default as Reveal } from './phases/Reveal.svelte'
export { default as Standings } from './phases/Standings.svelte'
