import type { GameLink } from './control.svelte.ts'
import { roomLinks, type RoomLinks } from './room-links.ts'

const lookEveryMs = 5000

/** How the room's links are now; what was lost is lost lately only for a while. Call it while a component is made. */
export function watchLinks(link: GameLink): { readonly now: RoomLinks } {
  const look = () => link.clock.now() ?? Infinity
  let nowMs = $state(look())
  $effect(() => {
    const ticker = setInterval(() => (nowMs = look()), lookEveryMs)
    return () => clearInterval(ticker)
  })
  const links = $derived(roomLinks(link.personal?.rows ?? [], nowMs))
  return {
    get now() {
      return links
    }
  }
}
