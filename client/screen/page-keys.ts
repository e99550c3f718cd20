import type { Pages } from './pages.svelte.ts'

const turns: Readonly<Record<string, 1 | -1>> = {
  PageDown: 1,
  ArrowRight: 1,
  ' ': 1,
  PageUp: -1,
  ArrowLeft: -1
}

/** A remote plugged in where the screen alone is shown turns its pages. Gives back how to stop. */
export function listenForPages(pages: Pages): () => void {
  const pressed = (event: KeyboardEvent) => {
    const by = turns[event.key]
    if (!by || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const ownKey = event.key === ' ' && event.target instanceof Element
    if (ownKey && event.target.closest('button, a, summary, [role="button"]')) return
    if (document.querySelector('dialog[open]')) return
    event.preventDefault()
    pages.turn(by)
  }
  document.addEventListener('keydown', pressed)
  return () => document.removeEventListener('keydown', pressed)
}
