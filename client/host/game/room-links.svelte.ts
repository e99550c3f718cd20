import type { GameLink } from './control.svelte.ts'
import { roomLinks, type RoomLinks } from './room-links.ts'

const lookEveryMs = 5000

/** How the room's links are now; what was lost is lost lately only for a while. Call it while a component is made. */
export function watchLinks(link: GameLink): { readonly now: RoomLinks } {
  let nowMs = $state(link.clock.now())
  $effect(() => {
    const ticker = setInterval(() => (nowMs = link.clock.now()), lookEveryMs)
    return () => clearInterval(ticker)
  })
  const links = $derived(roomLinks(link.personal?.rows ?? [], nowMs))
  return {
    get now() {
      return links
    }
  }
}
